"""The rows of a merge: attributes, then the body; conflicts to be decided, and what was joined by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.editor.attributes.sentences import attribute_name
from desktop.editor.attributes.words import attribute_word
from desktop.editor.presenter.merging import Choice, Decision
from desktop.i18n import noop, translate
from kb.domain.article_merge import Side
from kb.domain.text_diff import Span, diff_words
from kb.domain.text_merge import Conflict, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.editor.presenter.merging import MergePresenter
    from kb.domain.article_merge import FieldMerge, Value
    from kb.domain.text_merge import MergedPart

#: Equal lines shown around what changed.
_CONTEXT = 2

_ATTRIBUTES, _BODY = noop("Merging", "属性"), noop("Merging", "本文")
_BETWEEN, _NONE = noop("Merging", "、"), noop("Merging", "なし")
_SAME = noop("Merging", "同じ {count} 行")
_GONE = noop("Merging", "（消した）")
_OPEN = noop("Merging", "決めてください")
_ORIGINS = {
    Origin.OURS: noop("Merging", "自分の変更"),
    Origin.THEIRS: noop("Merging", "相手の変更"),
    Origin.BOTH: noop("Merging", "同じ変更"),
    Origin.WOVEN: noop("Merging", "両方の変更を合わせた"),
}
_CHOICES = {
    Choice.OURS: noop("Merging", "自分の文にした"),
    Choice.THEIRS: noop("Merging", "相手の文にした"),
    Choice.BOTH: noop("Merging", "両方を残した"),
    Choice.EDITED: noop("Merging", "書き直した"),
}


@dataclass(frozen=True, slots=True)
class SideNames:
    """What the three texts are called: the one before, mine, the other's."""

    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins the attributes or the body."""

    text: str


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A line that is equal everywhere; ``folded`` counts those that are not shown, ``place`` tells them apart."""

    text: str
    folded: int = 0
    place: int = -1


@dataclass(frozen=True, slots=True)
class MergedRow:
    """What was joined by itself: whose change it is, what stood there and what stands there now; empty for nothing."""

    name: str
    origin: Origin
    before: tuple[Span, ...]
    after: tuple[Span, ...]

    @property
    def words(self) -> str:
        """Whose change it is."""
        return translate("Merging", _ORIGINS[self.origin])


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """What a person decides: ``key`` of an attribute or ``place`` in the body; spans mark what each side changed.

    ``taken`` is what comes of the choice, None while there is none.
    """

    key: str
    place: int
    base: tuple[Span, ...]
    ours: tuple[Span, ...]
    theirs: tuple[Span, ...]
    choice: Choice | None
    taken: str = ""

    @property
    def is_field(self) -> bool:
        """Whether it is an attribute: that is taken from one side or the other."""
        return bool(self.key)

    @property
    def name(self) -> str:
        """What the attribute is called; empty for lines of the body."""
        return attribute_name(self.key) if self.key else ""

    @property
    def words(self) -> str:
        """What was decided, or that it is to be."""
        return translate("Merging", _CHOICES[self.choice] if self.choice else _OPEN)


Item = Heading | PlainRow | MergedRow | ConflictRow


def merge_items(presenter: MergePresenter, opened: frozenset[int] = frozenset()) -> tuple[Item, ...]:
    """Return the rows of what is put together now; folds whose places are ``opened`` are shown line by line."""
    merge = presenter.merge
    if merge is None:
        return ()
    items: list[Item] = []
    if merge.fields:
        items.append(Heading(translate("Merging", _ATTRIBUTES)))
        items += (_field_item(field, presenter.fields) for field in merge.fields)
    items.append(Heading(translate("Merging", _BODY)))
    items += _body_items(merge.body.parts, presenter.blocks, opened)
    return tuple(items)


def spoken(item: Item) -> str:
    """Return a row as one text for a screen reader."""
    if isinstance(item, Heading):
        return item.text
    if isinstance(item, PlainRow):
        return item.text
    if isinstance(item, MergedRow):
        became = " → ".join(text for text in (_text(item.before), _text(item.after) or _word(_GONE)) if text)
        return ": ".join(part for part in (item.words, item.name, became) if part)
    sides = " / ".join((_text(item.ours), _text(item.theirs)))
    return ": ".join(part for part in (item.words, item.name, sides) if part)


def _field_item(field: FieldMerge, decided: Mapping[str, Side]) -> Item:
    base, ours, theirs = (_value_text(field.key, value) for value in (field.base, field.ours, field.theirs))
    if not field.is_conflict:
        merged = _value_text(field.key, field.merged)
        return MergedRow(attribute_name(field.key), field.origin or Origin.BOTH, *diff_words(base, merged))
    side = decided.get(field.key)
    choice = {Side.OURS: Choice.OURS, Side.THEIRS: Choice.THEIRS}[side] if side else None
    taken = {Choice.OURS: ours, Choice.THEIRS: theirs}[choice] if choice else ""
    mine, other = (diff_words(base, value)[1] for value in (ours, theirs))
    return ConflictRow(field.key, -1, (Span(base),), mine, other, choice, taken)


def _value_text(key: str, value: Value) -> str:
    words = value if isinstance(value, tuple) else (value,)
    named = [attribute_word(key, str(word)) for word in words if word]
    return translate("Merging", _BETWEEN).join(named) or translate("Merging", _NONE)


def _body_items(
    parts: Iterable[MergedPart | Conflict], decided: Mapping[int, Decision], opened: frozenset[int]
) -> Iterator[Item]:
    every = tuple(parts)
    place = 0
    for number, part in enumerate(every):
        if isinstance(part, Conflict):
            yield _conflict_item(part, place, decided.get(place))
            place += 1
        elif part.origin is Origin.BASE:
            if number in opened:
                yield from map(PlainRow, part.lines)
            else:
                yield from _context(part.lines, number, first=number == 0, last=number == len(every) - 1)
        else:
            yield MergedRow("", part.origin, *diff_words("\n".join(part.base), "\n".join(part.lines)))


def _conflict_item(conflict: Conflict, place: int, decision: Decision | None) -> ConflictRow:
    base = "\n".join(conflict.base)
    sides = [diff_words(base, "\n".join(lines))[1] if lines else _gone() for lines in (conflict.ours, conflict.theirs)]
    choice, taken = (decision.choice, "\n".join(decision.lines)) if decision else (None, "")
    return ConflictRow("", place, (Span(base),) if conflict.base else _gone(), sides[0], sides[1], choice, taken)


def _gone() -> tuple[Span, ...]:
    return (Span(_word(_GONE)),)


def _word(source: str) -> str:
    return translate("Merging", source)


def _context(lines: tuple[str, ...], place: int, *, first: bool, last: bool) -> Iterator[PlainRow]:
    begin, end = (0 if first else _CONTEXT), len(lines) - (0 if last else _CONTEXT)
    if end - begin < _CONTEXT:
        yield from (PlainRow(line) for line in lines)
        return
    yield from (PlainRow(line) for line in lines[:begin])
    yield PlainRow(translate("Merging", _SAME).format(count=end - begin), end - begin, place)
    yield from (PlainRow(line) for line in lines[end:])


def _text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)
