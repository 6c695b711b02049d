"""A text that a data file holds in both languages of the program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same said in Japanese, which a customer hears, and in English, for readers of the screen."""

    japanese: str
    english: str

    def text(self, language: str) -> str:
        """Return the English text for ``en`` (also ``en_GB``), else the Japanese one."""
        return self.english if language[:2].lower() == "en" else self.japanese
