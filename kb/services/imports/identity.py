"""Which article each file of a folder stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import Problem
from kb.identifiers import new_id
from kb.storage import article_store, folder_version_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from kb.documents.folder import ListedFile
    from kb.domain.article import Kind
    from kb.services.imports.reading import Head
    from kb.storage.database import Database


def identify(
    database: Database,
    files: Sequence[ListedFile],
    heads: Iterable[Head],
    given: Mapping[int, UUID],
    folder: str,
    invalid: list[tuple[str, Problem]],
) -> dict[int, UUID]:
    """Return the id of each file by its number; of two for one article the one with the id counts, else the first.

    ``given`` are the ids that an earlier, interrupted run gave. A file without an id is the article that came of the
    same content when ``folder``, the key of its path, was imported last: its title may be another by now. Else it is
    the article of its kind and title. A file that does not count is added to ``invalid``.
    """
    # Files that carry an id speak for its article, whatever their names; numbers are in the order of the paths.
    ordered = sorted(heads, key=lambda head: (head.article_id is None, head.number))
    unnamed = [head for head in ordered if head.article_id is None and head.number not in given]
    with database.read() as session:
        earlier = folder_version_store.ids_by_digest(session, folder, (head.digest for head in unnamed))
        stored = article_store.ids_by_kind_and_title(session, ((head.kind, head.title) for head in unnamed))
    by_title: dict[tuple[Kind, str], UUID] = {}
    numbers: dict[UUID, int] = {}
    for head in ordered:
        name = (head.kind, head.title)
        article_id = (
            head.article_id
            or given.get(head.number)
            or by_title.get(name)
            or earlier.get(head.digest)
            or stored.get(name)
            or new_id()
        )
        by_title.setdefault(name, article_id)
        if article_id in numbers:
            twice = Problem(0, "article_twice", files[numbers[article_id]].path)
            invalid.append((files[head.number].path, twice))
        else:
            numbers[article_id] = head.number
    return {number: article_id for article_id, number in numbers.items()}
