"""Files into drafts, many at a time: in this process, or in several when there are thousands of files."""

from __future__ import annotations

import logging
import pickle
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING

from kb.documents.article_text import content_digest, read_draft
from kb.documents.folder import read_listed
from kb.errors import ArticleInvalidError, Problem
from kb.services.processes import Child, ChildDiedError, usable_processors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.documents.article_text import ArticleDraft
    from kb.documents.folder import ListedFile
    from kb.domain.article import Kind

    #: A file with its place in the list.
    NumberedFile = tuple[int, ListedFile]

_log = logging.getLogger(__name__)

#: Files read between two looks at the token, and sent to a process at once.
CHUNK = 100
#: With fewer files the processes take longer to start than to read.
PARALLEL_FROM = 1_500
#: More would only wait for the one writer and the disk.
_MOST_PROCESSES = 4
#: Chunks a process is given ahead, so that it never waits for us.
_AHEAD = 2
_PATIENCE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Head:
    """What tells which article a file stands for; ``number`` is its place in the list, ``article_id`` its own id."""

    number: int
    article_id: UUID | None
    kind: Kind
    title: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """What ``size`` files hold: their heads, their drafts for ``unpack``, and what breaks a rule."""

    size: int
    heads: tuple[Head, ...]
    packed: bytes
    invalid: tuple[tuple[str, Problem], ...]


def read_chunk(root: Path, files: Sequence[NumberedFile]) -> Chunk:
    """Read and check a few files."""
    heads: list[Head] = []
    drafts: list[tuple[int, ArticleDraft, str]] = []
    invalid: list[tuple[str, Problem]] = []
    for number, listed in files:
        file = read_listed(root, listed)
        if isinstance(file, Problem):
            invalid.append((file.detail, file))
            continue
        try:
            draft = read_draft(file.text, path=file.path)
        except ArticleInvalidError as error:
            invalid.extend((file.path, problem) for problem in error.problems)
            continue
        heads.append(Head(number, draft.article_id, draft.kind, draft.title))
        drafts.append((number, draft, content_digest(draft.content)))
    return Chunk(len(files), tuple(heads), pickle.dumps(drafts, protocol=5), tuple(invalid))


def unpack(packed: bytes) -> list[tuple[int, ArticleDraft, str]]:
    """Return the numbered drafts of a chunk that this program packed, each with the digest of its content."""
    drafts: list[tuple[int, ArticleDraft, str]] = pickle.loads(packed)  # noqa: S301 - never leaves the program and its nameless files
    return drafts


def read_files(
    root: Path, files: Sequence[NumberedFile], token: CancelToken, *, parallel_from: int = PARALLEL_FROM
) -> Iterator[Chunk]:
    """Yield the chunks in the order of the files; from ``parallel_from`` files on they are read by other processes.

    Raises:
        OperationCancelledError: the token was cancelled.
    """
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    if len(files) >= parallel_from:
        yield from _read_elsewhere(root, chunks, token)
        return
    for chunk in chunks:
        token.check()
        yield read_chunk(root, chunk)


def _read_elsewhere(root: Path, chunks: Sequence[Sequence[NumberedFile]], token: CancelToken) -> Iterator[Chunk]:
    """Deal the chunks out in turn and take them back in turn: that keeps their order without holding any back."""
    with ExitStack() as started:
        children: list[Child] = []
        for _ in range(min(usable_processors(), _MOST_PROCESSES)):
            child = Child(read_as_told, root, in_background=True)
            started.callback(child.end, _PATIENCE_SECONDS)
            children.append(child)
        ahead = len(children) * _AHEAD
        for number, chunk in enumerate(chunks[:ahead]):
            children[number % len(children)].order(chunk)
        for number, chunk in enumerate(chunks):
            child = children[number % len(children)]
            try:
                found: Chunk = child.answer(token)
            except ChildDiedError:
                _log.warning("a process that read files is gone; its files are read here")
                found = read_chunk(root, chunk)
            if number + ahead < len(chunks):
                child.order(chunks[number + ahead])
            yield found


def read_as_told(orders: Connection, answers: Connection, root: Path) -> None:
    """Read chunks until no more come: the work of one process.

    They are taken in by a thread: were both sides to wait until a full pipe is emptied, neither would go on.
    """
    waiting: SimpleQueue[Sequence[NumberedFile] | None] = SimpleQueue()

    def take_in() -> None:
        try:
            while True:
                waiting.put(orders.recv())
        except (EOFError, OSError):
            waiting.put(None)

    threading.Thread(target=take_in, daemon=True).start()
    while (chunk := waiting.get()) is not None:
        answers.send(read_chunk(root, chunk))
