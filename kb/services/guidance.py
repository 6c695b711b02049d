"""What guides an agent through a call: questions, boundaries, who takes over, what to change, what to offer."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kb.documents.sections import steps_of
from kb.domain.article import PUBLISHED_STATES, Kind, Stage
from kb.domain.companions import Companions, OtherSolution, offered_alternative, question_for_consent
from kb.domain.three_changes import suggest_changes
from kb.errors import ArticleNotFoundError
from kb.search import japanese
from kb.services.guidance_rules import load_boundary_ladder, load_handover_words, load_question_bank
from kb.storage import article_store

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path
    from uuid import UUID

    from kb.domain.article import Article
    from kb.domain.boundary import BoundaryLadder
    from kb.domain.next_person import HandoverWords
    from kb.domain.policy import Policy
    from kb.domain.questions import AskedItem, Question, QuestionBank
    from kb.domain.three_changes import CallFacts, SuggestedChange
    from kb.storage.database import Database

#: Procedures before scripts: what to do, then what to say.
_NO_ANSWER_KINDS = (Kind.PROCEDURE, Kind.SCRIPT)
_NO_ANSWER = "P15"


class GuidanceService:
    """Answers from the rule files of the library, each read when it is first needed and kept, and from its articles.

    Whatever needs a rule file raises FileUnreadableError when that file is not what it should be.
    """

    def __init__(self, database: Database, library_root: Path, policy: Policy) -> None:
        """Read nothing yet."""
        self._database = database
        self._root = library_root
        self._policy = policy

    def question_bank(self) -> QuestionBank:
        """Return the centre's questions and items (P14)."""
        return self._bank

    def handover_words(self) -> HandoverWords:
        """Return what is said by the role of whoever takes over, and for each of the three changes (P10, P25)."""
        return self._handover_words

    def boundary_ladder(self) -> BoundaryLadder:
        """Return the steps of a boundary with their words, and the criteria (P21)."""
        return self._boundary_ladder

    def questions(self, cause: str, stage: Stage | None, asked: Collection[str] = ()) -> tuple[Question, ...]:
        """Return what to ask, without the items and questions asked already; see ``QuestionBank.for_call``."""
        return self._bank.for_call(cause, stage, asked)

    def items(self) -> tuple[AskedItem, ...]:
        """Return what is usually asked, for the chips 聞いたこと."""
        return self._bank.items

    def asked_items(self, notes: str) -> frozenset[str]:
        """Return the ids of the items that the notes show to be asked: too few rather than too many (P9)."""
        return self._bank.asked_items(japanese.fold(notes))

    def changes(self, facts: CallFacts) -> tuple[SuggestedChange, ...]:
        """Return what to change and why, once nothing moved for the amber minutes of the policy (P25)."""
        return suggest_changes(facts, patience_minutes=self._policy.amber_minutes)

    def no_answer(self) -> tuple[Article, ...]:
        """Return what is published for when no acceptable answer exists (P15), procedures before scripts."""
        with self._database.read() as session:
            revisions = article_store.of_practice(session, _NO_ANSWER, _NO_ANSWER_KINDS, PUBLISHED_STATES)
        articles = [revision.article for revision in revisions]
        return tuple(sorted(articles, key=lambda article: _NO_ANSWER_KINDS.index(article.kind)))

    def companions(self, article_id: UUID, *, limit: int = 3) -> Companions:
        """Return the alternative and the question for consent to show beside a solution script (P19).

        They are the script's own words, or the general ones of the rules where it has none; beside them at most
        ``limit`` other published solution scripts with the same cause or demand, those that share more first.

        Raises:
            ArticleNotFoundError: there is no such article.
        """
        with self._database.read() as session:
            revision = article_store.get(session, article_id)
            others = article_store.of_stage(session, Stage.SOLUTION, PUBLISHED_STATES)
        if revision is None:
            raise ArticleNotFoundError(article=str(article_id))
        steps = steps_of(revision.article.body)
        alternative, question = offered_alternative(steps), question_for_consent(steps)
        return Companions(
            alternative=alternative or (self._bank.alternative,),
            confirming_question=question or (self._bank.confirming_question,),
            own=bool(alternative and question),
            others=_alike(revision.article, [other.article for other in others], limit),
        )

    def forget(self) -> None:
        """Read the rule files anew when they are next needed: one of them was changed."""
        for name in ("_bank", "_handover_words", "_boundary_ladder"):
            self.__dict__.pop(name, None)

    @cached_property
    def _bank(self) -> QuestionBank:
        return load_question_bank(self._root)

    @cached_property
    def _handover_words(self) -> HandoverWords:
        return load_handover_words(self._root)

    @cached_property
    def _boundary_ladder(self) -> BoundaryLadder:
        return load_boundary_ladder(self._root, self._policy.same_content_minutes)


def _alike(article: Article, others: list[Article], limit: int) -> tuple[OtherSolution, ...]:
    shared = {other.id: _shared(article, other) for other in others if other.id != article.id}
    alike = sorted((other for other in others if shared.get(other.id)), key=lambda other: -shared[other.id])
    return tuple(OtherSolution(other.id, other.title) for other in alike[:limit])


def _shared(article: Article, other: Article) -> int:
    """Return how much two scripts share: a demand or the cause counts once, a product is no reason by itself."""
    same_cause = bool(article.cause) and article.cause == other.cause
    return len(set(article.demand) & set(other.demand)) + same_cause
