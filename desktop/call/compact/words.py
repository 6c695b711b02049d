"""The words to say now and the next ones, each on one line: all that the strip shows of an open article."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from desktop.articles.reading_items import LineRow, LineState, empty_word
from desktop.call.reader.items import reader_items

if TYPE_CHECKING:
    from desktop.call.open_article import OpenArticle

_SHOWN = 2


def words_to_say(now: OpenArticle | None) -> tuple[str, ...]:
    """Return the line to be read and the one after it, fewer at the end; an empty slot is visibly empty.

    Lines that are locked (P17) are left out, as they are when one goes on.
    """
    if now is None:
        return ()
    lines = (item for item in reader_items(now) if isinstance(item, LineRow))
    to_read = (line for line in lines if line.state is not LineState.READ and not line.locked)
    return tuple(_words(line) for line in islice(to_read, _SHOWN))


def _words(line: LineRow) -> str:
    return "".join(f"［{piece.text} {empty_word()}］" if piece.empty else piece.text for piece in line.pieces)
