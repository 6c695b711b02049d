"""What keys do in the text beyond what every text field does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextBlock, QTextCursor

from desktop.commands import command
from desktop.editor.text.line_edits import continued, indented, outdented, toggled_strong
from desktop.editor.text.units import characters

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPlainTextEdit

_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PARAGRAPH = "\u2029"


def act_on(edit: QPlainTextEdit, event: QKeyEvent) -> bool:
    """Carry out a key of the text; False for one that means what it does everywhere."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in _ENTER and modifiers in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
        # Shift+Enter would make a line within a line, which no file has.
        end_line(edit, goes_on=not modifiers)
        return True
    keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    if keys in command("text.bold").keys:
        make_strong(edit)
    elif keys in command("text.line_up").keys:
        move_lines(edit, -1)
    elif keys in command("text.line_down").keys:
        move_lines(edit, 1)
    else:
        return False
    return True


def end_line(edit: QPlainTextEdit, *, goes_on: bool) -> None:
    """Begin a new line; ``goes_on``: in a list or quotation, with the marker of the next item."""
    cursor = edit.textCursor()
    line = cursor.block().text()
    plain = cursor.hasSelection() or not goes_on
    found = continued("" if plain else line, characters(line, cursor.positionInBlock()))
    cursor.beginEditBlock()
    if found.ends:
        cursor.movePosition(_Move.StartOfBlock)
        cursor.movePosition(_Move.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
    else:
        cursor.insertText(f"\n{found.prefix}")
    cursor.endEditBlock()
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def move_items(edit: QPlainTextEdit, *, deeper: bool) -> bool:
    """Move the items of the selected lines one level; False where that makes no list, so that Tab leads on."""
    first, last = _lines(edit)
    lines = _texts(first, last)
    moved = indented(lines, first.previous().text()) if deeper else outdented(lines)
    if moved is None:
        return False
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    block = first
    for before, after in zip(lines, moved, strict=True):
        # Only the blanks change, so that caret and selection stay on their words.
        at = QTextCursor(block)
        if len(after) > len(before):
            at.insertText(after[: len(after) - len(before)])
        else:
            at.movePosition(_Move.Right, _KEEP, len(before) - len(after))
            at.removeSelectedText()
        block = block.next()
    cursor.endEditBlock()
    return True


def make_strong(edit: QPlainTextEdit) -> None:
    """Make the selected words of one line bold, or no longer."""
    cursor = edit.textCursor()
    words = cursor.selectedText()
    if not words or _PARAGRAPH in words:
        return
    start = cursor.selectionStart()
    cursor.insertText(toggled_strong(words))
    end = cursor.position()
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    edit.setTextCursor(cursor)


def move_lines(edit: QPlainTextEdit, by: int) -> None:
    """Move the selected lines one line up (-1) or down (1), as one step that can be undone."""
    first, last = _lines(edit)
    other = first.previous() if by < 0 else last.next()
    if not other.isValid():
        return
    cursor = edit.textCursor()
    anchor, caret = cursor.anchor() - first.position(), cursor.position() - first.position()
    moved, passed = _texts(first, last), other.text()
    start = min(first.position(), other.position())
    end = max(last, other, key=lambda block: block.position())
    whole = QTextCursor(edit.document())
    whole.setPosition(start)
    whole.setPosition(end.position() + end.length() - 1, _KEEP)
    lines = [*moved, passed] if by < 0 else [passed, *moved]
    whole.insertText("\n".join(lines))
    top = edit.document().findBlock(start)
    place = top.position() if by < 0 else top.next().position()
    cursor.setPosition(place + anchor)
    cursor.setPosition(place + caret, _KEEP)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def _lines(edit: QPlainTextEdit) -> tuple[QTextBlock, QTextBlock]:
    """Return the first and the last line of the selection; one that ends at the start of a line leaves that out."""
    cursor, document = edit.textCursor(), edit.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if last.blockNumber() > first.blockNumber() and last.position() == cursor.selectionEnd():
        last = last.previous()
    return first, last


def _texts(first: QTextBlock, last: QTextBlock) -> list[str]:
    found = [first.text()]
    while first.blockNumber() < last.blockNumber():
        first = first.next()
        found.append(first.text())
    return found
