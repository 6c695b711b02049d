from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.widgets.badges import Badge
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle, IconButton
from desktop.widgets.chips import Chip, ChipState, FlowLayout
from desktop.widgets.fields import ComboField, LineField, SearchField
from desktop.widgets.key_cap import KeyCap
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import PaneHead
from desktop.widgets.rail import Rail
from desktop.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

    Show = Callable[[QWidget], None]


def _role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return str(interface.text(QAccessible.Text.Name))


@pytest.mark.parametrize("style", list(ButtonStyle))
def test_every_button_is_painted_enabled_disabled_and_focused(theme: Theme, show: Show, style: ButtonStyle) -> None:
    button = Button(theme, "次の行", style=style, icon="play", key="Alt+↓")
    show(button)
    button.clearFocus()
    plain = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != plain
    button.clearFocus()
    button.setEnabled(False)
    assert button.grab().toImage() != plain


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_return_presses_a_button_as_the_space_bar_does(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button, presses = Button(theme, "保存"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: presses.append(key))
    qtbot.keyClick(button, key)
    assert presses == [key]


def test_return_with_control_is_left_to_whatever_holds_the_button(theme: Theme, qtbot: QtBot) -> None:
    class Sheet(QWidget):
        keys: ClassVar[list[int]] = []

        def keyPressEvent(self, event: QKeyEvent) -> None:
            self.keys.append(event.key())

    sheet, presses = Sheet(), []
    button = Button(theme, "保存", parent=sheet)
    qtbot.addWidget(sheet)
    button.clicked.connect(lambda: presses.append(1))
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert Qt.Key.Key_Return in sheet.keys
    assert presses == []


def test_a_button_is_one_to_screen_readers_and_keyboard(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "使った", key="Ctrl+Enter")
    qtbot.addWidget(button)
    button.show()
    assert _role(button) == QAccessible.Role.Button
    assert _name(button) == "使った"
    assert button.accessibleDescription() == "Ctrl+Enter"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_click_leaves_the_focus_in_the_text(theme: Theme, qtbot: QtBot, show: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    field, button = LineField(theme, name="メモ"), Button(theme, "使った")
    column.addWidget(field)
    column.addWidget(button)
    show(page)
    field.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()


def test_a_button_grows_with_its_parts_and_the_text(theme: Theme, qtbot: QtBot) -> None:
    plain, full = Button(theme, "終話"), Button(theme, "終話", icon="phone-down", key="Alt+E")
    qtbot.addWidget(plain)
    qtbot.addWidget(full)
    assert full.sizeHint().width() > plain.sizeHint().width() + 40
    width = full.sizeHint().width()
    full.set_icon_shown(False)
    assert full.sizeHint().width() < width
    assert plain.sizeHint().height() == ButtonSize.FOOTER.value
    theme.set_text_percent(140)
    assert plain.sizeHint().height() == 50


def test_an_icon_button_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "広げる", "expand")
    qtbot.addWidget(button)
    assert (_name(button), button.toolTip()) == ("広げる", "広げる")
    assert button.sizeHint().width() == button.sizeHint().height()


def test_key_caps_name_their_keys(theme: Theme, qtbot: QtBot) -> None:
    cap = KeyCap(theme, "Alt", "1–8", joiner="+")
    qtbot.addWidget(cap)
    assert cap.accessibleName() == "Alt+1–8"
    one = KeyCap(theme, "1")
    qtbot.addWidget(one)
    assert (one.sizeHint().width(), one.sizeHint().height()) == (18, 18)
    wide = KeyCap(theme, "Space")
    qtbot.addWidget(wide)
    assert wide.sizeHint().width() > 30


def test_a_badge_without_its_word_still_says_it(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme, "ring-check", "検証済", "ok")
    qtbot.addWidget(badge)
    width = badge.sizeHint().width()
    badge.set_word_shown(False)
    assert badge.sizeHint().width() < width
    assert (badge.toolTip(), badge.accessibleName()) == ("検証済", "検証済")


def test_chips_tell_clicks_and_differ_in_shape(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "訪問の理由", state=ChipState.OPEN)
    qtbot.addWidget(chip)
    chip.show()
    looks = []
    for state in ChipState:
        chip.set_state(state)
        chip.resize(chip.sizeHint())
        looks.append(chip.grab().toImage())
    assert all(one != other for i, one in enumerate(looks) for other in looks[i + 1 :])
    with qtbot.waitSignal(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def test_chips_flow_over_lines(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page)
    for number in range(6):
        flow.addWidget(Chip(theme, f"聞いたこと{number}", state=ChipState.DONE))
    wide, narrow = flow.heightForWidth(2000), flow.heightForWidth(200)
    assert wide == 24
    assert narrow > 2 * wide
    flow.clear()
    assert flow.count() == 0


def test_a_label_shows_its_whole_text_only_when_asked(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "「駅で待つ」と期限を切られ、その後つながらない", role="row")
    qtbot.addWidget(label)
    label.show()
    label.resize(120, 20)
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_a_paragraph_takes_the_height_of_its_lines(theme: Theme, qtbot: QtBot) -> None:
    paragraph = Paragraph(theme, "現物を確認し、原因をお調べいたします。" * 4)
    qtbot.addWidget(paragraph)
    assert paragraph.heightForWidth(2000) == 20
    assert paragraph.heightForWidth(200) > 60


def test_fields_have_names_and_mark_what_is_wrong(theme: Theme, qtbot: QtBot) -> None:
    field = LineField(theme, name="量", placeholder="量")
    qtbot.addWidget(field)
    field.resize(200, 32)
    before = field.grab().toImage()
    field.set_invalid(True)
    assert field.grab().toImage() != before
    assert _name(field) == "量"


def test_nothing_chosen_is_no_value(theme: Theme, qtbot: QtBot) -> None:
    combo = ComboField(theme, name="原因", placeholder="未確認")
    qtbot.addWidget(combo)
    combo.addItems(["期待との差", "誤解"])
    combo.setCurrentIndex(-1)
    combo.resize(200, 32)
    empty = combo.grab().toImage()
    combo.setCurrentIndex(0)
    assert combo.grab().toImage() != empty


def test_the_search_field_tells_committed_text_only(theme: Theme, qtbot: QtBot, show: Show) -> None:
    field = SearchField(theme, name="検索")
    show(field)
    field.edit.setFocus()
    with qtbot.assertNotEmitted(field.text_changed):
        QApplication.sendEvent(field.edit, QInputMethodEvent("やけど", []))
    commit = QInputMethodEvent("", [])
    commit.setCommitString("火傷")
    with qtbot.waitSignal(field.text_changed) as told:
        QApplication.sendEvent(field.edit, commit)
    assert told.args == ["火傷"]


def test_the_search_field_hands_keys_to_the_list_beside_it(theme: Theme, qtbot: QtBot, show: Show) -> None:
    field = SearchField(theme, name="検索")
    show(field)
    moves: list[int] = []
    field.moved.connect(moves.append)
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert moves == [1, -1]
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(field.submitted):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_exactly_one_segment_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl(theme, {"read": "読み上げ", "steps": "手順", "all": "全文"}, name="表示")
    qtbot.addWidget(control)
    control.show()
    assert control.current == "read"
    with qtbot.assertNotEmitted(control.chosen):
        control.choose("all")
    assert control.current == "all"
    segments = control.findChildren(type(control._group.button(0)))  # noqa: SLF001 - what a mouse would hit
    with qtbot.waitSignal(control.chosen) as told:
        qtbot.mouseClick(segments[1], Qt.MouseButton.LeftButton)
    assert told.args == ["steps"]
    control.set_enabled("read", False)
    with pytest.raises(ValueError, match="nothing"):
        control.choose("nothing")


def test_the_head_of_a_pane_shows_where_the_focus_is(theme: Theme, show: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    head, field, other = PaneHead(theme, "通話メモ"), LineField(theme, name="a"), LineField(theme, name="b")
    head.follow(field)
    for widget in (head, field, other):
        column.addWidget(widget)
    show(page)
    field.setFocus()
    assert head.focused
    other.setFocus()
    assert not head.focused


def test_the_rail_tells_the_screen_and_shows_what_is_late(theme: Theme, qtbot: QtBot) -> None:
    rail = Rail(theme, name="画面")
    qtbot.addWidget(rail)
    rail.add("call", "phone", "通話", "Ctrl+1")
    rail.add("search", "search", "検索", "Ctrl+2")
    rail.show()
    rail.choose("call")
    button = rail.button("search")
    before = button.grab().toImage()
    button.set_badge(12)
    assert button.grab().toImage() != before
    assert (button.toolTip(), button.accessibleName()) == ("検索 (Ctrl+2)", "検索 期限を過ぎた約束 12")
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["search"]
