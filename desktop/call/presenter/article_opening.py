"""Reads an article with what stands beside it: alternatives to a solution, what fills its slots."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.call.script_state import lines_of
from kb.domain.article import Kind, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.call.presenter.ports import Articles, Guidance, Handovers
    from kb.domain.companions import OtherSolution
    from kb.domain.policy import Policy
    from kb.domain.reading import ReadableArticle
    from kb.domain.script import SpokenLine


class LoadedArticle(NamedTuple):
    """``beside`` are lines that a solution script does not say itself, ``others`` other solutions (P19)."""

    article: ReadableArticle
    beside: tuple[SpokenLine, ...]
    others: tuple[OtherSolution, ...]
    sources: Mapping[str, str]
    policy: Policy


class ArticleOpening:
    """Asks the three services at once, on a reading thread."""

    def __init__(self, reading: Articles, handovers: Handovers, guidance: Guidance) -> None:
        """Read nothing yet."""
        self._reading = reading
        self._handovers = handovers
        self._guidance = guidance

    def read(self, find: Callable[[], ReadableArticle]) -> LoadedArticle:
        """Return the article that ``find`` returns, with what belongs to it."""
        article = find()
        beside, others = self._companions(article)
        return LoadedArticle(article, beside, others, self._reading.slot_sources(), self._handovers.policy())

    def _companions(self, article: ReadableArticle) -> tuple[tuple[SpokenLine, ...], tuple[OtherSolution, ...]]:
        """Return what a solution script does not say itself, and other solutions (P19)."""
        if article.article.kind is not Kind.SCRIPT or article.article.stage is not Stage.SOLUTION:
            return (), ()
        found = self._guidance.companions(article.article.id)
        own = lines_of(article.steps)
        said = (*found.alternative, *found.confirming_question)
        return tuple(line for line in said if line not in own), found.others
