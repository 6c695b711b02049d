"""Sentences for the message bar about calls that were handed over; what came from outside is only ever text here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from desktop.call.presenter import HandOffs
    from kb.domain.hand_off import CallHandOff

_BEGAN = "call.hand_off"
#: So many unknown parameters are quoted, and so many characters of each.
_QUOTED, _QUOTED_CHARACTERS = 3, 40


class HandOffMessages(QObject):
    """Announces what waits, and says what of a hand-off is in no field; ``say``, ``take_back``: those of the screen."""

    def __init__(self, hand_offs: HandOffs, say: SignalInstance, take_back: SignalInstance, parent: QObject) -> None:
        """Listen from now on."""
        super().__init__(parent)
        self._hand_offs = hand_offs
        self._say = say
        self._take_back = take_back
        hand_offs.waiting.connect(self._on_waiting)
        hand_offs.over.connect(lambda incoming: self._take_back.emit(_key(incoming)))
        hand_offs.began.connect(self._on_began)

    def _on_waiting(self, incoming: CallHandOff) -> None:
        text = self._with_rest(self.tr("着信: {call}").format(call=self._call(incoming)), incoming)
        begin = partial(self._hand_offs.begin, incoming)
        self._say.emit(Message(text, Grade.WARN, self.tr("次の通話として始める"), begin, _key(incoming)))

    def _on_began(self, incoming: CallHandOff) -> None:
        self._take_back.emit(_BEGAN)
        if incoming.matter or incoming.unknown:
            text = self.tr("渡された通話を始めました: {call}").format(call=self._call(incoming))
            self._say.emit(Message(self._with_rest(text, incoming), Grade.INFO, key=_BEGAN))

    def _call(self, incoming: CallHandOff) -> str:
        caller = incoming.caller or self.tr("お客様の名前なし")
        if not incoming.product:
            return caller
        return self.tr("{caller}（{product}）").format(caller=caller, product=incoming.product)

    def _with_rest(self, text: str, incoming: CallHandOff) -> str:
        """Add what is in no field of the call."""
        parts = [text]
        if incoming.matter:
            parts.append(self.tr("案件: {matter}").format(matter=incoming.matter))
        if incoming.unknown:
            items = [f"{name}={value}"[:_QUOTED_CHARACTERS] for name, value in incoming.unknown[:_QUOTED]]
            more = len(incoming.unknown) - len(items)
            if more:
                items.append(self.tr("ほか {count} 件").format(count=more))
            parts.append(self.tr("使わない項目: {items}").format(items=self.tr("、").join(items)))
        return " · ".join(parts)


def _key(incoming: CallHandOff) -> str:
    return f"{_BEGAN}.{incoming!r}"
