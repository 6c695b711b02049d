"""Makes a case of a call: a draft with personal data masked and the caller's words kept (P32)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.documents.article_text import article_problems, write_article
from kb.documents.case_text import ACTION, CAUSE, DEMAND, RESULT, SITUATION, case_body, paragraph_and_items, storable
from kb.documents.case_text import plain_markdown as plain
from kb.domain.article import Article, Kind, State
from kb.domain.call import CallEventType
from kb.domain.case_draft import CallText, CaseDraft, MaskedText, outcome_of
from kb.domain.suggestion import ReasonType, SuggestionQuery, Suggestions
from kb.errors import IndexUnavailableError
from kb.identifiers import new_id
from kb.services.masked_calls import CallMasker
from kb.storage import article_store, call_store, promise_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from kb.documents.record_words import RecordWords
    from kb.domain.call import Call
    from kb.domain.promise import Promise
    from kb.domain.suggestion import Reason
    from kb.search.masking import Masker
    from kb.services.drafting import DraftService
    from kb.storage.database import Database

_TITLE_CHARACTERS = 40
_MOST_WORDS = 12
_LONGEST_WORD = 24
_QUOTED = re.compile(r"「([^「」〔〕\n]{2,24})」")
_ONLY_WHO = re.compile(r"(?:〔[^〔〕]*〕|様|さん|氏|殿|方|から|より|の|ご?入電|お?電話|受電|[、。・,.\s])+")
#: Suggestions whose reasons are read: more than a screen shows, as they are read for the caller's words.
_LIMIT = 5


class CaseDraftService:
    """Builds drafts of cases from calls; nothing of one is an article or indexed until an editor saves it."""

    def __init__(
        self,
        database: Database,
        drafts: DraftService,
        masker: Masker,
        suggest: Callable[[SuggestionQuery], Suggestions],
        words: RecordWords,
    ) -> None:
        """``suggest`` finds the caller's words that matched, ``words`` name results, demands and causes."""
        self._database = database
        self._drafts = drafts
        self._masker = masker
        self._suggest = suggest
        self._words = words

    def preview(self, call_id: UUID) -> CaseDraft:
        """Return the draft as it would be saved, with every text it was made of, so that a person can look at it.

        Raises:
            CallNotFoundError: there is no such call.
            FileUnreadableError: the library's own masking.yaml is not what it should be.
        """
        with self._database.read() as session:
            call = call_store.get(session, call_id)
            events = call_store.events(session, call_id)
            promises = promise_store.of_call(session, call_id)
            used = [event.article_id for event in events if event.type is CallEventType.ARTICLE_USED]
            known = article_store.many(session, [article_id for article_id in used if article_id])
        articles = [known[article_id].article for article_id in used if article_id in known]
        texts = self._texts(call, promises)
        article = self._article(call, texts, articles)
        return CaseDraft(article, write_article(article), texts)

    def draft_from_call(self, call_id: UUID, editor: str = "") -> UUID:
        """Save the draft of a new article under its editor, and return the id it will have.

        Raises:
            CallNotFoundError: there is no such call.
            FileUnreadableError: the library's own masking.yaml is not what it should be; nothing was saved.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: nothing was saved.
        """
        draft = self.preview(call_id)
        self._drafts.leave(draft.article.id, draft.text, editor=editor, call_id=call_id)
        return draft.article.id

    def _texts(self, call: Call, promises: Iterable[Promise]) -> tuple[MaskedText, ...]:
        """Mask every free text of the call; who is named in the notes is masked in the others too."""
        masker = CallMasker(self._masker, call)
        sources = [
            (CallText.NOTES, call.notes),
            (CallText.PRODUCT, call.product),
            (CallText.CAUSE, call.cause),
            (CallText.QUANTITY, call.demand.quantity),
            (CallText.ACTION, call.action),
            *((CallText.PROMISE, promise.what) for promise in promises),
        ]
        typed = [(source, storable(text)) for source, text in sources]
        return tuple(MaskedText(source, text, masker.masked(text)) for source, text in typed if text.strip())

    def _article(self, call: Call, texts: tuple[MaskedText, ...], used: list[Article]) -> Article:
        first = {text.source: text.masked.text for text in reversed(texts)}
        situation = _told(first.get(CallText.NOTES, ""))
        suggestions = self._suggestions(call)
        product = " ".join(first.get(CallText.PRODUCT, "").split())
        article = Article(
            id=new_id(),
            kind=Kind.CASE,
            title=_title(situation, product, call),
            body=case_body(self._sections(call, texts, used)),
            state=State.DRAFT,
            practices=tuple(dict.fromkeys(practice for article in used for practice in article.practices)),
            product=product,
            cause=" ".join(first.get(CallText.CAUSE, "").split()),
            demand=tuple(dict.fromkeys(call.demand.qualities)),
            tags=_tags(suggestions),
            customer_words=_customer_words(texts, suggestions),
            outcome=outcome_of(call),
            happened_on=call.started_at.astimezone().date(),
        )
        return _without_refused(article)

    def _sections(self, call: Call, texts: tuple[MaskedText, ...], used: list[Article]) -> dict[str, list[str]]:
        def typed(source: CallText) -> list[str]:
            found = [text.masked.text for text in texts if text.source is source]
            return [plain(line) for text in found for line in _told(text)]

        words = self._words
        qualities = "、".join(words.value("demand", quality.value) for quality in call.demand.qualities)
        cause = next((text.masked.text for text in texts if text.source is CallText.CAUSE), "")
        opened = [f"[{plain(article.title)}](kb:{article.id})" for article in used]
        return {
            SITUATION: typed(CallText.NOTES),
            DEMAND: [line for line in (plain(qualities), *typed(CallText.QUANTITY)) if line],
            CAUSE: [plain(words.value("cause", cause))] if cause else [],
            ACTION: [*typed(CallText.ACTION), *typed(CallText.PROMISE), *opened],
            RESULT: [plain(words.value("result", call.result.value))] if call.result else [],
        }

    def _suggestions(self, call: Call) -> Suggestions:
        query = SuggestionQuery(
            notes=call.notes,
            demand=call.demand,
            product=call.product,
            cause=call.cause,
            recommended_limit=_LIMIT,
            similar_limit=_LIMIT,
        )
        try:
            return self._suggest(query)
        except IndexUnavailableError:
            # The words that matched are a help to the editor; a draft without them is better than none.
            return Suggestions()


