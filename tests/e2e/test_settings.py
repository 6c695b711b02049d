"""The settings in the real program: a backup is made, an article changed, and the backup put back after a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.domain.backup import BackupReason
from kb.library import LibraryPaths
from kb.library.care import LibraryCare
from kb.machine_policy import NOTHING_FIXED
from tests.e2e.edited_case import body
from tests.e2e.setup_pictures import show_section
from tests.e2e.test_editing import open_article, ready

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.application import Application
    from tests.e2e.conftest import StartApplication

_TYPED = "あとで足した行"


def show_backups(window: Application) -> None:
    """Go to the settings, and from the list into the section 控え."""
    show_section(window, lambda sight: sight.says("いま控えを作る"), "the backups")


def test_an_article_that_was_changed_is_brought_back_from_a_backup(start: StartApplication, library: Path) -> None:
    window = start(library)
    window.wait_for(ready, "the library is open")
    show_backups(window)
    window.click("いま控えを作る")
    window.wait_for(lambda sight: "の控えを作り" in sight.message, "the backup is made")

    open_article(window)
    window.press("Ctrl+End")
    window.type_text(f"\n- {_TYPED}")
    window.press("Ctrl+S")
    window.wait_for(lambda sight: sight.says("版 2"), "it is saved")

    show_backups(window)
    window.wait_for(lambda sight: sight.focus == "控えの一覧", "the backups are listed")
    window.press("Return")
    seen = window.wait_for(lambda sight: sight.says("古い内容に戻る記事 1"), "what would change is shown")
    assert seen.says("この場で答えろ")
    window.click("この控えに戻す")
    window.wait_for(lambda sight: "控えに戻しました" in sight.message, "the backup is in its place")
    window.wait_for(lambda sight: len(sight.rows("控えの一覧")) == 2, "what it was is kept")

    open_article(window)
    assert _TYPED not in body(window.see())
    window.close()
    care = LibraryCare(LibraryPaths(library), clock=SystemClock(), machine=NOTHING_FIXED)
    kept = care.backups()
    assert {backup.reason for backup in kept} == set(BackupReason)
    aside = next(backup for backup in kept if backup.reason is BackupReason.BEFORE_RESTORE)
    assert care.preview(aside.path).different != ()


def test_a_library_that_is_damaged_is_examined_and_brought_back_from_the_page_that_says_so(
    start: StartApplication, library: Path
) -> None:
    LibraryCare(LibraryPaths(library), clock=SystemClock(), machine=NOTHING_FIXED).make_backup()
    LibraryPaths(library).database.write_bytes(b"\x00" * 100_000)
    window = start(library)
    window.wait_for(lambda sight: sight.says("ファイルが壊れています"), "it says what is wrong")
    window.click("点検する")
    window.wait_for(lambda sight: sight.says("壊れる前の控えに戻してください"), "the remedy is told")
    window.press("Ctrl+PgUp")
    window.press("Return")
    window.wait_for(lambda sight: sight.focus == "控えの一覧", "the backups are listed")
    window.press("Return")
    window.wait_for(lambda sight: sight.says("記事の名前は比べられません"), "what would change is shown")
    window.click("この控えに戻す")
    window.wait_for(lambda sight: "控えに戻しました" in sight.message, "the backup is in its place")
    window.wait_for(ready, "the library is open")
    window.close()
