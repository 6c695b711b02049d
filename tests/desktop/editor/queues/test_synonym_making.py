from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.editor.queues.synonym_making import NewSynonym
from kb.documents.synonym_text import read_synonyms
from kb.errors import FileChangedError, LibraryReadOnlyError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.queues.synonym_making import SynonymMaking
    from desktop.tasks.runner import TaskRunner
    from tests.desktop.editor.queues.conftest import Desk


def begin(qtbot: QtBot, making: SynonymMaking, word: str = "かちこみ", means: str = "") -> None:
    with qtbot.waitSignal(making.terms_changed):
        making.begin(word, means)


def test_nothing_is_tried_before_both_are_there(qtbot: QtBot, making: SynonymMaking, services: Desk) -> None:
    begin(qtbot, making)
    assert making.terms == services.synonyms.terms()
    assert not making.busy
    making.set_means("   ")
    assert not making.busy
    making.save()
    assert services.synonyms.tried == []


def test_what_is_typed_is_tried(qtbot: QtBot, making: SynonymMaking, services: Desk) -> None:
    begin(qtbot, making)
    with qtbot.waitSignal(making.tried, check_params_cb=lambda: making.effect is not None):
        making.set_means("訪問要求")
    assert making.effect == services.synonyms.effect
    entry = next(one for one in read_synonyms(services.synonyms.tried[-1]) if one.means == "訪問要求")
    assert "かちこみ" in entry.words
    making.set_word("かちこむ")
    assert making.busy
    qtbot.waitUntil(lambda: making.effect is not None)
    making.set_as_phrase(True)
    qtbot.waitUntil(lambda: making.effect is not None)
    entry = next(one for one in read_synonyms(services.synonyms.tried[-1]) if one.means == "訪問要求")
    assert "かちこむ" in entry.phrases


def test_what_is_wrong_is_told_and_not_saved(
    qtbot: QtBot, making: SynonymMaking, services: Desk, runner: TaskRunner
) -> None:
    begin(qtbot, making, "血", "けが")
    qtbot.waitUntil(lambda: bool(making.problems))
    assert [problem.code for problem in making.problems] == ["synonym_word_too_short"]
    before = services.synonyms.text
    making.save()
    assert runner.idle
    assert services.synonyms.text == before
    making.set_word("血が出た")
    assert making.problems == ()


def test_it_is_saved_and_can_be_taken_back(qtbot: QtBot, making: SynonymMaking, services: Desk) -> None:
    before = services.synonyms.text
    begin(qtbot, making, "かちこみ", "訪問要求")
    with qtbot.waitSignal(making.library_changed), qtbot.waitSignal(making.saved) as saved:
        making.save()
    assert "かちこみ" in services.synonyms.text
    saved.args[0]()
    assert services.synonyms.text == before


def test_what_somebody_else_saved_since_is_not_taken_back(qtbot: QtBot, making: SynonymMaking, services: Desk) -> None:
    begin(qtbot, making, "かちこみ", "訪問要求")
    with qtbot.waitSignal(making.saved) as saved:
        making.save()
    services.synonyms.text += "\n# theirs\n"
    with pytest.raises(FileChangedError):
        saved.args[0]()
    assert services.synonyms.text.endswith("# theirs\n")


def test_a_save_that_fails_is_told(qtbot: QtBot, making: SynonymMaking, services: Desk) -> None:
    begin(qtbot, making, "かちこみ", "訪問要求")
    qtbot.waitUntil(lambda: making.effect is not None)
    services.synonyms.failures.append(LibraryReadOnlyError(path="X"))
    with qtbot.waitSignal(making.failed) as failed:
        making.save()
    assert isinstance(failed.args[0], LibraryReadOnlyError)


def test_stopping_drops_what_is_being_tried(qtbot: QtBot, making: SynonymMaking) -> None:
    begin(qtbot, making, "かちこみ", "訪問要求")
    making.stop()
    assert not making.busy
    assert making.new == NewSynonym("かちこみ", "訪問要求")
