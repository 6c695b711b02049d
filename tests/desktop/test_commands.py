from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from desktop.commands import COMMANDS, Scope, command, key_text


def test_no_command_uses_a_key_of_the_input_method() -> None:
    keys = [key for item in COMMANDS for key in item.keys]
    assert not [key for key in keys if re.search(r"\bF([6-9]|10)$", key)]
    assert not [key for key in keys if key in {"Space", "Return", "Enter"} and _scope(key) is not Scope.LOCAL]


def _scope(key: str) -> Scope:
    return next(item.scope for item in COMMANDS if key in item.keys)


def test_no_two_commands_share_a_key() -> None:
    counted = Counter(QKeySequence(key).toString() for item in COMMANDS for key in item.keys)
    assert not [key for key, count in counted.items() if count > 1]


def test_every_key_is_one_qt_knows() -> None:
    for item in COMMANDS:
        for key in item.keys:
            assert not QKeySequence(key).isEmpty(), key


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("Alt+Down", "Alt+↓"), ("Ctrl+Return", "Ctrl+Enter"), ("Escape", "Esc"), ("Ctrl++", "Ctrl++"), ("Alt+1", "Alt+1")],
)
def test_caps_show_keys_as_they_are_printed(keys: str, shown: str) -> None:
    assert key_text(keys) == shown


@pytest.mark.parametrize(
    ("command_id", "cap"),
    [
        ("show.call", "Ctrl+1"),
        ("show.search", "Ctrl+2"),
        ("search.focus", "Ctrl+K"),
        ("call.start", "Ctrl+N"),
        ("call.end", "Alt+E"),
        ("call.second", "Alt+N"),
        ("message.act", "Alt+Z"),
        ("call.next_line", "Alt+↓"),
        ("call.previous_line", "Alt+↑"),
        ("use", "Ctrl+Enter"),
        ("dismiss", "Ctrl+D"),
        ("text.larger", "Ctrl+="),
        ("text.smaller", "Ctrl+-"),
    ],
)
def test_the_keys_of_the_design(command_id: str, cap: str) -> None:
    assert command(command_id).cap == cap


def test_suggestions_have_the_keys_one_to_eight() -> None:
    assert [(item.cap, item.number) for item in COMMANDS if item.id == "call.open"] == [
        (f"Alt+{number}", number) for number in range(1, 9)
    ]


def test_commands_of_a_screen_name_it() -> None:
    assert all(item.screen for item in COMMANDS if item.scope is Scope.ANYWHERE)
    with pytest.raises(KeyError):
        command("no.such.command")
