"""Files into drafts, many at a time: in this process, or in several when there are thousands of files."""

from __future__ import annotations

import logging
import pickle
import threading
from contextlib import ExitStack
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import TYPE_CHECKING

from kb.documents.article_text import content_digest, read_draft
from kb.documents.folder import read_bytes, read_listed
from kb.documents.foreign.names import MAX_BYTES, is_foreign
from kb.errors import ArticleInvalidError, Problem
from kb.services.imports.pictures import PagePictures
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
    """What tells which article a file stands for; ``number`` is its place in the list, ``article_id`` its own id.

    ``digest`` is that of its content, kept only of a file without an id.
    """

    number: int
    article_id: UUID | None
    kind: Kind
    title: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What ``size`` files hold: their heads, their drafts for ``unpack``, and what breaks a rule.

    ``pictures`` are images to be taken in, by id, as paths relative to the folder; ``wanted`` are images that a file
    refers to and the folder does not have. ``remarks`` tell what of a file could not be taken over as it was.
    """

    size: int
    heads: tuple[Head, ...]
    packed: bytes
    invalid: tuple[tuple[str, Problem], ...]
    pictures: tuple[tuple[UUID, str], ...] = ()
    remarks: tuple[tuple[str, Problem], ...] = ()
    wanted: tuple[tuple[str, UUID], ...] = ()


def read_chunk(root: Path, files: Sequence[NumberedFile], text_kind: Kind | None = None) -> Chunk:
    """Read and check a few files; web pages and plain texts become drafts of ``text_kind``."""
    heads: list[Head] = []
    drafts: list[tuple[int, ArticleDraft, str]] = []
    invalid: list[tuple[str, Problem]] = []
    remarks: list[tuple[str, Problem]] = []
    wanted: list[tuple[str, UUID]] = []
    pictures: dict[UUID, str] = {}
    for number, listed in files:
        shown = PagePictures(root, listed.path)
        try:
            draft, told = read_file(root, listed, shown, text_kind)
        except ArticleInvalidError as error:
            invalid.extend((listed.path, problem) for problem in error.problems)
            continue
        digest = content_digest(draft.content)
        heads.append(Head(number, draft.article_id, draft.kind, draft.title, "" if draft.article_id else digest))
        drafts.append((number, draft, digest))
        pictures |= shown.found
        wanted.extend((listed.path, key) for key in shown.wanted)
        remarks.extend((listed.path, problem) for problem in (*told, *shown.remarks))
    packed = pickle.dumps(drafts, protocol=5)
    shown_by = tuple(pictures.items())
    return Chunk(len(files), tuple(heads), packed, tuple(invalid), shown_by, tuple(remarks), tuple(wanted))


def read_file(
    root: Path, listed: ListedFile, pictures: PagePictures, text_kind: Kind | None
) -> tuple[ArticleDraft, tuple[Problem, ...]]:
    """Return the draft that a file holds or becomes, and what of it could not be taken over as it was.

    Raises:
        ArticleInvalidError: it breaks a rule, or cannot be read.
    """
    if text_kind is not None and is_foreign(listed.path):
        # No start of the program, and no process that reads Markdown, should wait for what reads HTML.
        from kb.documents.foreign.article import read_foreign  # noqa: PLC0415 - see above

        content = read_bytes(root, listed, MAX_BYTES)
        if isinstance(content, Problem):
            raise ArticleInvalidError((content,), path=listed.path)
        found = read_foreign(content, path=listed.path, kind=text_kind, picture=pictures.markdown)
        return found.draft, found.remarks
    file = read_listed(root, listed)
    if isinstance(file, Problem):
        raise ArticleInvalidError((file,), path=listed.path)
    draft = read_draft(file.text, path=file.path)
    body = pictures.rewritten(draft.content.body)
    if body != draft.content.body:
        draft = replace(draft, content=replace(draft.content, body=body))
    return draft, ()


def unpack(packed: bytes) -> list[tuple[int, ArticleDraft, str]]:
    """Return the numbered drafts of a chunk that this program packed, each with the digest of its content."""
    drafts: list[tuple[int, ArticleDraft, str]] = pickle.loads(packed)  # noqa: S301 - never leaves the program and its nameless files
    return drafts


def read_files(
    root: Path,
    files: Sequence[NumberedFile],
    token: CancelToken,
    *,
    parallel_from: int = PARALLEL_FROM,
    text_kind: Kind | None = None,
) -> Iterator[Chunk]:
    """Yield the chunks in the order of the files; from ``parallel_from`` files on they are read by other processes.

    Raises:
        OperationCancelledError: the token was cancelled.
    """
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    if len(files) >= parallel_from:
        yield from _read_elsewhere(root, chunks, token, text_kind)
        return
    for chunk in chunks:
        token.check()
        yield read_chunk(root, chunk, text_kind)


def _read_elsewhere(
    root: Path, chunks: Sequence[Sequence[NumberedFile]], token: CancelToken, text_kind: Kind | None
) -> Iterator[Chunk]:
    """Deal the chunks out in turn and take them back in turn: that keeps their order without holding any back."""
    with ExitStack() as started:
        children: list[Child] = []
        for _ in range(min(usable_processors(), _MOST_PROCESSES)):
            child = Child(read_as_told, root, text_kind, in_background=True)
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
                found = read_chunk(root, chunk, text_kind)
            if number + ahead < len(chunks):
                child.order(chunks[number + ahead])
            yield found


def read_as_told(orders: Connection, answers: Connection, root: Path, text_kind: Kind | None) -> None:
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
        answers.send(read_chunk(root, chunk, text_kind))
