"""Texts of the rule files in the language of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import JAPANESE, language

if TYPE_CHECKING:
    from kb.domain.bilingual import Bilingual


def in_language(text: Bilingual) -> str:
    """Return the Japanese text, or the English one while the program speaks English."""
    return text.japanese if language() == JAPANESE else text.english
