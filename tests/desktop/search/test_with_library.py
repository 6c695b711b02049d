"""The search screen on the sample library, with the real services."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.search.panel import SearchPanel
from desktop.search.presenter import SearchPresenter
from kb.domain.article import Kind
from kb.domain.searching import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme
    from kb.library import Library


@pytest.fixture
def presenter(sample_library: Library, faults: FaultChannel, qtbot: QtBot) -> Iterator[SearchPresenter]:
    made = SearchPresenter(sample_library.searching, sample_library.reading, faults, delay_ms=0)
    yield made
    assert made.close()


@pytest.fixture
def panel(theme: Theme, presenter: SearchPresenter, show: Callable[[QWidget], None], qtbot: QtBot) -> SearchPanel:
    made = SearchPanel(theme, presenter)
    show(made)
    made.on_library_opened()
    qtbot.waitUntil(lambda: presenter.answer is not None)
    return made


def _ask(qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, text: str) -> None:
    with qtbot.waitSignal(presenter.answered):
        panel.field.set_text(text)
    qtbot.waitUntil(lambda: (presenter.article.article.id if presenter.article else None) == presenter.selected)


def test_a_question_finds_marks_and_shows_a_case(qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter) -> None:
    _ask(qtbot, panel, presenter, "やけど 訪問")
    assert presenter.answer is not None
    assert presenter.answer.hits[0].kind is Kind.CASE
    assert {"やけど", "訪問"} <= set(presenter.answer.marks)
    text = panel.preview.view.toPlainText()
    assert text.startswith("状況\t")
    assert "\n結果\t解決。" in text


def test_facets_of_the_sample_narrow_to_what_they_counted(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    _ask(qtbot, panel, presenter, "訪問")
    assert presenter.answer is not None
    counts = {count.value: count.count for count in presenter.answer.facets[Facet.KIND]}
    with qtbot.waitSignal(presenter.answered):
        panel.facets.toggled.emit(Facet.KIND, str(Kind.SCRIPT))
    assert presenter.answer.results.total == counts["script"]
    assert presenter.answer.results.total_unfiltered == sum(counts.values())


def test_a_wrong_spelling_is_offered_another(qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter) -> None:
    _ask(qtbot, panel, presenter, "訪門")
    assert presenter.answer is not None
    better = presenter.answer.results.did_you_mean
    assert better
    button = panel.count.better if presenter.answer.hits else panel.nothing.better
    with qtbot.waitSignal(presenter.answered):
        button.click()
    assert panel.field.text == better
    assert presenter.answer.hits


def test_nothing_found_says_so(qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter) -> None:
    _ask(qtbot, panel, presenter, "zzzzq")
    assert panel.nothing.isVisible()
    assert presenter.article is None


def test_nothing_is_asked_before_somebody_looks(
    theme: Theme, presenter: SearchPresenter, show: Callable[[QWidget], None]
) -> None:
    made = SearchPanel(theme, presenter)
    made.on_library_opened()
    assert not presenter.started
    show(made)
    assert presenter.started
