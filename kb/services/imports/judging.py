"""Which of two versions of an article goes on: the file's, the library's, or both merged.

Both are compared with the base, the version they had in common last: what the folder said when it was imported last, or
what was exported into it, whichever is the later revision. Without either, the base is the revision that the file still
repeats.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.documents.article_text import article_problems, content_digest
from kb.domain.article_merge import merge_articles
from kb.domain.importing import ConflictChoice, FileChange
from kb.storage import article_store, folder_version_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from kb.domain.article import Article, ArticleRevision
    from kb.domain.importing import ImportDecisions
    from kb.storage.database import Transaction


@dataclass(frozen=True, slots=True)
class FileVersion:
    """What a file says, under the id of its article."""

    article: Article
    digest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file means for the library, and what follows from it with the decisions of the user.

    ``base`` is the revision in common, 0 where nobody knows; ``library`` the one that was looked at, 0 for a new
    article. ``merged`` is what the change itself would save. ``saved`` is what is to be saved, ``draft`` what is to be
    kept as a draft; ``settled`` tells that the file has been dealt with.
    """

    change: FileChange
    file: FileVersion
    library: int = 0
    base: int = 0
    merged: Article | None = None
    saved: Article | None = None
    draft: Article | None = None
    settled: bool = True


class Judge:
    """Judges the files of one folder."""

    def __init__(self, folder_key: str, exported: Mapping[UUID, str], decisions: ImportDecisions) -> None:
        """``exported`` are the digests of the folder's manifest."""
        self.folder_key = folder_key
        self._exported = exported
        self._decisions = decisions

    def judge(self, session: Transaction, files: Sequence[FileVersion]) -> list[Verdict]:
        """Return a verdict for each file, in their order, from the library as the session sees it."""
        ids = [file.article.id for file in files]
        known = article_store.many(session, ids)
        imported = folder_version_store.digests(session, self.folder_key, known)
        return [
            self._decided(self._verdict(session, file, known.get(file.article.id), imported.get(file.article.id, "")))
            for file in files
        ]

    def unnoted(self, session: Transaction, verdicts: Sequence[Verdict]) -> dict[UUID, str]:
        """Return the digests that are to be kept of what has been dealt with, without those that are kept already."""
        settled = {verdict.file.article.id: verdict.file.digest for verdict in verdicts if verdict.settled}
        kept = folder_version_store.digests(session, self.folder_key, settled)
        return {key: digest for key, digest in settled.items() if kept.get(key) != digest}

    def _verdict(
        self, session: Transaction, file: FileVersion, library: ArticleRevision | None, imported: str
    ) -> Verdict:
        if library is None:
            return Verdict(FileChange.ADDED, file, merged=file.article)
        if library.article == file.article:
            return Verdict(FileChange.UNCHANGED, file, library.number, library.number)
        if imported == file.digest:
            return Verdict(FileChange.LIBRARY_NEWER, file, library.number)
        return self._against_base(article_store.history(session, file.article.id), file, library, imported)

    def _against_base(
        self, history: Sequence[ArticleRevision], file: FileVersion, library: ArticleRevision, imported: str
    ) -> Verdict:
        base = self._base(history, file, imported)
        if base is None:
            # One revision: nobody touched it since it came into the library, perhaps from an earlier state of the file.
            untouched = library.number == 1
            change = FileChange.CHANGED if untouched else FileChange.CONFLICT
            return Verdict(change, file, library.number, merged=file.article if untouched else None)
        if base.article == file.article:
            return Verdict(FileChange.LIBRARY_NEWER, file, library.number, base.number)
        if base.article == library.article:
            return Verdict(FileChange.CHANGED, file, library.number, base.number, merged=file.article)
        return self._merged(file, library, base)

    def _base(self, history: Sequence[ArticleRevision], file: FileVersion, imported: str) -> ArticleRevision | None:
        common = {imported, self._exported.get(file.article.id, "")}
        repeated: ArticleRevision | None = None
        for revision in history:
            digest = content_digest(revision.article)
            if digest in common:
                return revision
            if repeated is None and digest == file.digest:
                repeated = revision
        return repeated

    def _merged(self, file: FileVersion, library: ArticleRevision, base: ArticleRevision) -> Verdict:
        merge = merge_articles(base.article, library.article, file.article)
        merged = merge.article() if merge.is_clean else None
        if merged is None or article_problems(merged):
            return Verdict(FileChange.CONFLICT, file, library.number, base.number)
        if merged == library.article:
            return Verdict(FileChange.LIBRARY_NEWER, file, library.number, base.number)
        change = FileChange.CHANGED if merged == file.article else FileChange.MERGED
        return Verdict(change, file, library.number, base.number, merged=merged)

    def _decided(self, verdict: Verdict) -> Verdict:
        """Add to a verdict what follows from the decisions of the user."""
        key = verdict.file.article.id
        if verdict.change in {FileChange.UNCHANGED, FileChange.LIBRARY_NEWER}:
            return verdict
        resolution = self._decisions.resolved.get(key)
        if resolution is not None and resolution.library_number == verdict.library:
            return replace(verdict, saved=resolution.article)
        choice = self._decisions.each.get(key)
        if choice is None and verdict.change is not FileChange.CONFLICT:
            return replace(verdict, saved=verdict.merged)
        choice = choice or self._decisions.conflicts
        if choice is ConflictChoice.TAKE:
            return replace(verdict, saved=verdict.file.article)
        if choice is ConflictChoice.DRAFT:
            return replace(verdict, draft=verdict.file.article, settled=False)
        return verdict
