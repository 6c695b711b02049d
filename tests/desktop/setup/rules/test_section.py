from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from desktop.setup.rules.presenter import RulePresenter
from desktop.setup.rules.rows import EntryKey
from desktop.setup.rules.section import RuleSection
from desktop.setup.rules.value_fields import ListField, TextField, WordField, YesField
from desktop.widgets.form_row import FormRow
from desktop.widgets.segmented import SegmentedControl
from kb.domain.article import Changes
from kb.machine_policy import load_machine_policy
from tests.fakes.setup import real_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.setup.rules.entry_form import EntryForm
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from desktop.widgets.message_bar import Message
    from kb.domain.rule_problem import Trail
    from kb.services.rules import RuleEditingService


def _type(section: RuleSection, path: Trail, text: str) -> None:
    field = section.form.form.fields[path]
    if isinstance(field, ListField):
        field.setPlainText(text)
    else:
        assert isinstance(field, TextField)
        field.setText(text)
    field.settle()


def _is_wrong(form: EntryForm, path: Trail) -> bool:
    row = cast("QWidget", form.fields[path]).parentWidget()
    assert isinstance(row, FormRow)
    return row.error.isVisible()


def test_an_alert_without_questions_is_given_some_and_loses_them_again(
    section: RuleSection, rules: RuleEditingService, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("alerts")
    content = yaml.safe_load(rules.load("alerts").text)
    place = next(number for number, rule in enumerate(content["rules"]) if not rule.get("questions"))
    section.form.list.choose(EntryKey(("rules", place)))
    form = section.form.form
    asks = form.fields[("questions",)]
    assert isinstance(asks, YesField)
    assert ("questions", 0, "ja") not in form.fields
    asks.take_focus()
    control = asks.findChild(SegmentedControl)
    assert control is not None
    control.chosen.emit("yes")
    qtbot.waitUntil(lambda: ("questions", 2, "en") in form.fields)
    assert form.fields[("questions",)] is not asks
    again = form.fields[("questions",)]
    assert isinstance(again, YesField)
    assert again.isAncestorOf(cast("QWidget", QApplication.focusWidget()))
    # What is empty is said beside the first one, not beside the switch above them.
    qtbot.waitUntil(lambda: _is_wrong(form, ("questions", 0, "ja")))
    assert not _is_wrong(form, ("questions",))
    for number in range(3):
        _type(section, ("questions", number, "ja"), f"質問 {number}")
        _type(section, ("questions", number, "en"), f"Question {number}")
    qtbot.waitUntil(section.head.save.isEnabled)
    written = yaml.safe_load(section.text.text)["rules"][place]["questions"]
    assert written == [{"ja": f"質問 {number}", "en": f"Question {number}"} for number in range(3)]
    control = again.findChild(SegmentedControl)
    assert control is not None
    control.chosen.emit("no")
    qtbot.waitUntil(lambda: "questions" not in yaml.safe_load(section.text.text)["rules"][place])
    qtbot.waitUntil(lambda: ("questions", 0, "ja") not in form.fields)


def test_a_rule_is_changed_in_the_form_saved_and_compared(
    section: RuleSection, rules: RuleEditingService, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("wording")
    shipped = rules.load("wording").text
    section.form.list.choose(EntryKey(("rules", 0)))
    _type(section, ("why", "ja"), "言い返しに聞こえる")
    qtbot.waitUntil(section.head.save.isEnabled)
    assert "言い返しに聞こえる" in section.text.text
    section.head.views.choose("diff")
    section.head.views.chosen.emit("diff")
    assert [line.sign for line in section.diff.rows.lines if line.sign] == ["−", "+"]
    messages: list[Message] = []
    section.message.connect(messages.append)
    with qtbot.waitSignal(section.library_changed_here):
        assert section.save()
    assert "言い返しに聞こえる" in rules.load("wording").text
    assert len(set(rules.load("wording").text.splitlines()) - set(shipped.splitlines())) == 1
    assert "もう使われています" in messages[0].text
    qtbot.waitUntil(lambda: section.shipped.isVisible() and section.shipped.isEnabled())
    QTest.mouseClick(section.shipped, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not rules.load("wording").own)
    qtbot.waitUntil(lambda: section.restore.isVisible() and section.restore.isEnabled())
    QTest.mouseClick(section.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rules.load("wording").own)


def test_saving_right_after_the_last_letter_saves_it(
    section: RuleSection, rules: RuleEditingService, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("policy")
    field = section.form.form.fields[("amber_minutes",)]
    assert isinstance(field, TextField)
    field.setText("１５")
    assert section.save()
    qtbot.waitUntil(lambda: "amber_minutes: 15\n" in rules.load("policy").text)


def test_what_is_wrong_is_said_beside_its_field_and_leads_there(
    section: RuleSection, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("policy")
    _type(section, ("red_minutes",), "5")
    qtbot.waitUntil(section.problems.isVisible)
    assert not section.head.save.isEnabled()
    row = section.form.form._rows[("red_minutes",)]  # noqa: SLF001 - what stands below the field
    assert row.error.isVisible()
    section.form.list.choose(EntryKey(("duty", "fire")))
    section.problems.line_wanted.emit(1)
    assert section.form.list.key == EntryKey(heading="通話")
    section.head.views.choose("text")
    section._on_view("text")  # noqa: SLF001 - as a click on the segment
    section.problems.line_wanted.emit(9)
    assert section.text.textCursor().blockNumber() == 8


def test_the_raw_text_changes_the_form_as_soon_as_it_is_right(
    section: RuleSection, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("limits")
    text = section.text.text
    section.text.setPlainText(text.replace("search_cache_megabytes: 178", "search_cache_megabytes: ["))
    qtbot.waitUntil(section.problems.isVisible)
    assert not section.form.isEnabled()
    section.text.setPlainText(text.replace("search_cache_megabytes: 178", "search_cache_megabytes: 64"))
    qtbot.waitUntil(section.form.isEnabled)
    field = section.form.form.fields[("search_cache_megabytes",)]
    assert cast("TextField", field).text() == "64"
    QTest.mouseClick(section.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.text.text == text)


def test_entries_are_added_renamed_and_taken_out(
    section: RuleSection, presenter: RulePresenter, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("policy")
    people = next(group for group in section.form._addable() if group.path == ("people",))  # noqa: SLF001 - the popup's
    section.form._add_to(people)  # noqa: SLF001 - as the choice in the popup
    assert section.form.list.key == EntryKey(("people", "new_1"))
    section.form.form.name.setText("tanaka")
    section.form.form.name.settle()
    role = section.form.form.fields[()]
    assert isinstance(role, WordField)
    role.setCurrentIndex(role.findData("supervisor"))
    role.activated.emit(role.currentIndex())
    qtbot.waitUntil(lambda: "people: {tanaka: supervisor}" in section.text.text)
    QTest.mouseClick(section.form.form.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "people: {}" in section.text.text)
    qtbot.waitUntil(lambda: presenter.dirty == {})


def test_a_new_rule_says_what_is_missing_until_it_is_whole(
    section: RuleSection, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("boundaries")
    QTest.mouseClick(section.form.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(section.problems.isVisible)
    _type(section, ("id",), "recording")
    _type(section, ("text", "ja"), "無断の録音")
    _type(section, ("text", "en"), "Recording without asking")
    qtbot.waitUntil(section.head.save.isEnabled)
    assert "id: recording" in section.text.text


def test_a_note_is_tried_with_both_rules(section: RuleSection, open_part: Callable[[str], None], qtbot: QtBot) -> None:
    open_part("alerts")
    assert section.trial.isVisible()
    section.trial.sample.setPlainText("お湯でやけどをした")
    qtbot.waitUntil(lambda: "けが" in section.trial.then.text())
    assert not section.trial.now.isVisible()
    key = next(
        row.key
        for row in section.form.list.rows.shown
        if isinstance(row.key, EntryKey) and row.title.startswith("けが")
    )
    section.form.list.choose(key)
    _type(section, ("patterns",), "「骨が折れ」")
    qtbot.waitUntil(lambda: "何も見つかりません" in section.trial.then.text())
    assert "けが" in section.trial.now.text()
    qtbot.waitUntil(lambda: "そのとおりにならない例" in section.trial.examples.text())


def test_what_is_written_stays_while_another_file_is_looked_at(
    section: RuleSection, presenter: RulePresenter, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    notes: dict[str, str] = {}
    section.noted.connect(lambda part, note: notes.update({part: note.word if note else ""}))
    open_part("limits")
    _type(section, ("import_processes",), "3")
    section.show_part("backups")
    qtbot.waitUntil(lambda: presenter.current is not None and presenter.current.loaded.name == "backups")
    assert list(presenter.dirty) == ["limits"]
    qtbot.waitUntil(lambda: notes.get("limits") == "未保存")
    assert "import_processes" in section.unsaved()
    section.show_part("limits")
    assert cast("TextField", section.form.form.fields[("import_processes",)]).text() == "3"
    qtbot.waitUntil(lambda: "import_processes: 3" in section.text.text)


def test_who_saves_later_keeps_the_text(
    section: RuleSection, rules: RuleEditingService, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("limits")
    loaded = rules.load("limits")
    section.text.setPlainText(loaded.text + "# mine\n")
    qtbot.waitUntil(section.head.save.isEnabled)
    rules.save("limits", loaded.text + "# theirs\n", version=loaded.version)
    messages: list[Message] = []
    section.message.connect(messages.append)
    section.save()
    qtbot.waitUntil(lambda: bool(messages))
    assert messages[0].on_action is not None
    messages[0].on_action()
    qtbot.waitUntil(lambda: section.text.text.endswith("# theirs\n"))
    assert QGuiApplication.clipboard().text().endswith("# mine\n")


def test_a_change_by_another_program_is_shown(
    section: RuleSection, rules: RuleEditingService, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("limits")
    loaded = rules.load("limits")
    rules.save("limits", loaded.text + "# theirs\n", version=loaded.version)
    section.on_library_changed(Changes(everything=True), None)
    qtbot.waitUntil(lambda: section.text.text.endswith("# theirs\n"))


def test_a_truth_value_is_chosen(section: RuleSection, open_part: Callable[[str], None], qtbot: QtBot) -> None:
    open_part("alerts")
    section.form.list.choose(EntryKey(("rules", 0)))
    field = section.form.form.fields[("doubt",)]
    assert isinstance(field, YesField)
    before = section.text.text.count("doubt: true")
    field.edited.emit(True)
    qtbot.waitUntil(lambda: section.text.text.count("doubt: true") == before + 1)


def test_whom_the_policy_does_not_let_change_rules_is_told(
    theme: Theme,
    runner: TaskRunner,
    faults: FaultChannel,
    show: Callable[[QWidget], None],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    presenter = RulePresenter(real_rules(tmp_path, may_change=False), runner, faults, delay_ms=0)
    section = RuleSection(theme, presenter)
    show(section)
    section.on_library_opened()
    section.show_part("wording")
    qtbot.waitUntil(section.head.lock.isVisible)
    assert section.head.lock.text()
    assert section.text.isReadOnly()
    assert not section.head.save.isVisible()
    assert cast("TextField", section.form.form.fields[("id",)]).isReadOnly()
    section.form.edited.emit(None)
    assert presenter.dirty == {}
    section.show_part("placeholders")
    qtbot.waitUntil(lambda: "見るだけ" in section.head.lock.text())
    assert presenter.close()


def test_a_broken_copy_of_the_centre_is_shown_with_its_line(
    section: RuleSection, tmp_path: Path, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "limits.yaml").write_text("search_cache_megabytes: many\n", encoding="utf-8")
    open_part("limits")
    assert section.problems.isVisible()
    assert "1行目" in section.problems.accessibleName()


@pytest.fixture
def decided_section(
    qtbot: QtBot,
    theme: Theme,
    show: Callable[[QWidget], None],
    tmp_path: Path,
    runner: TaskRunner,
    faults: FaultChannel,
) -> Iterator[RuleSection]:
    file = tmp_path / "policy.toml"
    text = "[policy]\namber_minutes = 12\nred_minutes = 25\ndefault_role = 'agent'\npeople = {sato = 'manager'}\n"
    file.write_text(f"{text}[policy.roles]\nagent = []\n", encoding="utf-8")
    presenter = RulePresenter(real_rules(tmp_path, machine=load_machine_policy(file)), runner, faults, delay_ms=0)
    made = RuleSection(theme, presenter)
    made.resize(1200, 800)
    show(made)
    made.on_library_opened()
    made.show_part("policy")
    qtbot.waitUntil(lambda: presenter.current is not None and presenter.current.checked)
    yield made
    assert presenter.close()


def test_what_the_policy_of_the_computer_decides_is_shown_with_its_value_and_locked(
    decided_section: RuleSection, qtbot: QtBot
) -> None:
    section = decided_section
    form = section.form.form
    amber, reminder = form.fields[("amber_minutes",)], form.fields[("reminder_minutes",)]
    assert isinstance(amber, TextField)
    assert isinstance(reminder, TextField)
    assert (amber.text(), amber.isReadOnly(), reminder.isReadOnly()) == ("12", True, False)
    locks = [row.lock.text() for row in form.findChildren(FormRow) if row.lock is not None and row.lock.isVisible()]
    assert locks == ["情報システムの方針で決まっています（policy.toml）"] * 2
    assert "amber_minutes" in section.head.lock.text()
    section.form.list.choose(EntryKey(("people", "sato")))
    assert not form.remove.isEnabled()
    assert form.name.isReadOnly()
    section.form.list.choose(EntryKey(("duty", "fire")))
    assert form.remove.isEnabled()
    assert not form.name.isReadOnly()


def test_what_is_not_decided_can_be_changed_and_saved_beside_it(decided_section: RuleSection, qtbot: QtBot) -> None:
    _type(decided_section, ("reminder_minutes",), "7")
    qtbot.waitUntil(decided_section.head.save.isEnabled)
    with qtbot.waitSignal(decided_section.library_changed_here):
        assert decided_section.save()
    saved = decided_section.text.text
    assert "reminder_minutes: 7\n" in saved
    assert "amber_minutes: 20\n" in saved


def test_no_entry_is_added_to_what_is_decided(decided_section: RuleSection, qtbot: QtBot) -> None:
    QTest.mouseClick(decided_section.form.add, Qt.MouseButton.LeftButton)
    keys = [row.key for row in decided_section.form.list.rows.shown]
    assert EntryKey(("duty", "new_1")) in keys


def test_tab_goes_from_the_list_through_the_fields_to_the_trial(
    section: RuleSection, open_part: Callable[[str], None], qtbot: QtBot
) -> None:
    open_part("alerts")
    fields = [cast("QWidget", field) for field in section.form.form.fields.values()]
    wanted = [section.form.list, *fields, section.trial.sample]
    chain: list[QWidget] = []
    widget: QWidget | None = section.form.list.nextInFocusChain()
    while widget is not None and widget is not section.form.list:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    assert [part for part in chain if part in wanted] == wanted[1:]
    areas = [part for part in section.trial.findChildren(QScrollArea) if part.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [area.accessibleName() for area in areas] == ["試した結果"]
