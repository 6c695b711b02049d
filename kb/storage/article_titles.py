"""Titles of articles, without reading their texts."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import case, or_, select

from kb.domain.article import PUBLISHED_STATES, Kind, State
from kb.domain.writing import LinkTarget
from kb.storage.tables import ARTICLES

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlmodel import Session

_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def with_words(session: Session, words: str, limit: int) -> tuple[LinkTarget, ...]:
    """Return the articles whose title has all of these words in it, published ones first, the newest of them first.

    A word is found as it is typed, in half width, in hiragana and in katakana.
    """
    hidden = case((ARTICLES.c.state.in_([state.value for state in PUBLISHED_STATES]), 0), else_=1)
    statement = (
        select(ARTICLES.c.id, ARTICLES.c.kind, ARTICLES.c.title, ARTICLES.c.state)
        .where(*map(_has, words.split()))
        .order_by(hidden, ARTICLES.c.id.desc())
        .limit(limit)
    )
    rows = session.connection().execute(statement)
    return tuple(LinkTarget(row.id, Kind(row.kind), row.title, State(row.state)) for row in rows)


def _has(word: str) -> ColumnElement[bool]:
    plain = unicodedata.normalize("NFKC", word)
    forms = {word, plain, plain.translate(_TO_HIRAGANA), plain.translate(_TO_KATAKANA)}
    return or_(*(ARTICLES.c.title.contains(form, autoescape=True) for form in sorted(forms)))
