"""A rich text that is changed piece by piece: what stands in it already is neither made nor laid out anew."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)

from desktop.widgets.document_form import format_blocks, room_above, set_up_document
from desktop.widgets.html_pieces import LINE_NAME, Piece, same_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class _Shown:
    """A piece that stands in the document as ``blocks`` blocks; ``lines`` are those of the piece, by its blocks."""

    piece: Piece
    blocks: int
    lines: Mapping[int, int]


class PiecedDocument:
    """Brings a document from what it shows to what it shall show, in as many turns as its user likes."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        """The ``document`` is empty, and nobody else changes it."""
        self._document = document
        self._theme = theme
        self._shown: list[_Shown] = []
        self._missing: deque[Piece] = deque()
        #: Where in ``_shown`` the next missing piece belongs, and the number of its first block.
        self._next = self._block = 0

    @property
    def complete(self) -> bool:
        """Whether it shows all it shall show."""
        return not self._missing

    def empty(self) -> None:
        """Show nothing, without the images that were given to the document."""
        self._document.clear()
        set_up_document(self._document, self._theme)
        self._shown, self._next, self._block = [], 0, 0
        self._missing.clear()

    def shares(self, pieces: Sequence[Piece]) -> bool:
        """Whether anything of it is shown already, so that the rest can be changed around it."""
        before = [shown.piece for shown in self._shown]
        head, tail = same_ends(before, pieces)
        # What does not begin with a paragraph, a numbered list for one, does not give way to another beginning.
        return bool(head or (tail and all(piece.begins_with_paragraph for piece in (before[0], pieces[0]))))

    def change(self, pieces: Sequence[Piece]) -> None:
        """Take out what shall not be shown any more; what is missing then, ``fill`` puts in.

        Where nothing is shared, it has to be empty.
        """
        head, tail = same_ends([shown.piece for shown in self._shown], pieces)
        kept = len(self._shown) - tail
        self._remove(head, kept)
        del self._shown[head:kept]
        for place in (*range(head), *range(-tail, 0)):
            self._shown[place] = replace(self._shown[place], piece=pieces[place])
        self._missing = deque(pieces[head : len(pieces) - tail])
        self._next, self._block = head, sum(shown.blocks for shown in self._shown[:head])

    def fill(self, characters: int, width: int) -> int:
        """Put in what is missing until that was so many characters of HTML, a piece at least; returns how many it was.

        Images are at most ``width`` pixels wide.
        """
        changes = QTextCursor(self._document)
        changes.beginEditBlock()
        done = 0
        while self._missing and done < characters:
            piece = self._missing.popleft()
            self._insert(piece, width)
            done += len(piece.html)
        self._mend_top()
        changes.endEditBlock()
        return done

    def numbered_blocks(self) -> Iterator[tuple[int, QTextBlock]]:
        """Yield the lines of the source that are known, from 1, each with its block, in their order."""
        block = self._document.begin()
        for shown in self._shown:
            for number in range(shown.blocks):
                if number in shown.lines:
                    yield shown.piece.line + shown.lines[number], block
                block = block.next()

    def _remove(self, start: int, end: int) -> None:
        if start == end:
            return
        first = sum(shown.blocks for shown in self._shown[:start])
        after = first + sum(shown.blocks for shown in self._shown[start:end])
        cursor = QTextCursor(self._document)
        follower = self._document.findBlockByNumber(after)
        if first:
            # With the end of the paragraph before, which keeps its form.
            cursor.setPosition(_end_of(self._document.findBlockByNumber(first - 1)))
            cursor.setPosition(_end_of(self._document.findBlockByNumber(after - 1)), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            form, characters = follower.blockFormat(), follower.charFormat()
            cursor.setPosition(follower.position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(characters)

    def _insert(self, piece: Piece, width: int) -> None:
        content = QTextDocument()
        set_up_document(content, self._theme)
        content.setHtml(piece.html)
        lines = dict(_lines_of(content))
        format_blocks(content, self._theme, width, at_top=False)
        cursor = self._room()
        start = cursor.position()
        cursor.insertFragment(QTextDocumentFragment(content))
        first = content.begin()
        if first.textList() is None:
            # Qt takes over the form of every paragraph but the first, and of an item of a list that is the very first.
            cursor.setPosition(start)
            cursor.setBlockFormat(first.blockFormat())
        self._shown.insert(self._next, _Shown(piece, content.blockCount(), lines))
        self._next += 1
        self._block += content.blockCount()

    def _room(self) -> QTextCursor:
        """Return where an empty paragraph was put in for the next piece."""
        cursor = QTextCursor(self._document)
        if not self._shown:
            return cursor
        if self._block:
            cursor.setPosition(_end_of(self._document.findBlockByNumber(self._block - 1)))
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            return cursor
        first = self._document.begin()
        cursor.insertBlock(first.blockFormat(), first.charFormat())
        cursor.setPosition(0)
        cursor.setBlockFormat(QTextBlockFormat())
        cursor.setBlockCharFormat(QTextCharFormat())
        return cursor

    def _mend_top(self) -> None:
        """Leave no room above the first paragraph, and that of its kind above one that was first before."""
        for place, shown in enumerate(self._shown[:2]):
            block = self._document.begin() if not place else self._document.findBlockByNumber(self._shown[0].blocks)
            wanted = room_above(block, self._theme) if place else 0
            if shown.blocks and block.blockFormat().topMargin() != wanted:
                form = block.blockFormat()
                form.setTopMargin(wanted)
                QTextCursor(block).setBlockFormat(form)


def _end_of(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _lines_of(document: QTextDocument) -> Iterator[tuple[int, int]]:
    block = document.begin()
    while block.isValid():
        line = _line_of(block)
        if line is not None:
            yield block.blockNumber(), line
        block = block.next()


def _line_of(block: QTextBlock) -> int | None:
    iterator = block.begin()
    while not iterator.atEnd():
        for name in iterator.fragment().charFormat().anchorNames():
            if match := LINE_NAME.fullmatch(name):
                return int(match[1])
        iterator += 1
    return None
