"""The rows of a comparison: attributes as in the form, then the lines; what is equal is folded away."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.editor.attributes.sentences import attribute_name
from desktop.editor.attributes.words import attribute_word
from desktop.i18n import noop, translate
from kb.domain.text_diff import DiffRow, RowKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.domain.form_diff import FieldChange, FormDiff, Word

#: Equal lines that are shown before and after a change.
CONTEXT = 2
#: Fewer equal lines than this are shown: a fold takes a line itself.
_FEWEST_FOLDED = 3

_ATTRIBUTES = noop("Comparison", "属性")
_BODY = noop("Comparison", "本文")
_SAME = noop("Comparison", "同じ {count} 行")
_NONE = noop("Comparison", "なし")
_BETWEEN = noop("Comparison", "、")
_SPOKEN = {
    RowKind.SAME: noop("Comparison", "同じ"),
    RowKind.ADDED: noop("Comparison", "追加"),
    RowKind.REMOVED: noop("Comparison", "削除"),
    RowKind.CHANGED: noop("Comparison", "変更"),
}
_BECAME = noop("Comparison", "{before} → {after}")


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins the attributes or the lines."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """An attribute on both sides."""

    name: str
    before: tuple[Span, ...]
    after: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Equal lines that are not shown; ``place`` tells one from another."""

    place: int
    count: int


Item = Heading | FieldRow | DiffRow | Fold


def comparison_items(diff: FormDiff, opened: frozenset[int] = frozenset()) -> tuple[Item, ...]:
    """Return the rows; folds whose places are ``opened`` are shown line by line."""
    items: list[Item] = []
    if diff.fields:
        items += [Heading(translate("Comparison", _ATTRIBUTES)), *map(_field_row, diff.fields)]
    if diff.body:
        items += [Heading(translate("Comparison", _BODY)), *_folded(diff.body.rows, opened)]
    return tuple(items)


def is_change(item: Item) -> bool:
    """Tell whether a row shows a difference."""
    return isinstance(item, FieldRow) or (isinstance(item, DiffRow) and item.kind is not RowKind.SAME)


def fold_words(fold: Fold) -> str:
    """Return what stands for equal lines."""
    return translate("Comparison", _SAME).format(count=fold.count)


def spoken(item: Item) -> str:
    """Return a row as one text for a screen reader."""
    if isinstance(item, Heading):
        return item.text
    if isinstance(item, Fold):
        return fold_words(item)
    before, after = _text(item.before), _text(item.after)
    if isinstance(item, FieldRow):
        return f"{item.name}: {translate('Comparison', _BECAME).format(before=before, after=after)}"
    kind = translate("Comparison", _SPOKEN[item.kind])
    text = {
        RowKind.REMOVED: before,
        RowKind.CHANGED: translate("Comparison", _BECAME).format(before=before, after=after),
    }.get(item.kind, after)
    return f"{item.after_number or item.before_number} {kind}: {text}"


def word_spans(key: str, words: Iterable[Word]) -> tuple[Span, ...]:
    """Return the words of an attribute as one line, as people read them."""
    spans: list[Span] = []
    for word in words:
        if spans:
            spans.append(Span(translate("Comparison", _BETWEEN)))
        named = attribute_word(key, word.text)
        spans += word.spans if named == word.text else [Span(named, any(span.changed for span in word.spans))]
    return tuple(spans) or (Span(translate("Comparison", _NONE)),)


def _field_row(change: FieldChange) -> FieldRow:
    before, after = (word_spans(change.key, words) for words in (change.before, change.after))
    return FieldRow(attribute_name(change.key), before, after)


def _text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def _folded(rows: tuple[DiffRow, ...], opened: frozenset[int]) -> Iterator[Item]:
    place = 0
    for equal, group in groupby(rows, key=lambda row: row.kind is RowKind.SAME):
        stretch = tuple(group)
        first, last = place == 0, place + len(stretch) == len(rows)
        begin, end = (0 if first else CONTEXT), len(stretch) - (0 if last else CONTEXT)
        if equal and end - begin >= _FEWEST_FOLDED and place not in opened:
            yield from stretch[:begin]
            yield Fold(place, end - begin)
            yield from stretch[end:]
        else:
            yield from stretch
        place += len(stretch)
