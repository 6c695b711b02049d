"""The administrator's guides on paper, printed as the program prints."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from desktop.paper.text import PrintedText, print_text, set_page
from kb.documents.rendering import render
from kb.services.machine_check import faults_of
from kb.toml_rules import TomlSource
from tests.guide_commands import GUIDES, blocks, commands

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.theme import Theme

MOST_PAGES = 3


def print_guide(guide: Path, device: QPdfWriter, theme: Theme) -> int:
    title, _, body = guide.read_text(encoding="utf-8").removeprefix("# ").partition("\n")
    device.setTitle(title)
    set_page(device)
    return print_text(PrintedText(title=title, facts=(), body=render(body).html), device, theme.font("body"))


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_has_three_pages_at_most(language: str, theme: Theme) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert 1 < print_guide(GUIDES[language], QPdfWriter(buffer), theme) <= MOST_PAGES


def test_both_languages_have_the_same_commands_and_the_same_policy() -> None:
    japanese, english = GUIDES["ja"], GUIDES["en"]
    assert [command.line for command in commands(japanese)] == [command.line for command in commands(english)]
    first, second = (tomllib.loads("".join(blocks(guide, "toml"))) for guide in (japanese, english))
    assert first == second
    assert without_comments(japanese) == without_comments(english)


def without_comments(guide: Path) -> list[str]:
    lines = "".join(blocks(guide, "powershell")).splitlines()
    return [line.partition("#")[0].rstrip() for line in lines]


@pytest.mark.parametrize("language", GUIDES)
def test_the_policy_of_the_guide_is_sound(language: str) -> None:
    (policy,) = blocks(GUIDES[language], "toml")
    assert faults_of(TomlSource(GUIDES[language], policy)) == ()
