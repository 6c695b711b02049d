"""What a customer says, an editor types or a file holds never reaches the log or the report of a fault."""

from __future__ import annotations

import io
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.fault_dialog import FaultDialog
from desktop.tasks.faults import FaultChannel
from desktop.tasks.log_file import LogFile
from kb.cli.app import run
from kb.cli.language import Language
from kb.cli.terminal import Terminal
from kb.documents.pack_file import read_header
from kb.domain.audit import AuditEvent
from kb.domain.importing import FolderOrder
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.domain.table import TableOrder, TableTarget
from kb.errors import KbError
from kb.library import Library, LibraryPaths, create_library, open_library
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

MARK = "QZ水野様090QZ"


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    made = LibraryPaths(tmp_path / "library")
    create_library(made, clock=PlayedClock(), sample=False)
    return made


@pytest.fixture
def log(paths: LibraryPaths, caplog: pytest.LogCaptureFixture) -> Iterator[LogFile]:
    """The library's log, which takes in even what is only of use to developers."""
    file = LogFile()
    with caplog.at_level(logging.DEBUG):
        file.follow(paths.log, level=logging.DEBUG)
        yield file
    file.stop()


def use(library: Library, folder: Path) -> None:
    """Type the mark into everything that takes words, and import files that hold it, good ones and broken ones."""
    call = library.calls.start(agent=MARK, caller_reference=MARK)
    library.calls.save_notes(call.id, f"{MARK} 訪問を求めている")
    library.suggestions.suggest(SuggestionQuery(notes=f"{MARK} 訪問しろ"))
    for question in (MARK, f'"{MARK}', f"題名:{MARK} (", f"{MARK} NOT", f"-{MARK}"):
        library.searching.search(SearchQuery(text=question))
    library.triage.check(f"{MARK} がけがをした")
    library.calls.end(call.id)
    folder.mkdir()
    (folder / "good.md").write_text(f"# {MARK}\n\n{MARK}\n", encoding="utf-8")
    (folder / "broken.md").write_text(f"---\nkind: {MARK}\nstate: [{MARK}\n---\n# {MARK}\n", encoding="utf-8")
    (folder / "wrong.md").write_text(f"---\nkind: {MARK}\nvalidated_on: {MARK}\n---\n{MARK}\n", encoding="utf-8")
    (folder / "other.md").write_bytes(MARK.encode("utf-16"))
    (folder / "table.csv").write_text(f"{MARK},{MARK}\n{MARK}\n", encoding="utf-8")
    library.exchange.import_folder(folder)
    library.drafts.save(make_script(MARK).id, MARK, editor=MARK)
    rule = library.rules.load("wording")
    for text in (f"{MARK}: [", f"rules:\n- id: {MARK}\n"):
        with pytest.raises(KbError):
            library.rules.save("wording", text, version=rule.version)


def test_the_log_quotes_nobody(paths: LibraryPaths, log: LogFile, tmp_path: Path) -> None:
    with open_library(paths, clock=PlayedClock(), repair="now") as library:
        use(library, tmp_path / "in")
        library.indexing.rebuild()
    for file in paths.index.glob("g*/*"):
        file.write_bytes(MARK.encode())
    with open_library(paths, clock=PlayedClock(), repair="later") as library, suppress(KbError):
        library.searching.search(SearchQuery(text=MARK))
    with open_library(paths, clock=PlayedClock(), repair="now") as library:
        library.searching.search(SearchQuery(text=MARK))
    logging.getLogger("kb.test").warning("worth noting")
    log.stop()
    written = paths.log.read_text(encoding="utf-8")
    assert "worth noting" in written
    assert "search index unreadable" in written
    assert not _quoted(written)


def test_faults_and_their_report_quote_nobody(paths: LibraryPaths, log: LogFile, qtbot: QtBot, theme: Theme) -> None:
    channel, dialog = FaultChannel(), FaultDialog(theme)
    qtbot.addWidget(dialog)
    channel.reported.connect(dialog.show_fault)
    error = _failure()
    channel.report(error)
    logging.getLogger("kb.test").error("it failed", exc_info=error)
    log.stop()
    written = paths.log.read_text(encoding="utf-8")
    for told in (written, dialog.report):
        assert "builtins.ValueError" in told
        assert "test_no_personal_data.py" in told
        assert not _quoted(told)


def exchange(library: Library, folder: Path) -> None:
    """Let the mark go through tables, other processes and packs, good ones and broken ones."""
    table = folder / "calls.csv"
    rows = "".join(f"{MARK},{when},{MARK}\n" for when in ("2026-11-20 10:00", MARK))
    table.write_text(f"顧客,開始日時,メモ\n{rows}", encoding="utf-8")
    look = library.tables.look(table, TableTarget.CALLS)
    order = TableOrder(path=table, target=look.target, mapping=look.mapping)
    for take_in in (library.tables.run, library.tables.run_elsewhere):
        with suppress(KbError):
            take_in(order)
    library.exchange.run_elsewhere(FolderOrder(path=folder))
    out = folder.parent / "out"
    out.mkdir()
    library.editing.save(make_script(MARK, MARK))
    library.packs.maker.make(out, Ed25519PrivateKey.generate())
    library.packs.feedback.write(out)
    library.records.export_csv(out)
    library.tables.export_articles(out / "articles.csv")
    broken = out / "broken.kbpack"
    broken.write_text(f"KANDOKORO PACK 1\n{{{MARK}\n", encoding="utf-8")
    with pytest.raises(KbError):
        read_header(broken, ())
    voices = out / "broken.kbfeedback"
    voices.write_text(f'{{"format": 1, "feedback": [{{"id": "{MARK}"}}]}}', encoding="utf-8")
    with pytest.raises(KbError) as refused:
        library.packs.feedback.read(voices)
    logging.getLogger("kb.test").error("refused", exc_info=refused.value)


def printed(paths: LibraryPaths, *arguments: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    terminal = Terminal(Language.JA, {}, out, err, library=paths.root, clock=PlayedClock())
    run(arguments, terminal)
    return out.getvalue() + err.getvalue()


def test_neither_log_nor_audit_trail_nor_doctor_quotes_what_tables_packs_and_children_held(
    paths: LibraryPaths, log: LogFile, tmp_path: Path
) -> None:
    with open_library(paths, clock=PlayedClock(), repair="now") as library:
        use(library, tmp_path / "in")
        exchange(library, tmp_path / "in")
        events = [record.event for record in library.audit.trail.records()]
    assert events.count(AuditEvent.EXPORT) == 8
    log.stop()
    told = {
        "log": paths.log.read_text(encoding="utf-8"),
        "trail": paths.audit.read_bytes().decode("unicode_escape"),
        **{
            " ".join(arguments): printed(paths, *arguments)
            for arguments in (
                ("doctor",),
                ("doctor", "--json"),
                ("audit", "list", "--last", "0"),
                ("audit", "list", "--json"),
                ("audit", "verify", "--json"),
                ("backup", "--json"),
                ("verify", "--json"),
            )
        },
    }
    assert all(told.values())
    assert [name for name, text in told.items() if _quoted(text)] == []


def _failure() -> BaseException:
    try:
        try:
            int(MARK)
        except ValueError as error:
            raise KeyError(MARK) from error
    except KeyError as error:
        return error
    raise AssertionError


def _quoted(text: str) -> bool:
    return any(part in text for part in (MARK, "水野", "090QZ", MARK.encode("unicode_escape").decode()))