def _told(text: str) -> tuple[str, ...]:
    """Split a text; a beginning that only names the caller, whose name is masked, is left out: it tells nothing."""
    parts = paragraph_and_items(text)
    if len(parts) > 1 and _ONLY_WHO.fullmatch(parts[0]):
        return paragraph_and_items("\n".join(parts[1:]))
    return parts


def _title(situation: tuple[str, ...], product: str, call: Call) -> str:
    """Return a title to be improved on: how the notes begin, or else the product, or the day."""
    begin = " ".join(situation[0].rstrip("。").split()) if situation else ""
    title = begin or product or call.started_at.astimezone().date().isoformat()
    return title if len(title) <= _TITLE_CHARACTERS else f"{title[: _TITLE_CHARACTERS - 1]}…"


def _tags(suggestions: Suggestions) -> tuple[str, ...]:
    """Return the centre's words for what the caller said."""
    return tuple(dict.fromkeys(reason.means for reason in _reasons(suggestions) if reason.means))


def _customer_words(texts: tuple[MaskedText, ...], suggestions: Suggestions) -> tuple[str, ...]:
    """Return what the notes quote the caller with, then the words that brought suggestions up; no personal data."""
    notes = next((text.masked.text for text in texts if text.source is CallText.NOTES), "")
    matched = [word for reason in _reasons(suggestions) for word in reason.words]
    words = (" ".join(word.split()) for word in (*_QUOTED.findall(notes), *matched))
    kept = (word for word in words if 1 < len(word) <= _LONGEST_WORD and word in notes and "〔" not in word)
    return tuple(dict.fromkeys(kept))[:_MOST_WORDS]


def _reasons(suggestions: Suggestions) -> list[Reason]:
    """Return the reasons that quote the caller, those with a word of the centre first."""
    shown = (*suggestions.recommended, *suggestions.similar)
    return [
        reason
        for wanted in (ReasonType.MEANS, ReasonType.SHARED_WORDS)
        for suggestion in shown
        for reason in suggestion.reasons
        if reason.type is wanted
    ]


def _without_refused(article: Article) -> Article:
    """Leave out a cause that no article may have: what looks like a code but is none; the section keeps it."""
    refused = {problem.detail.partition(":")[0] for problem in article_problems(article)}
    return replace(article, cause="") if "cause" in refused else article
