"""What may be noted of an exception: types and places, never its message, which may quote what somebody typed."""

from __future__ import annotations

import copy
import logging
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


def trace(error: BaseException | None) -> Iterator[str]:
    """Yield the lines that tell what an exception was, where it came from, and what it came of; no full paths."""
    while error is not None:
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        for frame in traceback.extract_tb(error.__traceback__):
            place = "/".join(Path(frame.filename).parts[-3:])
            yield f"  {place}:{frame.lineno} {frame.name}"
        error = error.__cause__ or error.__context__


class TraceFormatter(logging.Formatter):
    """Formats records as usual but for exceptions, of which only the ``trace`` is told."""

    def formatException(  # noqa: N802 - the name that logging gives it
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return the trace of an exception."""
        return "\n".join(trace(ei[1]))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record, whatever another handler has made of its exception before."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)
