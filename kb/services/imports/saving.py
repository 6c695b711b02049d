"""Saving what the files of a step mean, giving way to whoever types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.article_text import write_article
from kb.domain.stored_draft import FOLDER_WINDOW, StoredDraft
from kb.storage import article_store, draft_store, folder_version_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.clock import Clock
    from kb.services.imports.judging import FileVersion, Judge, Verdict
    from kb.services.imports.steps import ShortSteps
    from kb.storage.database import Database, Transaction


class StepSaver:
    """Judges and saves the files of one step after the other."""

    def __init__(
        self, database: Database, clock: Clock, judge: Judge, steps: ShortSteps, *, editor: str, signature: str
    ) -> None:
        """``editor`` finds what is to be merged among their drafts, revisions carry the ``signature``."""
        self._database = database
        self._clock = clock
        self._judge = judge
        self._steps = steps
        self._editor = editor
        self._signature = signature

    def look(self, files: Sequence[FileVersion]) -> list[Verdict]:
        """Return what the files mean, and save nothing."""
        with self._database.read() as session:
            return self._judge.judge(session, files)

    def save(self, files: Sequence[FileVersion]) -> list[Verdict]:
        """Save what the files mean, and return it.

        They are judged before the library is locked: that takes longer than saving. What somebody saved between the two
        is seen, and the files are judged once more.

        Raises:
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: nothing of this step is saved.
        """
        with self._database.read() as session:
            verdicts = self._judge.judge(session, files)
            nothing = not any(verdict.saved or verdict.draft for verdict in verdicts)
            if nothing and not self._judge.unnoted(session, verdicts):
                return verdicts
        with self._steps.write() as step:
            numbers = article_store.latest_numbers(step.session, (file.article.id for file in files))
            if any(numbers.get(verdict.file.article.id, 0) != verdict.library for verdict in verdicts):
                verdicts = self._judge.judge(step.session, files)
            self._write(step.session, verdicts)
        return verdicts

    def _write(self, session: Transaction, verdicts: Sequence[Verdict]) -> None:
        now = self._clock.now()
        saved = [verdict.saved for verdict in verdicts if verdict.saved is not None]
        article_store.save_many(session, saved, editor=self._signature, now=now)
        for verdict in verdicts:
            if verdict.draft is not None:
                draft = StoredDraft(
                    article_id=verdict.draft.id,
                    editor=self._editor,
                    window=FOLDER_WINDOW,
                    text=write_article(verdict.draft),
                    base_number=verdict.base,
                    saved_at=now,
                )
                draft_store.save(session, draft)
        folder_version_store.keep(session, self._judge.folder_key, self._judge.unnoted(session, verdicts))
