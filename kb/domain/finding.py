"""What an editor should look at in an article before agents see it, and what can be done about each (lint)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from kb.domain.bilingual import Bilingual


class Grade(StrEnum):
    """誤り: the article cannot be validated with it. 注意: an editor decides."""

    ERROR = "error"
    WARNING = "warning"


class FixKind(Enum):
    """What is done when the fix of a finding is taken."""

    #: ``text`` takes the place of the body from ``start`` to ``end``.
    EDIT = "edit"
    #: ``values`` become the value of the finding's attribute; none of them empties it.
    SET_ATTRIBUTE = "set_attribute"
    #: An article is chosen, and its address takes the place of the body from ``start`` to ``end``.
    CHOOSE_ARTICLE = "choose_article"
    #: A placeholder is chosen, and takes the place of the body from ``start`` to ``end``.
    CHOOSE_PLACEHOLDER = "choose_placeholder"
    #: The other article ``article_id`` is opened.
    OPEN_ARTICLE = "open_article"


class FixVerb(StrEnum):
    """What the button of a fix says: 置きかえる, 加える, 言いかえる, 伏せる, 消す, 選ぶ, 開く."""

    REPLACE = "replace"
    ADD = "add"
    REWORD = "reword"
    MASK = "mask"
    REMOVE = "remove"
    CHOOSE = "choose"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What can be done about a finding with one key; ``start`` and ``end`` count code points of the body from 0."""

    kind: FixKind
    verb: FixVerb
    start: int = 0
    end: int = 0
    text: str = ""
    values: tuple[str, ...] = ()
    article_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at: in a line of the body, in an attribute, or (neither) in the article as a whole.

    ``code`` names the sentence, which ``params`` fill. ``line`` counts from 1 in the body, 0: none; ``start`` and
    ``end`` are columns in it, in code points from 0, both 0 when the whole line is meant. ``why`` and ``better`` are
    the words of a wording rule. ``blocks_validation``: with it the article cannot become 検証済; true for every error,
    and for a warning about what is needed only then.
    """

    code: str
    grade: Grade
    line: int = 0
    start: int = 0
    end: int = 0
    attribute: str = ""
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    why: Bilingual | None = None
    better: Bilingual | None = None
    fix: Fix | None = None
    blocks_validation: bool = False


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as they are listed: errors first, then by line; those without a line after the others."""
    return tuple(
        sorted(findings, key=lambda one: (one.grade is Grade.WARNING, not one.line, one.line, one.start, one.attribute))
    )


def count_grade(findings: Iterable[Finding], grade: Grade) -> int:
    """Return how many findings are of a grade."""
    return sum(finding.grade is grade for finding in findings)
