from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from desktop.fault_dialog import FaultDialog
from desktop.main import again, asked_by, catch_faults, language_of, parse_arguments, remember
from desktop.preferences import Preferences, PreferenceStore
from kb.domain.hand_off import CallHandOff
from kb.errors import HandOffInvalidError
from kb.machine_policy import policy_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme


@pytest.fixture
def hooks() -> Iterator[None]:
    kept = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = kept


def test_arguments_and_the_rest_for_qt(tmp_path: Path) -> None:
    options, rest = parse_arguments(["--library", str(tmp_path), "--language", "en", "-platform", "offscreen"])
    assert (options.library, options.language) == (tmp_path, "en")
    assert rest == ["-platform", "offscreen"]
    with pytest.raises(SystemExit):
        parse_arguments(["--language", "fr"])


def test_nothing_after_a_url_is_an_option() -> None:
    arguments = ["--language", "en", "-platform", "offscreen", "KANDOKORO://call?caller=a", "--library", "/elsewhere"]
    options, rest = parse_arguments(arguments)
    assert (options.url, options.language, options.library) == ("KANDOKORO://call?caller=a", "en", None)
    assert rest == ["-platform", "offscreen"]
    assert parse_arguments([])[0].url == ""


def test_what_the_program_was_started_with_is_a_call_or_refused() -> None:
    assert asked_by("") == (None, None)
    assert asked_by("kandokoro://call?caller=a") == (CallHandOff(caller="a"), None)
    call, refused = asked_by("kandokoro://open?file=x")
    assert call is None
    assert isinstance(refused, HandOffInvalidError)


def test_the_look_asked_for_at_one_start_is_that_of_the_next(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"

    def start(*arguments: str) -> tuple[str, str]:
        store = PreferenceStore(file)
        remember(store, parse_arguments(arguments)[0])
        kept = PreferenceStore(file).value
        assert kept == store.value
        return kept.language, kept.theme

    assert start() == ("", "")
    assert not file.exists()
    assert start("--language", "en", "--theme", "dark") == ("en", "dark")
    assert start() == ("en", "dark")
    assert start("--theme", "system") == ("en", "")
    assert start("--language", "ja") == ("ja", "")


def test_unhandled_exceptions_of_every_thread_reach_the_channel(
    hooks: None, faults: FaultChannel, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    catch_faults(faults)
    error = ZeroDivisionError("x")
    with qtbot.waitSignal(faults.reported) as told:
        sys.excepthook(ZeroDivisionError, error, None)
    assert told.args == [error]
    with qtbot.waitSignal(faults.reported) as told:
        thread = threading.Thread(target=dict[str, str]().__getitem__, args=("x",))
        thread.start()
        thread.join()
    assert isinstance(told.args[0], KeyError)
    assert "ZeroDivisionError" in caplog.text


def test_the_dialog_shows_the_first_fault_and_its_report_can_be_copied(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = FaultDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show_fault(ZeroDivisionError("お客様の名前"))
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert "ZeroDivisionError" in dialog.report
    assert "お客様" not in dialog.report
    dialog.show_fault(KeyError("second"))
    assert "KeyError" not in dialog.report
    dialog.copy_report()
    assert qapp.clipboard().text() == dialog.report


def test_the_policy_decides_which_languages_there_are(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path / "preferences.json")
    store.save(Preferences(language="en"))
    policy = tmp_path / "policy.toml"
    assert language_of(store, policy_in_force(policy)) == "en"
    policy.write_text("languages = ['ja']", encoding="utf-8")
    assert language_of(store, policy_in_force(policy)) == "ja"
    policy.write_text("languages = 'ja'", encoding="utf-8")
    assert language_of(store, policy_in_force(policy)) == "en"


@pytest.mark.parametrize("frozen", [True, False])
def test_started_again_it_is_on_the_same_library_and_takes_no_call_twice(
    monkeypatch: pytest.MonkeyPatch, frozen: bool
) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    options, rest = parse_arguments(
        ["--library", "/srv/kb", "--language", "en", "-style", "Fusion", "kandokoro://call?caller=x"]
    )
    program, arguments = again(options, rest)
    assert program == sys.executable
    assert arguments == [*([] if frozen else ["-m", "desktop"]), "--library", "/srv/kb", "-style", "Fusion"]
    assert again(*parse_arguments([]))[1] == ([] if frozen else ["-m", "desktop"])
