from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.articles.reading_items import LineRow, StepRow
from desktop.editor.preview.pane import ALOUD, CARD, FULL, MAIL, PreviewPane
from desktop.editor.text.edit import MarkdownEdit
from kb.documents.article_text import read_article
from kb.documents.preview import article_preview
from kb.domain.article import Article, Kind
from kb.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def sample(name: str) -> Article:
    return read_article(resource_path("sample", *name.split("/")).read_text(encoding="utf-8"))


SCRIPT = sample("script/instant-answer-get-time.md")


class Together:
    """The text and its preview side by side."""

    def __init__(self, theme: Theme, show: Callable[[QWidget], None]) -> None:
        self.whole = QWidget()
        self.edit = MarkdownEdit(theme, name="本文")
        self.pane = PreviewPane(theme, self.edit)
        row = QHBoxLayout(self.whole)
        row.addWidget(self.edit, 1)
        row.addWidget(self.pane, 1)
        self.whole.resize(1100, 420)
        show(self.whole)

    def write(self, article: Article) -> None:
        self.edit.set_text(article.body)
        self.pane.show_preview(article_preview(article))

    @property
    def top_of_preview(self) -> int:
        return self.pane.full.verticalScrollBar().value()


@pytest.fixture
def both(theme: Theme, show: Callable[[QWidget], None]) -> Together:
    return Together(theme, show)


def line_of(text: str) -> int:
    return SCRIPT.body[: SCRIPT.body.index(text)].count("\n") + 1


def test_scrolling_the_text_brings_the_preview_along(both: Together) -> None:
    both.write(SCRIPT)
    line = line_of("### 途中の知らせを決める")
    both.edit.scroll_to_line(line)
    places = dict(both.pane.full.places())
    assert both.top_of_preview == pytest.approx(places[line], abs=1)


def test_scrolling_the_preview_brings_the_text_along(both: Together) -> None:
    both.write(SCRIPT)
    line = line_of("### 時間をいただく理由を話す")
    both.pane.full.verticalScrollBar().setValue(round(dict(both.pane.full.places())[line]))
    assert both.edit.top_line == pytest.approx(line, abs=1)


def test_both_reach_the_end_together(both: Together) -> None:
    both.write(SCRIPT)
    both.edit.verticalScrollBar().setValue(both.edit.verticalScrollBar().maximum())
    assert both.top_of_preview == both.pane.full.verticalScrollBar().maximum()


def test_apart_neither_moves_the_other(both: Together, qtbot: QtBot) -> None:
    both.write(SCRIPT)
    qtbot.mouseClick(both.pane.together, Qt.MouseButton.LeftButton)
    assert both.pane.together.accessibleName() == "本文と別の位置"
    both.edit.scroll_to_line(30)
    assert both.top_of_preview == 0
    both.pane.full.verticalScrollBar().setValue(50)
    assert both.edit.top_line == 30
    qtbot.mouseClick(both.pane.together, Qt.MouseButton.LeftButton)
    assert both.top_of_preview > 50


def test_the_line_of_the_caret_can_be_seen(both: Together) -> None:
    both.write(SCRIPT)
    both.edit.go_to(line_of("## 補足"))
    top = dict(both.pane.full.places())[line_of("## 補足")]
    assert both.top_of_preview <= top <= both.top_of_preview + both.pane.full.viewport().height()


def test_the_line_that_is_written_stays_in_view(both: Together, qtbot: QtBot) -> None:
    body = "\n".join(["| 項目 | 値 |", "|---|---|", "", *(f"短い {number}\n" for number in range(40))])
    both.write(replace(SCRIPT, body=body))
    for line in range(1, 18):
        both.edit.go_to(line)
        both.pane.show_preview(article_preview(replace(SCRIPT, body=body)))
        top = dict(both.pane.full.places()).get(line)
        if top is not None:
            assert both.top_of_preview <= top < both.top_of_preview + both.pane.full.viewport().height()


def test_nothing_is_drawn_while_nobody_looks(both: Together) -> None:
    both.write(SCRIPT)
    both.pane.hide()
    both.write(replace(SCRIPT, body="## 使う場面\n\n- 別の言葉"))
    assert "別の言葉" not in both.pane.full.toPlainText()
    both.pane.show()
    assert "別の言葉" in both.pane.full.toPlainText()


def test_a_new_picture_moves_nothing(both: Together, qtbot: QtBot) -> None:
    both.write(SCRIPT)
    both.edit.scroll_to_line(30)
    before = both.edit.top_line
    both.pane.show_preview(article_preview(replace(SCRIPT, body=SCRIPT.body + "\n\n続きの段落")))
    qtbot.waitUntil(lambda: "続きの段落" in both.pane.full.toPlainText())
    assert both.edit.top_line == before


