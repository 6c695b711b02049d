"""List, pane and sheet together, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop.editor.queues.desk import QueueDesk
from desktop.editor.queues.steps import Step
from desktop.widgets.chips import Chip
from desktop.widgets.labels import Paragraph
from desktop.widgets.message_bar import Grade
from kb.domain.article import Changes
from kb.domain.queues import Neighbour, NeighbourKind, Queue, Settlement
from kb.domain.synonyms import EffectExample, EffectSource, SynonymEffect
from tests.fakes.calls import article_id
from tests.fakes.queues import flag, flags

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.editor.queues.detail import DetailView
    from desktop.editor.queues.presenter import QueuesPresenter
    from desktop.editor.queues.synonym_making import SynonymMaking
    from desktop.theme import Theme
    from desktop.widgets.message_bar import Message
    from tests.desktop.editor.queues.conftest import Desk


@pytest.fixture
def window(qtbot: QtBot, show: Callable[[QWidget], None]) -> QWidget:
    made = QWidget()
    made.resize(1300, 760)
    show(made)
    return made


@pytest.fixture
def desk(theme: Theme, presenter: QueuesPresenter, making: SynonymMaking, window: QWidget, qtbot: QtBot) -> QueueDesk:
    made = QueueDesk(theme, presenter, making, window)
    row = QHBoxLayout(window)
    row.addWidget(made.list)
    row.addWidget(made.pane, 1)
    made.on_changed(Changes(queues=True))
    qtbot.waitUntil(lambda: len(presenter.counts) == len(Queue) and made.pane.isVisible())
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifier)


def open_queue(qtbot: QtBot, desk: QueueDesk, queue: Queue) -> None:
    desk.show_queue(queue)
    qtbot.waitUntil(lambda: bool(desk.pane.items.rows))


def words(view: DetailView) -> str:
    return "\n".join(label.text() for label in view.findChildren(Paragraph) if label.isVisibleTo(view))


def test_the_list_shows_every_queue_with_its_count(desk: QueueDesk, services: Desk) -> None:
    names = {queue: button.accessibleName() for queue, button in desk.list.buttons.items()}
    assert names[Queue.FLAGS] == "指摘 3件"
    assert set(names) == set(Queue)


def test_a_queue_is_opened_and_left_by_keyboard(qtbot: QtBot, desk: QueueDesk, presenter: QueuesPresenter) -> None:
    desk.list.buttons[Queue.FLAGS].setFocus()
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.shown):
        press(qtbot, Qt.Key.Key_Return)
    assert presenter.queue is Queue.MISSES
    assert desk.pane.items.hasFocus()
    assert desk.list.buttons[Queue.MISSES].isChecked()
    with qtbot.waitSignal(desk.left):
        press(qtbot, Qt.Key.Key_Escape)
    assert not desk.on_show
    assert not desk.list.buttons[Queue.MISSES].isChecked()


def test_choosing_the_queue_on_show_leaves_it(qtbot: QtBot, desk: QueueDesk) -> None:
    open_queue(qtbot, desk, Queue.FLAGS)
    with qtbot.waitSignal(desk.left):
        desk.list.buttons[Queue.FLAGS].click()


def test_arrows_choose_and_one_key_each_acts(qtbot: QtBot, desk: QueueDesk, services: Desk) -> None:
    open_queue(qtbot, desk, Queue.FLAGS)
    press(qtbot, Qt.Key.Key_Down)
    assert words(desk.pane.detail).startswith("2番目の記事")
    with qtbot.waitSignal(desk.article_wanted) as opened:
        press(qtbot, Qt.Key.Key_Return)
    assert opened.args == [article_id(2)]
    messages: list[Message] = []
    desk.message.connect(messages.append)
    press(qtbot, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: bool(messages))
    assert (messages[0].grade, messages[0].action) == (Grade.UNDO, "元に戻す")
    assert services.queue_actions.done[0][1] is Settlement.ARTICLE
    with qtbot.waitSignal(desk.message_over):
        press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: services.queue_actions.done[-1][1] is Settlement.NOTHING)


def test_keys_that_are_no_verb_do_nothing(qtbot: QtBot, desk: QueueDesk, services: Desk) -> None:
    open_queue(qtbot, desk, Queue.FLAGS)
    for key in (Qt.Key.Key_S, Qt.Key.Key_N, Qt.Key.Key_A):
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert services.queue_actions.done == []


def test_an_input_method_has_no_hold_of_the_list(qtbot: QtBot, desk: QueueDesk, services: Desk) -> None:
    open_queue(qtbot, desk, Queue.FLAGS)
    assert not desk.pane.items.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QApplication.sendEvent(desk.pane.items, QInputMethodEvent("む", []))
    assert services.queue_actions.done == []


def test_a_draft_is_discarded_only_when_pressed_twice(qtbot: QtBot, desk: QueueDesk, services: Desk) -> None:
    open_queue(qtbot, desk, Queue.DRAFTS)
    press(qtbot, Qt.Key.Key_Delete)
    assert desk.pane.verbs.buttons[Step.DISCARD].text() == "もう一度押すと捨てます"
    assert services.queue_actions.done == []
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: services.queues.drafts() == ())


def test_an_empty_queue_says_what_comes_there(qtbot: QtBot, desk: QueueDesk, services: Desk) -> None:
    services.queues.rows[Queue.REVIEWS].clear()
    desk.show_queue(Queue.REVIEWS)
    qtbot.waitUntil(desk.pane.empty.isVisible)
    assert "二次クレーム" in desk.pane.empty.findChildren(Paragraph)[0].text()
    press(qtbot, Qt.Key.Key_Escape)
    assert not desk.on_show


@pytest.mark.parametrize(
    ("queue", "said"),
    [
        (Queue.FLAGS, "〔氏名〕様より入電\u2028取っ手が外れた"),
        (Queue.NOT_HELPED, "3回中2回 効かなかった · ほかに評価のない使用が 2回"),
        (Queue.DRAFTS, "取っ手が外れたケトル"),
        (Queue.REVIEWS, "経緯を読み上げた"),
        (Queue.DUE, "から、使われたまま検証していません"),
    ],
)
def test_the_detail_says_what_one_must_know(qtbot: QtBot, desk: QueueDesk, queue: Queue, said: str) -> None:
    open_queue(qtbot, desk, queue)
    assert said in words(desk.pane.detail)


def test_of_many_statements_the_newest_are_shown(qtbot: QtBot, desk: QueueDesk, services: Desk) -> None:
    services.queues.rows[Queue.FLAGS] = [flags(1, *(flag(number) for number in range(2, 15)))]
    open_queue(qtbot, desk, Queue.FLAGS)
    assert "ほか 4件" in words(desk.pane.detail)


def test_neighbours_lead_to_a_synonym_or_an_article(qtbot: QtBot, desk: QueueDesk, services: Desk) -> None:
    near = Neighbour(kind=NeighbourKind.ARTICLE, text="1番目の記事", hits=1, article_id=article_id(1))
    services.queues.near_by = (*services.queues.near_by, near)
    open_queue(qtbot, desk, Queue.MISSES)
    qtbot.waitUntil(lambda: len(desk.pane.detail.findChildren(Chip)) == 2)
    term, title = desk.pane.detail.findChildren(Chip)
    with qtbot.waitSignal(desk.article_wanted) as opened:
        title.click()
    assert opened.args == [article_id(1)]
    term.click()
    assert desk.sheet.opened
    assert (desk.sheet.word.text(), desk.sheet.means.text()) == ("かちこみ", "訪問要求")


def test_nothing_near_says_what_to_do(qtbot: QtBot, desk: QueueDesk, services: Desk) -> None:
    services.queues.near_by = ()
    open_queue(qtbot, desk, Queue.MISSES)
    qtbot.waitUntil(lambda: "下書きにすると" in words(desk.pane.detail))


def test_a_miss_becomes_a_synonym_by_keyboard(
    qtbot: QtBot, desk: QueueDesk, services: Desk, presenter: QueuesPresenter
) -> None:
    example = EffectExample(
        source=EffectSource.SEARCH,
        text="かちこみをかける",
        words="かちこみ",
        means="訪問要求",
        before=(),
        after=("訪問要求への応対",),
    )
    services.synonyms.effect = SynonymEffect(
        notes=300, notes_changed=4, notes_found=2, searches=5, searches_found=3, examples=(example,)
    )
    before = services.synonyms.text
    open_queue(qtbot, desk, Queue.MISSES)
    press(qtbot, Qt.Key.Key_S)
    sheet = desk.sheet
    assert sheet.means.hasFocus()
    assert not sheet.panel.primary.isEnabled()  # type: ignore[union-attr] # the sheet has one
    sheet.means.setText("訪問要求")
    qtbot.waitUntil(lambda: bool(sheet.effect.examples))
    assert sheet.effect.summary.text() == (
        "過去の通話メモ 300件のうち 4件で候補が変わります。そのうち 2件では、初めて候補が出ます。"
        "0件だった検索 5件のうち 3件で記事が見つかります。"
    )
    assert sheet.effect.examples[0].about.text() == "検索 · 初めて見つかる: 訪問要求への応対"
    with qtbot.waitSignal(presenter.done):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not sheet.opened
    assert "かちこみ" in services.synonyms.text
    with qtbot.waitSignal(presenter.undone):
        desk.pane.undo.click()
    assert services.synonyms.text == before


def test_a_term_that_no_article_has_is_told(qtbot: QtBot, desk: QueueDesk, making: SynonymMaking) -> None:
    open_queue(qtbot, desk, Queue.MISSES)
    press(qtbot, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: bool(making.terms))
    desk.sheet.means.setText("新しい語")
    assert "新しい標準タグ" in desk.sheet.means_row.rule.text()
    desk.sheet.means.setText("訪問要求")
    assert desk.sheet.means_row.rule.text() == ""


def test_what_is_wrong_with_a_word_is_said(qtbot: QtBot, desk: QueueDesk) -> None:
    open_queue(qtbot, desk, Queue.MISSES)
    press(qtbot, Qt.Key.Key_S)
    desk.sheet.word.setText("血")
    desk.sheet.means.setText("けが")
    qtbot.waitUntil(lambda: "二文字以上" in desk.sheet.effect.summary.text())
    assert not desk.sheet.panel.primary.isEnabled()  # type: ignore[union-attr] # the sheet has one


def test_in_a_narrow_pane_the_detail_stands_below(qtbot: QtBot, desk: QueueDesk, window: QWidget) -> None:
    open_queue(qtbot, desk, Queue.FLAGS)
    window.resize(800, 700)
    detail = desk.pane.detail
    qtbot.waitUntil(lambda: detail.mapTo(desk.pane, detail.rect().topLeft()).x() == 0)
    assert detail.mapTo(desk.pane, detail.rect().topLeft()).y() > desk.pane.items.height()


def test_large_text_keeps_everything_in_reach(qtbot: QtBot, desk: QueueDesk, theme: Theme) -> None:
    open_queue(qtbot, desk, Queue.FLAGS)
    theme.set_text_percent(160)
    qtbot.waitUntil(desk.pane.verbs.buttons[Step.NOTHING].isVisible)
    for button in desk.pane.verbs.buttons.values():
        assert desk.pane.verbs.rect().contains(button.geometry())
