"""What a history says of each revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.editor.attributes.sentences import attribute_name
from desktop.editor.presenter.history import TYPED
from desktop.i18n import noop, translate
from kb.domain.form_diff import body_counts

if TYPE_CHECKING:
    from desktop.editor.presenter.history import Comparison
    from kb.domain.form_diff import RevisionEntry

_REVISION = noop("History", "版 {number}")
_TYPED = noop("History", "編集中")
_EMPTY = noop("History", "最初の版の前")
_FIRST = noop("History", "最初の版")
_ADDED = noop("History", "＋{count}行")
_REMOVED = noop("History", "−{count}行")
_CHANGED = noop("History", "変更 {count}行")
_NOTHING = noop("History", "文は同じ")
_BETWEEN = noop("History", "、")
_COMPARED = noop("History", "{before} と {after}")
_UNKNOWN = noop("History", "名前なし")


def version_name(number: int) -> str:
    """Return what a version is called: a revision by its number, what is typed, the empty one before the first."""
    if number == TYPED:
        return translate("History", _TYPED)
    return translate("History", _REVISION).format(number=number) if number else translate("History", _EMPTY)


def compared_words(before: int, after: int) -> str:
    """Return which two versions are compared."""
    return translate("History", _COMPARED).format(before=version_name(before), after=version_name(after))


def saved_words(entry: RevisionEntry) -> str:
    """Return who saved a revision, and when."""
    who = entry.saved_by or translate("History", _UNKNOWN)
    return f"{entry.saved_at.astimezone():%Y-%m-%d %H:%M} · {who}"


def change_words(entry: RevisionEntry) -> str:
    """Return how far a revision differs from the one before it."""
    if entry.is_first:
        return translate("History", _FIRST)
    lines = line_words(entry.added, entry.removed, entry.changed)
    names = translate("History", _BETWEEN).join(attribute_name(key) for key in entry.keys)
    return " · ".join(part for part in (lines, names) if part) or translate("History", _NOTHING)


def line_words(added: int, removed: int, changed: int) -> str:
    """Return how many lines were added, removed and changed; empty for none."""
    counts = ((_ADDED, added), (_REMOVED, removed), (_CHANGED, changed))
    return "  ".join(translate("History", words).format(count=count) for words, count in counts if count)


def difference_words(comparison: Comparison) -> str:
    """Return how far two versions differ."""
    return line_words(*body_counts(comparison.diff)) or translate("History", _NOTHING)
