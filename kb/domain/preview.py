"""An article as agents would see it if it were saved as it stands, with the line each part comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.domain.reading import ReadableArticle
    from kb.domain.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class StepPlace:
    """The line of a step's title, from 1, and those of its spoken lines; without a title, where its text begins."""

    title: int
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePreview:
    """``article.html`` marks each block with an anchor that names its line (see ``kb.documents.rendering``).

    ``card`` is its row among suggestions, without reasons: these depend on a call. ``steps`` are the places of
    ``article.steps``, ``mail`` the lines of the text of the mail that are not empty.
    """

    article: ReadableArticle
    card: Suggestion
    steps: tuple[StepPlace, ...] = ()
    mail: tuple[int, ...] = ()
