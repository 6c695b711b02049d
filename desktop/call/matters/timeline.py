"""What happened with a caller or in a matter, as lines in order of time (P16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.articles.reasons import SEPARATOR
from desktop.call.note_text import clock_text, short_day
from desktop.call.rows.plain_rows import RESULTS
from desktop.i18n import noop, translate
from desktop.symbols import Symbol
from desktop.texts import cause_label, label
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.theme import Theme
    from kb.domain.call import Call
    from kb.domain.handover import HandoverMemo
    from kb.domain.matter import MatterView
    from kb.domain.promise import Promise

_LONGEST = 80
_WHEN = 104
_CALL = noop("MatterTimeline", "通話 {length}")
_RUNNING = noop("MatterTimeline", "通話中")
_PROMISE = noop("MatterTimeline", "約束")
_MEMO = noop("MatterTimeline", "引き継ぎメモ")
_NOTHING_WRITTEN = noop("MatterTimeline", "メモなし")


@dataclass(frozen=True, slots=True)
class Moment:
    """One line: when, what kind of thing, what it says, and what came of it in words and a shape."""

    at: datetime
    kind: str
    text: str
    result: str = ""
    symbol: Symbol | None = None


def of_view(view: MatterView) -> tuple[Moment, ...]:
    """Return what hangs on a matter, the first call at the top."""
    moments = [*map(_of_call, view.calls), *map(_of_promise, view.promises), *map(_of_memo, view.memos)]
    return tuple(sorted(moments, key=lambda moment: moment.at))


def of_calls(calls: Iterable[Call]) -> tuple[Moment, ...]:
    """Return the calls of a caller, the first at the top."""
    return tuple(sorted(map(_of_call, calls), key=lambda moment: moment.at))


def about_call(call: Call) -> str:
    """Return what a call was about: the product, and the first line of its notes or what was demanded."""
    first = call.notes.strip().split("\n", 1)[0]
    short = f"{first[:_LONGEST]}…" if len(first) > _LONGEST else first
    demands = "、".join(label(quality) for quality in call.demand.qualities)
    parts = (call.product, short or demands or (cause_label(call.cause) if call.cause else ""))
    return SEPARATOR.join(part for part in parts if part) or translate("MatterTimeline", _NOTHING_WRITTEN)


def _of_call(call: Call) -> Moment:
    if call.ended_at is None:
        return Moment(call.started_at, translate("MatterTimeline", _RUNNING), about_call(call))
    length = clock_text(int((call.ended_at - call.started_at).total_seconds()))
    kind = translate("MatterTimeline", _CALL).format(length=length)
    if call.result is None:
        return Moment(call.started_at, kind, about_call(call))
    return Moment(call.started_at, kind, about_call(call), label(call.result), RESULTS[call.result])


def _of_promise(promise: Promise) -> Moment:
    due = promise.due_at.astimezone()
    text = f"{promise.what}（{short_day(due.date())} {due:%H:%M}）"
    return Moment(
        promise.made_at,
        translate("MatterTimeline", _PROMISE),
        text,
        label(promise.state),
        Symbol("calendar", "text.secondary"),
    )


def _of_memo(memo: HandoverMemo) -> Moment:
    return Moment(memo.made_at, translate("MatterTimeline", _MEMO), " ".join(memo.text.split()))


class TimelineList(QWidget):
    """Shows moments as lines."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start empty; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._moments: tuple[Moment, ...] = ()
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.gap(6))

    @property
    def moments(self) -> tuple[Moment, ...]:
        """What is shown."""
        return self._moments

    def show_moments(self, moments: tuple[Moment, ...]) -> None:
        """Show other lines."""
        if moments == self._moments:
            return
        self._moments = moments
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for moment in moments:
            self._column.addWidget(_Line(self._theme, moment))


class _Line(QWidget):
    def __init__(self, theme: Theme, moment: Moment) -> None:
        super().__init__()
        here = moment.at.astimezone()
        when = Label(theme, f"{short_day(here.date())} {here:%H:%M}", color="text.secondary")
        when.setFixedWidth(theme.px(_WHEN) * 3 // 4)
        kind = Label(theme, moment.kind, color="text.secondary")
        kind.setFixedWidth(theme.px(_WHEN))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(8))
        row.addWidget(when)
        row.addWidget(kind)
        row.addWidget(Label(theme, moment.text), 1)
        if moment.symbol is not None:
            result = Label(theme, moment.result, icon=moment.symbol.icon, color=moment.symbol.color)
            row.addWidget(result)
