"""P31 and articles on paper: the commands of the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop.commands import command
from desktop.editor.printing.contents import article_contents
from desktop.editor.printing.desk import PrintingDesk
from desktop.paper.report import report_contents
from desktop.widgets.folders import own_file
from desktop.widgets.message_bar import Grade
from kb.domain.article import Kind
from kb.domain.case_report import ReportPart
from kb.domain.exporting import Export
from kb.errors import AuditUnwritableError
from tests.fakes.editor import article

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from desktop.editor.presenter import EditorPresenter
    from desktop.theme import Theme
    from tests.fakes.editor import FakeEditorLibrary

CASE = "## 状況\n\n皿が割れた。配送で落ちたらしい。\n\n## 要求\n\n交換してほしい。\n\n## 学び\n\n- 数を伺う。\n"


class Choices:
    """Answers what a person would."""

    def __init__(self, path: Path) -> None:
        self.path: Path | None = path
        self.offered: list[str] = []
        self.printer: QPrinter | None = None
        self.asked = 0
        self.to_file = False

    def file(self, parent: QWidget, title: str, name: str, kinds: str) -> str:
        self.offered.append(name)
        return "" if self.path is None else str(self.path)

    def ask_printer(self, parent: QWidget, *, to_file: bool) -> QPrinter | None:
        self.asked += 1
        self.to_file = to_file
        return self.printer


@pytest.fixture
def choices(tmp_path: Path) -> Choices:
    return Choices(tmp_path / "出力")


@pytest.fixture
def desk(
    theme: Theme,
    panel: EditorPanel,
    presenter: EditorPresenter,
    library: FakeEditorLibrary,
    choices: Choices,
    qtbot: QtBot,
) -> PrintingDesk:
    library.editing.add(article(9, Kind.CASE, body=CASE))
    presenter.printing.prepared.disconnect()
    presenter.printing.reported.disconnect()
    made = PrintingDesk(theme, presenter.printing, panel, ask_printer=choices.ask_printer, ask_file=choices.file)
    with qtbot.waitSignal(presenter.edited.opened):
        presenter.open(UUID(int=9))
    return made


def test_an_article_is_written_as_pdf(desk: PrintingDesk, choices: Choices, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.message) as said:
        assert desk.carry_out(command("editor.pdf"))
    assert said.args[0].grade is Grade.INFO
    assert (tmp_path / "出力.pdf").read_bytes().startswith(b"%PDF")
    assert choices.offered == [own_file("記事 9.pdf")]


def test_what_goes_out_is_recorded_by_place_and_article(
    desk: PrintingDesk, library: FakeEditorLibrary, choices: Choices, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.message):
        desk.carry_out(command("editor.pdf"))
    choices.printer = QPrinter()
    choices.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    choices.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    desk.carry_out(command("editor.print"))
    qtbot.waitUntil(lambda: len(library.exits.ended) == 2)
    assert library.exits.begun == [(kind, str(tmp_path), UUID(int=9)) for kind in ("pdf", "print")]
    assert library.exits.ended == [True, True]


def test_what_cannot_be_recorded_is_not_written_and_the_report_stays_open(
    desk: PrintingDesk, library: FakeEditorLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    library.exits.error = AuditUnwritableError(path="audit.jsonl")
    desk.carry_out(command("editor.report"))
    qtbot.waitUntil(lambda: desk.sheet.opened)
    with qtbot.waitSignal(desk.message) as said:
        desk.sheet.accept()
    assert "audit.jsonl" in said.args[0].text
    assert desk.sheet.opened
    assert not (tmp_path / "出力.pdf").exists()
    desk.sheet.leave()


def test_the_next_file_is_offered_where_the_last_one_went(
    desk: PrintingDesk, choices: Choices, tmp_path: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(desk.message):
            desk.carry_out(command("editor.pdf"))
    assert choices.offered == [own_file("記事 9.pdf"), str(tmp_path / "記事 9.pdf")]


def test_a_place_that_cannot_be_written_is_said(
    desk: PrintingDesk, choices: Choices, tmp_path: Path, qtbot: QtBot
) -> None:
    choices.path = tmp_path / "ない" / "a.pdf"
    with qtbot.waitSignal(desk.message) as said:
        desk.carry_out(command("editor.pdf"))
    assert said.args[0].grade is Grade.WARN


def test_whoever_changes_their_mind_gets_nothing(
    desk: PrintingDesk, choices: Choices, presenter: EditorPresenter, qtbot: QtBot
) -> None:
    choices.path = None
    with qtbot.assertNotEmitted(desk.message), qtbot.waitSignal(presenter.printing.prepared):
        desk.carry_out(command("editor.pdf"))
    with qtbot.assertNotEmitted(desk.message), qtbot.waitSignal(presenter.printing.prepared):
        desk.carry_out(command("editor.print"))


def test_an_article_is_printed(desk: PrintingDesk, choices: Choices, tmp_path: Path, qtbot: QtBot) -> None:
    choices.printer = QPrinter()
    choices.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    choices.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    desk.carry_out(command("editor.print"))
    qtbot.waitUntil(lambda: (tmp_path / "printed.pdf").exists() and (tmp_path / "printed.pdf").stat().st_size > 500)


def test_only_a_case_becomes_a_report(
    desk: PrintingDesk, presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    library.editing.add(article(8, Kind.SCRIPT))
    with qtbot.waitSignal(presenter.edited.opened):
        presenter.open(UUID(int=8))
    with qtbot.waitSignal(desk.message) as said, qtbot.assertNotEmitted(presenter.printing.reported):
        assert desk.carry_out(command("editor.report"))
    assert "応対スクリプトです" in said.args[0].text
    assert not desk.sheet.opened


def test_p31_the_report_is_mended_and_printed_with_its_four_parts(
    desk: PrintingDesk, choices: Choices, tmp_path: Path, qtbot: QtBot
) -> None:
    assert desk.carry_out(command("editor.report"))
    qtbot.waitUntil(lambda: desk.sheet.opened)
    fields = desk.sheet.fields
    assert fields[ReportPart.FACTS].toPlainText() == "皿が割れた。"
    assert fields[ReportPart.INFERENCE].toPlainText() == "配送で落ちたらしい。"
    fields[ReportPart.OPINION].show_text("箱を変えるべきだ。")
    assert desk.sheet.report is not None
    text = report_contents(desk.sheet.report, desk.sheet.parts, "2026-11-27")
    headings = ["事実", "お客様の言葉", "推測", "意見"]
    assert [text.body.index(f"<h2>{heading}</h2>") for heading in headings] == sorted(
        text.body.index(f"<h2>{heading}</h2>") for heading in headings
    )
    assert "<li>箱を変えるべきだ。</li>" in text.body
    assert "数を伺う" not in text.body
    with qtbot.waitSignal(desk.message):
        desk.sheet.accept()
    assert not desk.sheet.opened
    assert (tmp_path / "出力.pdf").read_bytes().startswith(b"%PDF")


def test_the_head_of_the_paper_says_state_revision_and_what_is_not_saved(
    desk: PrintingDesk, presenter: EditorPresenter, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(presenter.printing.prepared) as saved:
        presenter.printing.prepare("pdf")
    facts = " ".join(article_contents(saved.args[0], "2026-11-27").facts)
    assert "応対事例" in facts
    assert "版 1（" in facts
    assert "保存していない" not in facts
    presenter.edited.set_body(f"{CASE}\n追記\n")
    with qtbot.waitSignal(presenter.printing.prepared) as changed:
        presenter.printing.prepare("pdf")
    assert "保存していない変更を含む" in article_contents(changed.args[0], "2026-11-27").facts[1]


def test_without_an_article_nothing_is_printed(panel: EditorPanel, presenter: EditorPresenter) -> None:
    assert not presenter.printing.prepare("pdf")
    assert not presenter.printing.report()


def test_the_head_offers_all_three_with_their_keys(panel: EditorPanel, qtbot: QtBot) -> None:
    menu = panel.head.pane.printing_menu()
    assert [action.text() for action in menu.actions()] == [
        "記事を印刷\tCtrl+P",
        "記事を PDF に書き出す\tCtrl+Shift+P",
        "応対報告書\tCtrl+Shift+R",
    ]
    with qtbot.waitSignal(panel.head.pane.print_wanted) as wanted:
        menu.actions()[2].trigger()
    assert wanted.args == ["editor.report"]


def test_where_the_policy_closes_pdf_none_is_written_and_nothing_printed_into_a_file(
    desk: PrintingDesk, panel: EditorPanel, library: FakeEditorLibrary, choices: Choices, tmp_path: Path, qtbot: QtBot
) -> None:
    library.exits.closed.add(Export.PDF)
    with qtbot.waitSignal(desk.message) as said:
        desk.carry_out(command("editor.pdf"))
    assert "policy.toml" in said.args[0].text
    desk.carry_out(command("editor.print"))
    qtbot.waitUntil(lambda: choices.asked == 1)
    assert not choices.to_file
    menu = panel.head.pane.printing_menu()
    texts = {action.text(): action.isEnabled() for action in menu.actions()}
    assert [text for text, enabled in texts.items() if not enabled] == [
        "記事を PDF に書き出す: 情報システムの方針で決まっています（policy.toml）"
    ]
    desk.carry_out(command("editor.report"))
    qtbot.waitUntil(lambda: desk.sheet.opened)
    assert not desk.sheet.primary.isEnabled()
    assert choices.offered == []
    desk.sheet.leave()
    menu.deleteLater()
