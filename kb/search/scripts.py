"""The scripts that names are written in, as they are in a folded text."""

from __future__ import annotations

import re

KANJI = re.compile(r"[一-鿿々〆ヶケヵノ𠀀-𯿿]+")
KATAKANA = re.compile(r"[ァ-ヺー]+")
HIRAGANA = re.compile(r"[ぁ-んー]+")
LATIN = re.compile(r"[a-zà-öø-ÿ'.]{2,}")


def run_from(text: str, start: int) -> str:
    """Return the run of one script that begins there."""
    for script in (KANJI, KATAKANA, LATIN, HIRAGANA):
        if match := script.match(text, start):
            return match[0]
    return ""
