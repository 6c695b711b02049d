"""When each line of the notes was begun, by the clock of the call."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument

#: Qt's own value for a block nobody wrote a state into.
_NEW = -1
#: A line that was there before the program was started: its time is not known.
_UNKNOWN = -2
_REMEMBERED = 2_000


class LineTimes:
    """Keeps the second of the call in the state of each block, where it moves with its line.

    A line that comes back by undo is a new block to Qt; it gets its old time because it has its old text.
    """

    def __init__(self, document: QTextDocument) -> None:
        """Know nothing yet."""
        self._document = document
        self._remembered: OrderedDict[int, int] = OrderedDict()

    def time_of(self, block: QTextBlock) -> int | None:
        """Return the second at which a line was begun; None for an empty line or one from before."""
        state = block.userState()
        return state if state >= 0 and block.length() > 1 else None

    def changed(self, position: int, added: int, seconds: int) -> None:
        """Take in that ``added`` characters at ``position`` are new, written at ``seconds`` or brought back by undo."""
        block = self._document.findBlock(position)
        end = position + added
        split = added == 1 and block.isValid() and end == block.position() + block.length()
        inherited = block.userState() if split else _NEW
        while block.isValid() and block.position() <= end:
            self._take(block, seconds, inherited)
            block = block.next()

    def forget(self) -> None:
        """Take every line there is now for one of unknown time, unless it is remembered."""
        block = self._document.begin()
        while block.isValid():
            if block.length() > 1:
                block.setUserState(self._remembered.get(hash(block.text()), _UNKNOWN))
            block = block.next()

    def move(self, seconds: int) -> None:
        """Take in that the call began so many seconds earlier than was known."""
        block = self._document.begin()
        while block.isValid():
            if block.userState() >= 0:
                block.setUserState(block.userState() + seconds)
                self._remembered[hash(block.text())] = block.userState()
            block = block.next()

    def _take(self, block: QTextBlock, seconds: int, inherited: int) -> None:
        if block.length() <= 1:
            block.setUserState(_NEW)
            return
        key = hash(block.text())
        if block.userState() == _NEW:
            # What is typed can look like an earlier line; only what undo brings back is one. Typing leaves no redo.
            known = self._remembered.get(key, seconds) if self._document.isRedoAvailable() else seconds
            block.setUserState(inherited if inherited != _NEW else known)
        self._remembered[key] = block.userState()
        self._remembered.move_to_end(key)
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
