from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.article import Changes
from kb.domain.synonyms import SynonymEntry
from kb.errors import DiskFullError, FileUnreadableError, SynonymsInvalidError
from tests.fakes.setup import SYNONYMS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.setup.synonyms.presenter import SynonymPresenter
    from tests.fakes.setup import FakeSynonyms


def _started(presenter: SynonymPresenter, qtbot: QtBot) -> None:
    presenter.start()
    qtbot.waitUntil(lambda: bool(presenter.entries))


def test_the_file_is_read_and_understood(presenter: SynonymPresenter, qtbot: QtBot) -> None:
    _started(presenter, qtbot)
    assert [entry.means for entry in presenter.entries] == ["訪問要求", "返金要求"]
    assert not presenter.dirty
    assert not presenter.save()


def test_changes_by_the_form_are_made_one_after_the_other(presenter: SynonymPresenter, qtbot: QtBot) -> None:
    _started(presenter, qtbot)
    presenter.put_entry(SynonymEntry("訪問要求", ("今すぐ来い",)), before="訪問要求")
    presenter.put_entry(SynonymEntry("長時間", ("もう一時間",)))
    presenter.remove_entry("返金要求")
    qtbot.waitUntil(lambda: [entry.means for entry in presenter.entries] == ["訪問要求", "長時間"])
    assert presenter.text.startswith("# お客様の言葉\n")
    assert "今すぐ来い" in presenter.text


def test_a_change_that_would_not_be_right_is_refused(presenter: SynonymPresenter, qtbot: QtBot) -> None:
    _started(presenter, qtbot)
    with qtbot.waitSignal(presenter.refused) as told:
        presenter.put_entry(SynonymEntry("訪問要求"), before="訪問要求")
    assert told.args is not None
    assert isinstance(told.args[0], SynonymsInvalidError)
    assert presenter.text == SYNONYMS


def test_what_is_wrong_is_told_and_cannot_be_saved(presenter: SynonymPresenter, qtbot: QtBot) -> None:
    _started(presenter, qtbot)
    presenter.set_text(SYNONYMS.replace("words", "word"))
    qtbot.waitUntil(lambda: bool(presenter.problems))
    assert presenter.problems[0].line > 1
    assert not presenter.save()
    assert [entry.means for entry in presenter.entries] == ["訪問要求", "返金要求"]


def test_a_changed_text_is_tried_before_it_is_saved(
    presenter: SynonymPresenter, synonyms: FakeSynonyms, qtbot: QtBot
) -> None:
    _started(presenter, qtbot)
    assert synonyms.tried == []
    presenter.set_text(SYNONYMS + "- means: 長時間\n  words: [もう一時間]\n")
    qtbot.waitUntil(lambda: presenter.trial.effect is not None)
    assert presenter.trial.effect == synonyms.effect
    assert len(synonyms.tried) == 1


def test_notes_that_are_typed_are_tried_with_what_is_being_written(presenter: SynonymPresenter, qtbot: QtBot) -> None:
    _started(presenter, qtbot)
    with qtbot.waitSignal(presenter.trial.note_tried, check_params_cb=lambda tried: tried is not None) as told:
        presenter.trial.set_note("もう一時間も待っている")
    assert told.args[0].after == (SYNONYMS,)
    changed = SYNONYMS + "- means: 長時間\n  words: [もう一時間]\n"
    with qtbot.waitSignal(
        presenter.trial.note_tried, check_params_cb=lambda tried: tried and tried.after == (changed,)
    ):
        presenter.set_text(changed)
    with qtbot.waitSignal(presenter.trial.note_tried, check_params_cb=lambda tried: tried is None):
        presenter.trial.set_note("  ")


def test_what_was_written_can_be_given_up(presenter: SynonymPresenter, qtbot: QtBot) -> None:
    _started(presenter, qtbot)
    presenter.set_text(SYNONYMS + "# mine\n")
    qtbot.waitUntil(lambda: presenter.trial.effect is not None)
    with qtbot.waitSignal(presenter.text_replaced) as told:
        presenter.discard()
    assert told.args == [SYNONYMS]
    assert presenter.trial.effect is None


def test_saving_uses_it_and_keeps_what_was_written_meanwhile(
    presenter: SynonymPresenter, synonyms: FakeSynonyms, qtbot: QtBot
) -> None:
    _started(presenter, qtbot)
    longer = SYNONYMS + "- means: 長時間\n  words: [もう一時間]\n"
    presenter.set_text(longer)
    qtbot.waitUntil(lambda: presenter.savable)
    with qtbot.waitSignal(presenter.saved) as told:
        assert presenter.save()
        presenter.set_text(longer + "# まだ書いている\n")
    assert told.args == [Changes(everything=True)]
    qtbot.waitUntil(lambda: presenter.saved_text is not None and presenter.saved_text.text == longer)
    assert synonyms.text == longer
    assert presenter.text.endswith("# まだ書いている\n")
    assert presenter.dirty


def test_what_somebody_else_saved_first_is_not_written_over(
    presenter: SynonymPresenter, synonyms: FakeSynonyms, qtbot: QtBot
) -> None:
    _started(presenter, qtbot)
    presenter.set_text(SYNONYMS + "# mine\n")
    qtbot.waitUntil(lambda: presenter.savable)
    synonyms.text = SYNONYMS + "# theirs\n"
    with qtbot.waitSignal(presenter.outdated):
        presenter.save()
    assert presenter.text.endswith("# mine\n")
    presenter.take_theirs()
    qtbot.waitUntil(lambda: presenter.text.endswith("# theirs\n"))
    assert not presenter.dirty


def test_a_change_by_others_is_taken_in_unless_something_was_written(
    presenter: SynonymPresenter, synonyms: FakeSynonyms, qtbot: QtBot
) -> None:
    _started(presenter, qtbot)
    synonyms.text = SYNONYMS + "# theirs\n"
    presenter.refresh()
    qtbot.waitUntil(lambda: presenter.text.endswith("# theirs\n"))
    presenter.set_text(SYNONYMS)
    synonyms.text = SYNONYMS + "# again\n"
    presenter.refresh()
    assert presenter.text == SYNONYMS


def test_the_version_before_comes_back(presenter: SynonymPresenter, synonyms: FakeSynonyms, qtbot: QtBot) -> None:
    synonyms.earlier = SYNONYMS + "# earlier\n"
    _started(presenter, qtbot)
    presenter.restore()
    qtbot.waitUntil(lambda: presenter.text.endswith("# earlier\n"))


def test_failures_are_told_and_nothing_is_lost(
    presenter: SynonymPresenter, synonyms: FakeSynonyms, qtbot: QtBot
) -> None:
    synonyms.failures.append(FileUnreadableError(path="x", line=0))
    with qtbot.waitSignal(presenter.failed):
        presenter.start()
    _started(presenter, qtbot)
    presenter.set_text(SYNONYMS + "# mine\n")
    qtbot.waitUntil(lambda: presenter.savable)
    synonyms.failures.append(DiskFullError(path="x"))
    with qtbot.waitSignal(presenter.failed):
        presenter.save()
    assert presenter.dirty
    assert presenter.savable
