"""The steps that need no window, each on the library of the self-test; what is wrong is raised."""

from __future__ import annotations

import secrets
import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.documents.pack_file import read_header
from kb.domain.article import State
from kb.domain.pack import PackProblem
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.errors import DiskFullError, KbError, PackInvalidError
from kb.identifiers import new_id
from kb.library import LibraryPaths, create_library, open_library
from kb.library.restoring import prepared
from kb.selftest.outcomes import ANSWER, NOTES, Step, StepResult, doubtful, good
from kb.selftest.place import library_folders
from kb.services.packs.keys import create_key, load_key
from kb.services.packs.taking import PackTaker
from kb.storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from kb.library import Library

_MARK = "自己診断"
_SOME_ARTICLES = 50
#: Bytes: all libraries of a self-test with their backups took 8 MB; a disk with less than this is full for any use.
_ROOM = 50 * 2**20


class UnexpectedOutcomeError(Exception):
    """A step went through and came to something else than it has to; the message says to what, for whoever helps."""


@dataclass(slots=True)
class Trial:
    """What the steps know of each other: the folder they work in, and the library in it once there is one.

    ``policy_file`` is the policy of this computer, whether there is one or not; it is only asked where keys lie.
    """

    place: Path
    root: Path | None = None
    policy_file: Path | None = None

    @property
    def paths(self) -> LibraryPaths:
        """The library."""
        if self.root is None:
            raise UnexpectedOutcomeError("no library")
        return LibraryPaths(self.root)

    def open(self) -> Library:
        """Open the library as the command line does."""
        return open_library(self.paths, clock=SystemClock(), repair="now")


def make_library(trial: Trial) -> StepResult:
    """Make a library with the sample knowledge in a long, Japanese path; in a short one where the system takes none.

    Without room for all that follows nothing is begun: each step would fail in a way of its own.
    """
    if shutil.disk_usage(trial.place).free < _ROOM:
        raise DiskFullError(path=str(trial.place))
    long, short = library_folders(trial.place)
    well = True
    trial.root = long
    try:
        create_library(trial.paths, clock=SystemClock(), sample=True)
    except (KbError, OSError):
        trial.root = short
        create_library(trial.paths, clock=SystemClock(), sample=True)
        well = False
    with trial.open() as library:
        articles = library.status().article_count
    expect(articles >= _SOME_ARTICLES, f"articles: {articles}")
    params = {"articles": articles, "characters": len(str(trial.paths.database))}
    return good(Step.LIBRARY, **params) if well else doubtful(Step.LIBRARY, "library_short", **params)


def answer_a_call(trial: Trial) -> StepResult:
    """Ask what fits to the notes of a call, open the first answer, and search for it."""
    with trial.open() as library:
        found = library.suggestions.suggest(SuggestionQuery(notes=NOTES))
        expect(bool(found.recommended), "no suggestion")
        readable = library.reading.open(found.recommended[0].article_id)
        expect(readable.article.title == ANSWER, "another suggestion")
        expect(bool(readable.plain), "an empty article")
        hits = library.searching.search(SearchQuery(text="訪問"))
        expect(ANSWER in [hit.title.text for hit in hits.hits], "the search does not find it")
    return good(Step.MAIN_JOB, title=ANSWER, reasons=len(found.recommended[0].reasons))


def save_a_change(trial: Trial) -> StepResult:
    """Save a new article and notes, open the library anew, and find both."""
    name = f"{_MARK}{secrets.token_hex(4)}"
    with trial.open() as library:
        article_id = add_article(library, name)
        call = library.calls.start()
        library.calls.save_notes(call.id, name)
        library.calls.end(call.id)
    with trial.open() as library:
        expect(library.editing.get(article_id).article.title == name, "another article")
        expect(library.calls.get(call.id).notes == name, "other notes")
        hits = library.searching.search(SearchQuery(text=f'"{name}"'))
        expect([hit.article_id for hit in hits.hits] == [article_id], "the search does not find it")
    return good(Step.SAVE)


def back_up_and_restore(trial: Trial) -> StepResult:
    """Make a backup, change the library, and go back."""
    with trial.open() as library:
        before = library.status().article_count
        report = library.backups.make()
        expect(report.check.sound, "the backup is not sound")
        add_article(library, f"{_MARK}{secrets.token_hex(4)}")
    with prepared(trial.paths, report.backup.path, clock=SystemClock()) as restoration:
        expect(len(restoration.preview().lost) == 1, "another difference")
        expect(restoration.replace() is not None, "the library was not put aside")
    with trial.open() as library:
        expect(library.status().article_count == before, "other articles")
    return good(Step.BACKUP, articles=before, kilobytes=report.backup.size // 1024)


def send_knowledge(trial: Trial) -> StepResult:
    """Make a signed pack, take it into an empty library, and see that nobody else's pack is taken."""
    folder, key_file = trial.place / "packs", trial.place / "pack.key"
    folder.mkdir()
    password = secrets.token_hex(16)
    public, strange = create_key(key_file, password), create_key(trial.place / "strange.key", password)
    with trial.open() as library:
        packs = library.packs.maker.make(folder, load_key(key_file, password))
    receiving = LibraryPaths(trial.place / "receiving")
    create_library(receiving, clock=SystemClock(), sample=False)
    with closing(Database.open(receiving.database, clock=SystemClock())) as database:
        taker = PackTaker(database, SystemClock(), lambda: None)
        taken = [len(taker.take(read_header(pack.path, [public])).added) for pack in packs]
    expect(sum(taken) >= _SOME_ARTICLES, f"taken: {sum(taken)}")
    try:
        read_header(packs[0].path, [strange])
    except PackInvalidError as error:
        expect(error.params["problem"] is PackProblem.UNTRUSTED, "refused for another reason")
    else:
        raise UnexpectedOutcomeError("a pack of a stranger is taken")
    return good(Step.PACK, articles=sum(taken))


def look_for_notes(trial: Trial) -> StepResult:
    """See that what was typed in the window is in the library."""
    with trial.open() as library:
        (call,) = library.calls.open_calls()
        expect(call.notes == NOTES, "other notes")
    return good(Step.NOTES)


def add_article(library: Library, title: str) -> UUID:
    """Save an article that is like the sample's answer but for its title, and return its id."""
    like = library.reading.find(ANSWER).article
    article = replace(like, id=new_id(), title=title, state=State.NOT_VALIDATED, validated_on=None)
    library.editing.save(article)
    return article.id


def expect(condition: bool, otherwise: str) -> None:  # noqa: FBT001 - it reads as a sentence
    """Raise UnexpectedOutcomeError where a condition does not hold."""
    if not condition:
        raise UnexpectedOutcomeError(otherwise)
