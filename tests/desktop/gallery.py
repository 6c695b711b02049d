"""Draws the shared widgets into a picture, to be compared with the visual language by eye.

Usage: python -m tests.desktop.gallery FOLDER [--font FILE]...
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.commands import command
from desktop.theme import Theme, ThemeChoice
from desktop.widgets.badges import Badge
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle, IconButton
from desktop.widgets.chips import Chip, ChipState, FlowLayout
from desktop.widgets.fields import ComboField, LineField, SearchField
from desktop.widgets.key_cap import KeyCap
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.markdown_view import MarkdownView
from desktop.widgets.message_bar import Grade, Message, MessageBar
from desktop.widgets.painting import Run
from desktop.widgets.panes import EmptyState, HairLine, PaneHead, set_ground
from desktop.widgets.rail import Rail
from desktop.widgets.segmented import SegmentedControl
from desktop.widgets.status_line import StatusLine

_SIZE = (1440, 900)
_RATIO = 2
_HTML = """<h2>状況</h2><p>電気ケトルの取っ手が外れ、こぼれたお湯で右手が赤くなった。購入から1か月。</p>
<h2>話した言葉</h2><ol><li>お手の具合は、いかがでいらっしゃいますか。</li>
<li>差し支えなければ、<a href="kb:x">訪問</a>をお望みの理由を。</li></ol>
<table><tr><th>段階</th><th>言葉</th></tr><tr><td>一</td><td>できません、の前に代替案</td></tr></table>"""


def _row(*widgets: QWidget, gap: int = 8) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _buttons(theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout()
    end, use, down = command("call.end").cap, command("use").cap, command("call.next_line").cap
    off = Button(theme, "コピー", icon="copy", style=ButtonStyle.PLAIN)
    off.setEnabled(False)
    column.addLayout(
        _row(
            Button(theme, "次の行", style=ButtonStyle.PRIMARY, icon="play", key=down),
            Button(theme, "使った", icon="check", key=use),
            off,
            Label(theme, "未入力 1", color="warn"),
            Button(theme, "却下", style=ButtonStyle.PLAIN, key="Ctrl+D"),
        )
    )
    column.addLayout(
        _row(
            Button(theme, "二次化", style=ButtonStyle.PLAIN, icon="stairs", key="Alt+N"),
            Button(theme, "引き継ぎ", style=ButtonStyle.WARN, icon="swap", key="Alt+H"),
            Button(theme, "終話", style=ButtonStyle.PLAIN, icon="phone-down", key=end),
        )
    )
    bar, form = ButtonSize.BAR, ButtonSize.FORM
    column.addLayout(
        _row(
            Button(theme, "当番へ連絡", style=ButtonStyle.DANGER, icon="phone", key="Alt+K", size=bar),
            Button(theme, "次の確認", style=ButtonStyle.DANGER_OUTLINE, icon="warning", key="Alt+K", size=bar),
            Button(theme, "火種でない", style=ButtonStyle.QUIET, size=bar),
            Button(theme, "この言葉だけ", style=ButtonStyle.LINK, size=bar),
            Button(theme, "記事を書く", icon="pencil", size=form),
            IconButton(theme, "広げる", "expand"),
        )
    )
    return column


def _form(theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    product = ComboField(theme, name="製品")
    product.addItems(["電気ケトル K-21", "炊飯器 R-8"])
    cause = ComboField(theme, name="原因", placeholder="未確認（後で選べます）")
    cause.addItems(["期待との差"])
    cause.setCurrentIndex(-1)
    amount = LineField(theme, name="量", placeholder="量")
    amount.setText("今夜8時まで")
    wrong = LineField(theme, name="日付")
    wrong.setText("12/3?")
    wrong.set_invalid(True)
    for line, (word, field) in enumerate((("要求", amount), ("製品", product), ("原因", cause), ("期日", wrong))):
        grid.addWidget(Label(theme, word, role="meta", color="text.secondary"), line, 0)
        grid.addWidget(field, line, 1)
    return grid


def _notes(theme: Theme) -> QWidget:
    pane = QWidget()
    set_ground(pane, "surface")
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    head = PaneHead(theme, "通話メモ")
    head.add_right(Label(theme, "21:38 に保存", color="text.secondary", icon="check"))
    field = LineField(theme, name="x")
    head.follow(field)
    column.addWidget(head)
    inner = QVBoxLayout()
    inner.setContentsMargins(16, 8, 16, 8)
    words = [Run("右手の甲が"), Run("赤くなった", color="accent", dotted=True), Run("。いま冷やしている。病院はまだ。")]
    inner.addWidget(Paragraph(theme, words, role="body"))
    inner.addWidget(field)
    inner.addLayout(_form(theme))
    chips = FlowLayout()
    for text in ("お名前", "購入時期", "型番", "けがの程度"):
        chips.addWidget(Chip(theme, text, state=ChipState.DONE))
    for text in ("訪問の理由", "現物の有無"):
        chips.addWidget(Chip(theme, text, state=ChipState.OPEN))
    chips.addWidget(Chip(theme, "訪問", state=ChipState.CHOSEN))
    chips.addWidget(Chip(theme, "けが", count="8"))
    inner.addLayout(chips)
    column.addLayout(inner)
    column.addStretch(1)
    field.setFocus()
    return pane


def _reasons(theme: Theme) -> QWidget:
    pane = QWidget()
    set_ground(pane, "subtle")
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    head = PaneHead(theme, "推奨応対", count="3", line=False)
    head.add_right(KeyCap(theme, "Alt", "1–8", joiner="+"))
    head.add_right(Label(theme, "開く", color="text.secondary"))
    column.addWidget(head)
    inner = QVBoxLayout()
    inner.setContentsMargins(16, 8, 16, 8)
    states = (
        Badge(theme, "ring-check", "検証済", "ok"),
        Badge(theme, "ring-half", "未検証", "warn"),
        Badge(theme, "ring-dashed", "作成中", "text.secondary"),
        Badge(theme, "ring-struck", "公開停止", "text.secondary"),
        Badge(theme, "stairs", "二次化", "warn"),
    )
    inner.addLayout(_row(*states, gap=14))
    inner.addWidget(Label(theme, "訪問要求への応対", role="title"))
    inner.addWidget(Label(theme, "訪問要求への応対", role="row"))
    reason = [Run("「来い」", color="accent", bold=True), Run("→ 訪問要求 · 要求が同じ · 理由が未確認")]
    inner.addWidget(Paragraph(theme, reason, role="meta", color="text.secondary", lines=1))
    hits = [
        Run("お湯で右手が"),
        Run("赤くなった", mark=True),
        Run("。「今すぐ見に来い」と"),
        Run("訪問", mark=True),
        Run("を求められ、理由を伺ったうえで翌日の電話を約束した。それから二週間、連絡はなかった。"),
    ]
    inner.addWidget(Paragraph(theme, hits, role="ui", color="text.secondary", lines=2))
    inner.addWidget(
        Paragraph(theme, [Run("水野", bold=True, underline=True), Run("様には、差し支えなければ")], role="reading")
    )
    inner.addLayout(
        _row(
            SegmentedControl(theme, {"a": "読み上げ", "b": "手順", "c": "全文"}, name="表示"),
            Label(theme, "21:40", role="clock"),
        )
    )
    column.addLayout(inner)
    column.addWidget(HairLine(theme))
    column.addWidget(
        EmptyState(
            theme,
            "「やけど」に合う記事はありません。",
            Button(theme, "記事を書く", icon="pencil", size=ButtonSize.FORM),
        )
    )
    return pane


def _rail(theme: Theme) -> Rail:
    rail = Rail(theme, name="画面")
    for name, icon, word in (("call", "phone", "通話"), ("search", "search", "検索"), ("edit", "pencil", "編集")):
        rail.add(name, icon, word, "")
    rail.add("setup", "sliders", "設定", "", at_bottom=True)
    rail.choose("call")
    rail.button("search").set_badge(1)
    return rail


def _bars(theme: Theme) -> list[MessageBar]:
    bars = [MessageBar(theme) for _ in range(3)]
    text = "見本のナレッジを入れたライブラリを作りました。"
    for bar, grade in zip(bars, (Grade.INFO, Grade.WARN, Grade.DANGER), strict=True):
        bar.show_message(Message(text, grade, "空のライブラリで始める"))
    return bars


def _status(theme: Theme) -> StatusLine:
    status = StatusLine(theme)
    for name in ("library", "articles", "index"):
        status.add(name)
    status.add("late", right=True)
    status.say("library", "ライブラリ: みなも電機 お客様相談室", icon="box")
    status.say("articles", "記事 1,248")
    status.say("index", "索引は最新", icon="check", color="ok")
    status.say("late", "超過 1", icon="warning", color="danger", bold=True)
    return status


def _top(theme: Theme) -> QWidget:
    top = QWidget()
    set_ground(top, "surface")
    inner = QVBoxLayout(top)
    inner.addLayout(_buttons(theme))
    search = SearchField(theme, name="検索")
    search.set_text("やけど 訪問")
    inner.addWidget(search)
    return top


def _article(theme: Theme) -> QWidget:
    pane = QWidget()
    set_ground(pane, "surface")
    view = MarkdownView(theme, name="記事")
    view.set_html(_HTML)
    QVBoxLayout(pane).addWidget(view)
    return pane


def _stacked(*parts: QWidget | QLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addLayout(part, 1) if isinstance(part, QLayout) else column.addWidget(part)
    return column


def build(theme: Theme) -> QWidget:
    """Build the gallery for the theme's present look."""
    page = QWidget()
    page.resize(*_SIZE)
    columns = QHBoxLayout()
    columns.setSpacing(0)
    lines = [HairLine(theme, vertical=True) for _ in range(2)]
    for part in (_notes(theme), lines[0], _reasons(theme), lines[1], _article(theme)):
        columns.addWidget(part, 0 if part in lines else 1)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(_rail(theme))
    middle.addLayout(_stacked(_top(theme), *_bars(theme), columns), 1)
    page.setLayout(_stacked(middle, _status(theme)))
    return page


def shot(widget: QWidget, file: Path) -> None:
    """Draw a widget at twice the resolution and save it."""
    image = QImage(widget.size() * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    image.save(str(file))


def main() -> None:
    """Draw the gallery in every look."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--font", type=Path, action="append", default=[])
    options = parser.parse_args()
    app = QApplication([])
    for font in options.font:
        QFontDatabase.addApplicationFont(str(font))
    theme = Theme(app)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        for percent in (100, 140):
            theme.set_choice(choice)
            theme.set_text_percent(percent)
            page = build(theme)
            page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            page.show()
            app.processEvents()
            shot(page, options.folder / f"gallery-{choice}-{percent}.png")
            page.close()


if __name__ == "__main__":
    main()
