"""An article prepared for an agent's eyes: steps to speak, conditions of use, safe HTML, a four-line summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.domain.script import Step


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """The four short lines of a case: 状況, 要求, 対応, 結果 (first sentence of each section)."""

    situation: str = ""
    demand: str = ""
    action: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class ShownImage:
    """An image that an article shows: its address in the HTML, and the file as it was taken in."""

    address: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableArticle:
    """What the reader shows of one article; ``html`` is sanitised, ``plain`` is what a copy puts on the clipboard.

    ``images`` are those of the HTML that the library has; of the others the description is shown.
    """

    article: Article
    steps: tuple[Step, ...] = ()
    use_when: tuple[str, ...] = ()
    do_not_use_when: tuple[str, ...] = ()
    html: str = ""
    plain: str = ""
    mail: str = ""
    used: int = 0
    helped: int = 0
    images: tuple[ShownImage, ...] = ()
