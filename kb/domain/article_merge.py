"""Three-way merge of whole articles: attributes one by one, lists as sets that keep their order, the body as text.

A date of validation belongs to its state: both are one attribute here, called ``state``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from kb.domain.article import State
from kb.domain.text_merge import Origin, TextMerge, merge_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.domain.article import Article

#: What an attribute may hold; ``state`` is the state with its date of validation.
Value: TypeAlias = str | date | tuple[str, ...] | tuple[State, date | None] | None

#: Attributes in the order in which people read them.
MERGED_KEYS = (
    "kind", "title", "state", "product", "cause", "demand", "stage", "role", "outcome", "happened_on", "ends_on",
    "practices", "tags", "customer_words",
)  # fmt: skip
_LISTS = frozenset({"demand", "practices", "tags", "customer_words"})


class Side(Enum):
    """Whose value is taken where both changed the same."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class FieldMerge:
    """What became of an attribute that somebody changed; without an ``origin`` it is a conflict to be decided.

    ``merged`` is the value taken; that of a conflict is ours until somebody decides.
    """

    key: str
    base: Value
    ours: Value
    theirs: Value
    merged: Value
    origin: Origin | None

    @property
    def is_conflict(self) -> bool:
        """Tell whether a person has to decide."""
        return self.origin is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two versions that began as one, put together; ``fields`` holds only what somebody changed."""

    fields: tuple[FieldMerge, ...]
    body: TextMerge

    @property
    def field_conflicts(self) -> tuple[FieldMerge, ...]:
        """Attributes for a person to decide."""
        return tuple(field for field in self.fields if field.is_conflict)

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing is left to decide."""
        return not self.field_conflicts and not self.body.conflicts


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMerge(Merge):
    """The merge of two articles."""

    ours: Article

    def article(
        self, fields: Mapping[str, Side] | None = None, blocks: Mapping[int, Sequence[str]] | None = None
    ) -> Article:
        """Return the merged article: ``fields`` decides attributes by key, ``blocks`` conflicts of the body by place.

        Raises:
            KeyError: something is not decided.
        """
        values: dict[str, Any] = {}
        for field in self.fields:
            value = field.merged
            if field.is_conflict:
                value = field.ours if (fields or {})[field.key] is Side.OURS else field.theirs
            if field.key == "state" and isinstance(value, tuple):
                values["state"], values["validated_on"] = value
            else:
                values[field.key] = value
        return replace(self.ours, body=self.body.text(blocks), **values)


def merge_articles(base: Article | None, ours: Article, theirs: Article) -> ArticleMerge:
    """Merge two articles that began as ``base``, None where they have no common beginning.

    Bodies are compared as they are: give them with the same line ends.
    """
    fields = []
    for key in MERGED_KEYS:
        field = merge_values(key, _value(base, key), _value(ours, key), _value(theirs, key))
        if field is not None:
            fields.append(_doubted(field, base, ours, theirs))
    body = merge_texts(base.body if base else "", ours.body, theirs.body)
    return ArticleMerge(fields=tuple(fields), body=body, ours=ours)


def merge_values(key: str, base: Value, ours: Value, theirs: Value) -> FieldMerge | None:
    """Merge one attribute, None where nobody changed it."""
    if base == ours == theirs:
        return None
    return _merged_words(key, base, ours, theirs) if key in _LISTS else _merged_field(key, base, ours, theirs)


def attribute_value(article: Article, key: str) -> Value:
    """Return an attribute by its key of ``MERGED_KEYS``."""
    if key == "state":
        return article.state, article.validated_on
    value: Value = getattr(article, key)
    return value


def _value(article: Article | None, key: str) -> Value:
    if article is not None:
        return attribute_value(article, key)
    return () if key in _LISTS else None


def _merged_field(key: str, base: Value, ours: Value, theirs: Value) -> FieldMerge:
    origin: Origin | None = None
    if ours == theirs:
        origin = Origin.BOTH
    elif theirs == base:
        origin = Origin.OURS
    elif ours == base:
        origin = Origin.THEIRS
    return FieldMerge(key, base, ours, theirs, theirs if origin is Origin.THEIRS else ours, origin)


def _merged_words(key: str, base: Value, ours: Value, theirs: Value) -> FieldMerge:
    field = _merged_field(key, base, ours, theirs)
    if not field.is_conflict:
        return field
    old, mine, other = (tuple(value) if isinstance(value, tuple) else () for value in (base, ours, theirs))
    return FieldMerge(key, base, ours, theirs, _joined(old, mine, other), Origin.WOVEN)


def _joined(base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Take out what either side took out, and put what the other side added behind the word it follows there."""
    removed = set(base) - set(theirs)
    words = [word for word in ours if word not in removed]
    for place, word in enumerate(theirs):
        if word in base or word in words:
            continue
        before = [words.index(earlier) for earlier in theirs[:place] if earlier in words]
        words.insert(before[-1] + 1 if before else 0, word)
    return tuple(words)


def _doubted(field: FieldMerge, base: Article | None, ours: Article, theirs: Article) -> FieldMerge:
    """Ask a person about 検証済 given by one side while the other changed what was validated."""
    validator, other = (ours, theirs) if field.origin is Origin.OURS else (theirs, ours)
    one_sided = field.key == "state" and field.origin in {Origin.OURS, Origin.THEIRS}
    if not one_sided or base is None or validator.state is not State.VALIDATED:
        return field
    if _content(other) in {_content(base), _content(validator)}:
        return field
    return replace(field, merged=field.ours, origin=None)


def _content(article: Article) -> Article:
    return replace(article, state=State.DRAFT, validated_on=None)
