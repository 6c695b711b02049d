from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search.article_view import ArticleView
from desktop.search.content import BULLET, Line, LineKind, Part, lines_of, parts_of
from kb.domain.article import Kind
from kb.domain.reading import ShownImage
from kb.domain.script import ApologyClass, Segment, SpokenLine, Step
from tests.fakes.search import readable
from tests.kb.pictures import png

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

_SCRIPT = (
    "<h2>使う場面</h2><ul><li>来いと言われた</li></ul>"
    "<h2>話す言葉</h2><h3>受け止める</h3><ul><li>…</li></ul>"
    "<h2>補足</h2><p>SVが決める。</p>"
)


def test_parts_carry_levels_bullets_and_numbers(qapp: QApplication) -> None:
    html = "<h2>対応</h2><p>一<br>二</p><ul><li>点</li></ul><ol><li>甲</li><li>乙</li></ol>"
    parts = parts_of(html + "<table><tr><td>左</td><td>右</td></tr></table>")
    assert [(part.text, part.level, part.mark) for part in parts] == [
        ("対応", 2, ""),
        ("一\n二", 0, ""),
        ("点", 0, BULLET),
        ("甲", 0, "1"),
        ("乙", 0, "2"),
        ("左", 0, ""),
        ("右", 0, ""),
    ]


def test_a_case_is_label_and_text_and_begins_its_result_with_the_outcome(qapp: QApplication) -> None:
    lines = lines_of(readable(1))
    assert [(line.kind, line.label, line.lead, line.text) for line in lines] == [
        (LineKind.ROW, "状況", "", "当日の訪問を求められた。"),
        (LineKind.ROW, "結果", "解決。", "交換に合意された。"),
    ]


def test_a_list_below_a_label_keeps_its_bullets(qapp: QApplication) -> None:
    html = "<h2>学び</h2><ul><li>理由を伺う</li><li>期限を言う</li></ul>"
    lines = lines_of(readable(1, html=html))
    assert [(line.label, line.mark, line.inset) for line in lines] == [("学び", BULLET, True), ("", BULLET, True)]


def test_a_script_shows_its_steps_with_apologies_named_and_slots_open(qapp: QApplication) -> None:
    sorry = SpokenLine((Segment("申し訳ございません。"),), ApologyClass.FEELINGS)
    offer = SpokenLine((Segment("代替案", placeholder=True), Segment("をご用意します。")))
    steps = (Step("受け止める", "落ち着かれたら次へ。", (sorry,)), Step("代わりを出す", "", (offer,)))
    article = readable(1, html=_SCRIPT, kind=Kind.SCRIPT, outcome=None)
    lines = lines_of(type(article)(article=article.article, html=article.html, steps=steps))
    told = [(line.kind, line.text) for line in lines]
    assert told == [
        (LineKind.HEAD, "使う場面"),
        (LineKind.TEXT, "来いと言われた"),
        (LineKind.HEAD, "話す言葉"),
        (LineKind.STEP, "受け止める"),
        (LineKind.NOTE, "基準: 落ち着かれたら次へ。"),
        (LineKind.SPOKEN, "申し訳ございません。"),
        (LineKind.STEP, "代わりを出す"),
        (LineKind.SPOKEN, "{{代替案}}をご用意します。"),
        (LineKind.HEAD, "補足"),
        (LineKind.TEXT, "SVが決める。"),
    ]
    assert lines[3].lead == "心情のお詫び"
    assert [line.text for line in lines if line.ruled] == ["話す言葉", "補足"]


ADDRESS = "kb:attachment/4f6c9a10-2b7e-8d31-9c55-0a1b2c3d4e5f"


def test_images_are_lines_of_their_own_between_the_text(qapp: object) -> None:
    parts = parts_of(f'<p>前<img src="{ADDRESS}" alt="傷"><img src="{ADDRESS}" alt="傷">後</p>')
    assert parts == (Part("前"), Part("傷", image=ADDRESS), Part("傷", image=ADDRESS), Part("後"))


def test_the_preview_shows_an_image_or_what_it_shows(theme: Theme, qtbot: QtBot) -> None:
    view = ArticleView(theme, name="記事")
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    line = Line(LineKind.IMAGE, "箱の傷", image=ADDRESS, inset=True)
    view.set_lines((line,), ())
    assert view.toPlainText() == "箱の傷"
    view.set_lines((line,), (), (ShownImage(ADDRESS, png(900, 300)),))
    assert view.toPlainText() == "\ufffc"
    assert 60 < view.document().size().height() < 160
    for width in (300, 500, 240):
        view.resize(width, 400)
        assert view.horizontalScrollBar().maximum() == 0
