"""Texts of the rule files in the language of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate

if TYPE_CHECKING:
    from kb.domain.bilingual import Bilingual

_LANGUAGE = noop("Language", "日本語")


def in_language(text: Bilingual) -> str:
    """Return the Japanese text, or the English one while the program speaks English."""
    return text.japanese if translate("Language", _LANGUAGE) == _LANGUAGE else text.english
