"""What judges an article while it is written: findings, near-duplicates, where it would appear; in memory."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from kb.documents.typed_body import TypedBody
from kb.domain.appearance import (
    Appearance,
    NoteChange,
    PastEffect,
    PastNote,
    PlaceLost,
    RankedArticle,
    Showing,
    Strength,
    WordWeight,
)
from kb.domain.article import Kind, State
from kb.domain.finding import Finding, Fix, FixKind, FixVerb, Grade, in_order

if TYPE_CHECKING:
    from kb.cancellation import CancelToken
    from kb.domain.article_form import ArticleForm
    from kb.domain.near_duplicate import NearDuplicate
    from kb.domain.suggestion import SuggestionQuery
    from kb.errors import KbError


@dataclass
class FakeLinting:
    """Finds each of ``words`` in the body, an error that can be replaced by its better one, and two to be chosen."""

    words: dict[str, str] = field(default_factory=lambda: {"TODO": "済"})
    dead: str = ""
    unknown: str = ""
    lacking: str = ""
    failures: list[KbError] = field(default_factory=list)
    asked: int = 0

    def lint_form(self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None) -> tuple[Finding, ...]:
        self.asked += 1
        if self.failures:
            raise self.failures.pop(0)
        body = TypedBody(form.body)
        found = []
        for word, better in self.words.items():
            for match in re.finditer(re.escape(word), form.body):
                line, start, end = body.span(*match.span())
                fix = Fix(kind=FixKind.EDIT, verb=FixVerb.REPLACE, start=match.start(), end=match.end(), text=better)
                found.append(
                    Finding(
                        code="placeholder_unknown",
                        grade=Grade.ERROR,
                        line=line,
                        start=start,
                        end=end,
                        params={"detail": word},
                        fix=fix,
                        blocks_validation=True,
                    )
                )
        for address, kind in ((self.dead, FixKind.CHOOSE_ARTICLE), (self.unknown, FixKind.CHOOSE_PLACEHOLDER)):
            place = form.body.find(address) if address else -1
            if place >= 0:
                line, start, end = body.span(place, place + len(address))
                fix = Fix(kind=kind, verb=FixVerb.CHOOSE, start=place, end=place + len(address))
                params = {"detail": "断り方"}
                found.append(
                    Finding(
                        code="link_dead", grade=Grade.ERROR, line=line, start=start, end=end, params=params, fix=fix
                    )
                )
        if self.lacking and self.lacking not in form.body:
            end = len(form.body.rstrip())
            fix = Fix(
                kind=FixKind.EDIT, verb=FixVerb.ADD, start=end, end=len(form.body), text=f"\n\n{self.lacking}\n\n"
            )
            params = {"section": "結果"}
            found.append(Finding(code="section_missing", grade=Grade.WARNING, params=params, fix=fix))
        if not form.title:
            found.append(Finding(code="title_missing", grade=Grade.ERROR, attribute="title"))
        if "090" in form.title:
            fix = Fix(kind=FixKind.SET_ATTRIBUTE, verb=FixVerb.MASK, values=("〔電話番号〕",))
            params = {"words": form.title, "category": "telephone"}
            found.append(Finding(code="personal_data", grade=Grade.WARNING, attribute="title", params=params, fix=fix))
        return in_order(found)


@dataclass
class FakeNearDuplicates:
    """Finds ``near`` for every form whose title holds ``word``."""

    word: str = "似た"
    near: tuple[NearDuplicate, ...] = ()
    failures: list[KbError] = field(default_factory=list)

    def find(self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None) -> tuple[NearDuplicate, ...]:
        if self.failures:
            raise self.failures.pop(0)
        return self.near if self.word in form.title else ()


@dataclass
class FakeAppearances:
    """Shows an article first once one of its customers' words stands in the note, else not at all."""

    notes: tuple[PastNote, ...] = ()
    asked: list[str] = field(default_factory=list)
    weighed: int = 0
    failures: list[KbError] = field(default_factory=list)

    def look(
        self, form: ArticleForm, article_id: UUID, query: SuggestionQuery, token: CancelToken | None = None
    ) -> Appearance:
        self.asked.append(query.notes)
        if self.failures:
            raise self.failures.pop(0)
        phrase = next((word for word in form.words("customer_words") if word in query.notes), "")
        own = RankedArticle(
            article_id=article_id,
            kind=form.kind,
            title=form.title,
            state=form.state,
            place=1 if phrase else 2,
            sureness=1.0 if phrase else -2.0,
            shown=bool(phrase),
            words=(WordWeight("来い", 1.0),) if phrase else (),
            phrase=phrase,
        )
        other = RankedArticle(
            article_id=UUID(int=99),
            kind=Kind.PROCEDURE,
            title="ほかの記事",
            state=State.VALIDATED,
            place=2 if phrase else 1,
            sureness=0.5,
            shown=True,
            ahead=() if phrase else (Strength.WORDS, Strength.PHRASE),
        )
        return Appearance(
            showing=Showing.SHOWN if phrase else Showing.UNSURE, own=own, others=(other,), place_now=2, threshold=-0.1
        )

    def effect(self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None) -> PastEffect:
        self.weighed += 1
        shown = len(form.words("customer_words"))
        change = NoteChange(text="今すぐ来いと言われた", titles=("ほかの記事",))
        lost = PlaceLost(UUID(int=99), "ほかの記事", shown)
        return PastEffect(
            notes=30,
            shown_before=0,
            shown_after=shown,
            gained=(change,) if shown else (),
            losers=(lost,) if shown else (),
        )

    def past_notes(self, limit: int = 30) -> tuple[PastNote, ...]:
        return self.notes[:limit]