def test_a_long_article_is_shown_in_parts_and_at_its_place_once_it_is_there(both: Together, qtbot: QtBot) -> None:
    body = "\n\n".join(f"## 節 {number}\n\n段落 {number}" for number in range(600))
    with qtbot.waitSignal(both.pane.full.completed):
        both.write(replace(SCRIPT, body=body))
        assert "節 0" in both.pane.full.toPlainText()
        assert "節 599" not in both.pane.full.toPlainText()
        both.edit.scroll_to_line(1_601)
    assert both.pane.full.toPlainText().endswith("節 599\n段落 599")
    places = dict(both.pane.full.places())
    assert both.top_of_preview == pytest.approx(places[1_601], abs=1)
    # One letter more: there is nothing to wait for.
    both.write(replace(SCRIPT, body=body.replace("節 400\n", "節 400 番\n")))
    qtbot.waitUntil(lambda: "節 400 番" in both.pane.full.toPlainText())
    assert both.pane.full.toPlainText().endswith("段落 599")


def test_the_full_text_is_that_of_a_call_with_nothing_filled_in(both: Together) -> None:
    both.write(SCRIPT)
    shown = both.pane.full.toPlainText()
    assert "・お調べするのは部署名です。" in shown
    assert re.search(r"心情のお詫び\sお待ちいただくばかりで、", shown)


def test_lines_to_speak_have_empty_slots_and_name_apologies(both: Together, qtmodeltester: ModelTester) -> None:
    body = SCRIPT.body.replace("- お急ぎのご事情", "- [責任] 私どもの手違いです。\n- お急ぎのご事情")
    both.write(replace(SCRIPT, body=body))
    both.pane.choose(ALOUD)
    model = both.pane.aloud.rows
    qtmodeltester.check(model)
    rows = [model.item(model.index(row)) for row in range(model.rowCount())]
    first = rows[0]
    assert isinstance(first, StepRow)
    assert (first.title, first.locked) == ("急ぐ事情を伺う", True)
    assert [row.open_slots for row in rows if isinstance(row, LineRow) and row.open_slots] == [
        ("部署名",),
        ("担当者名",),
        ("折り返し日時",),
    ]
    assert both.pane.aloud.places()[1][0] == line_of("- [心情] お待ちいただくばかりで")


def test_a_row_of_the_reading_leads_to_its_line(both: Together, qtbot: QtBot) -> None:
    both.write(SCRIPT)
    both.pane.choose(ALOUD)
    with qtbot.waitSignal(both.pane.line_wanted) as wanted:
        both.pane.aloud.activated.emit(both.pane.aloud.rows.index(1))
    assert wanted.args == [line_of("- [心情] お待ちいただくばかりで")]


def test_the_mail_keeps_its_lines(both: Together) -> None:
    both.write(SCRIPT)
    both.pane.choose(MAIL)
    assert both.pane.mail.toPlainText().split("\n")[0] == "お客様名 様"
    lines = [line for line, _ in both.pane.mail.places()]
    assert lines[0] == line_of("{{お客様名}} 様")
    assert line_of("{{事実の要約}}") in lines


def test_the_card_says_what_the_row_of_the_call_says(both: Together) -> None:
    both.write(sample("case/mikan-visit-no-reason.md"))
    both.pane.choose(CARD)
    assert "状況 理由の説明がないまま来訪だけを求められた。" in both.pane.card.accessibleDescription()
    assert not both.pane.together.isVisible()


@pytest.mark.parametrize(
    ("kind", "forms"),
    [
        (Kind.SCRIPT, (FULL, CARD, ALOUD, MAIL)),
        (Kind.PROCEDURE, (FULL, CARD, ALOUD)),
        (Kind.CASE, (FULL, CARD)),
        (Kind.NOTICE, (FULL,)),
    ],
)
def test_each_kind_has_its_forms(both: Together, kind: Kind, forms: tuple[str, ...]) -> None:
    both.write(SCRIPT)
    both.pane.choose(MAIL)
    both.write(replace(SCRIPT, kind=kind))
    shown = [form for form in (FULL, CARD, ALOUD, MAIL) if not both.pane.forms.is_hidden(form)]
    assert tuple(shown) == forms
    assert both.pane.forms.current == (MAIL if kind is Kind.SCRIPT else FULL)


@pytest.mark.parametrize("form", [FULL, ALOUD, MAIL])
def test_an_empty_article_says_what_to_do(both: Together, form: str) -> None:
    both.write(replace(SCRIPT, body=""))
    both.pane.choose(form)
    assert both.pane.stack.currentWidget() not in {both.pane.full, both.pane.aloud, both.pane.mail}


def test_hostile_text_is_shown_as_text(both: Together) -> None:
    both.write(replace(SCRIPT, body="<script>alert(1)</script>\n\n![x](file:///etc/passwd)\n\n" + "- " * 4000))
    assert "<script>alert(1)</script>" in both.pane.full.toPlainText()


def test_other_sizes_and_languages_keep_the_place(both: Together, theme: Theme) -> None:
    both.write(SCRIPT)
    theme.set_text_percent(140)
    line = line_of("## 補足")
    both.edit.scroll_to_line(line_of("### 誰がいつまでに答えるか"))
    assert dict(both.pane.full.places())[line] > both.top_of_preview > 0
