"""Folders of thousands of cases, made of the sample's own sentences with a fixed seed."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from kb.documents.checks import SECTIONS
from kb.domain.article import Kind
from kb.resources import resource_path
from tests.markdown_folder import read_folder

if TYPE_CHECKING:
    from pathlib import Path

SEED = 20_261_123
CHARACTERS = 300
_SENTENCE = re.compile(r"[^。\n#{}\[\]:]{6,60}。")
_FILES_IN_A_FOLDER = 1_000
_FRONT_MATTER = """---
kind: case
title: {title}
state: not_validated
demand: [visit]
outcome: settled
happened_on: 2026-09-01
---
"""


def write_cases(folder: Path, count: int) -> set[str]:
    """Write cases of about 300 characters without ids, and return their titles, each of which is there once."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret, a repeatable draw
    sentences = [text for file in read_folder(resource_path("sample")).files for text in _SENTENCE.findall(file.text)]
    headings = SECTIONS[Kind.CASE]
    titles: set[str] = set()
    for number in range(count):
        title = f"{chance.choice(sentences)[:24].strip('。- ')} {number:06}"
        titles.add(title)
        parts = [_FRONT_MATTER.format(title=title)]
        for heading in headings:
            text = ""
            while len(text) < CHARACTERS // len(headings):
                text += chance.choice(sentences).strip("- ")
            parts.append(f"## {heading}\n\n{text}\n")
        file = folder / f"{number // _FILES_IN_A_FOLDER:03}" / f"{number:06}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(parts), encoding="utf-8")
    return titles
