"""What differs between two articles as an editor's form holds them: attributes one by one, the body line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.article import State
from kb.domain.text_diff import RowKind, Span, TextDiff, diff_texts, diff_words

if TYPE_CHECKING:
    from datetime import datetime

    from kb.domain.article_form import ArticleForm

#: Attributes in the order in which people read them.
FORM_KEYS = (
    "kind", "title", "state", "validated_on", "product", "cause", "demand", "stage", "role", "outcome", "happened_on",
    "ends_on", "practices", "tags", "customer_words",
)  # fmt: skip
#: Attributes that hold several words.
LIST_KEYS = frozenset({"demand", "practices", "tags", "customer_words"})
#: Attributes that hold free text: what changed inside is marked; any other value is another word as a whole.
_TEXT_KEYS = frozenset({"title", "product", "cause"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an attribute in its parts, each telling whether the other side lacks it."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The whole word."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """An attribute that differs: its words on both sides; none where it is empty."""

    key: str
    before: tuple[Word, ...]
    after: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class FormDiff:
    """All that differs between two forms."""

    fields: tuple[FieldChange, ...]
    body: TextDiff

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.fields) or bool(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionEntry:
    """A revision in a history: who saved what when, and how far it differs from the one before it."""

    number: int
    saved_at: datetime
    saved_by: str
    state: State
    keys: tuple[str, ...] = ()
    added: int = 0
    removed: int = 0
    changed: int = 0

    @property
    def is_first(self) -> bool:
        """Tell whether there is none before it."""
        return self.number == 1


def diff_forms(before: ArticleForm, after: ArticleForm) -> FormDiff:
    """Compare two forms; attributes that are equal are left out."""
    changes = tuple(_field_change(key, before, after) for key in FORM_KEYS if before.words(key) != after.words(key))
    return FormDiff(changes, diff_texts(before.body, after.body))


def body_counts(diff: FormDiff) -> tuple[int, int, int]:
    """Return how many lines were added, removed and changed."""
    return diff.body.count(RowKind.ADDED), diff.body.count(RowKind.REMOVED), diff.body.count(RowKind.CHANGED)


def restored(now: ArticleForm, then: ArticleForm) -> ArticleForm:
    """Return what was written in an earlier revision, to be saved as a new one.

    The state stays as it is: an archived article does not come back by it. But what is 検証済 now becomes 未検証, since
    nobody has validated this text for today.
    """
    state = State.NOT_VALIDATED if now.state is State.VALIDATED else now.state
    form = then.with_value("state", state.value)
    return form.with_value("validated_on", now.text("validated_on") if state is State.ARCHIVED else "")


def _field_change(key: str, before: ArticleForm, after: ArticleForm) -> FieldChange:
    if key in _TEXT_KEYS and before.text(key) and after.text(key):
        old, new = diff_words(before.text(key), after.text(key))
        return FieldChange(key, (Word(old),), (Word(new),))
    old_words, new_words = before.words(key), after.words(key)
    return FieldChange(
        key,
        tuple(Word((Span(word, word not in new_words),)) for word in old_words if word),
        tuple(Word((Span(word, word not in old_words),)) for word in new_words if word),
    )
