"""The section 表示: each choice shows at once, or says when it will."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.commands import command
from desktop.i18n import ENGLISH, JAPANESE
from desktop.setup.page import PageColumn, laid_out
from desktop.setup.section import Section
from desktop.setup.writing.head import SectionHead
from desktop.texts import decided_text
from desktop.theme import ThemeChoice
from desktop.theme.theme import LARGEST_TEXT, SMALLEST_TEXT, TEXT_STEP, USUAL_TEXT
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.form_row import FormRow
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.message_bar import Grade, Message
from desktop.widgets.painting import text_width
from desktop.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from desktop.setup.look.presenter import LookPresenter
    from desktop.theme import Theme

_KEY = "setup.look"
_LABEL = 132


class LookSection(Section):
    """Shows what the presenter knows and passes on what the user does."""

    def __init__(self, theme: Theme, presenter: LookPresenter) -> None:
        """Belong to ``presenter``."""
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        presenter.setParent(self)
        about = self.tr("この画面の見え方です。このPCのこの利用者にだけ効きます。")
        self.head = SectionHead(theme, self.tr("表示"), about)
        words = {JAPANESE: "日本語", ENGLISH: "English"}
        self.languages = SegmentedControl(theme, words, name=self.tr("言語"))
        self.fixed_language = Label(theme, color="text.secondary")
        self.restart = Button(theme, self.tr("いま起動し直す"), icon="refresh", size=ButtonSize.BAR)
        self.language_row = FormRow(
            theme,
            self.tr("言語"),
            _flowing(theme, self.languages, self.fixed_language, self.restart),
            label_width=_LABEL,
        )
        themes = {
            ThemeChoice.SYSTEM.value: self.tr("システムに合わせる"),
            ThemeChoice.LIGHT.value: self.tr("明るい"),
            ThemeChoice.DARK.value: self.tr("暗い"),
        }
        self.themes = SegmentedControl(theme, themes, name=self.tr("明るさ"))
        theme_row = FormRow(theme, self.tr("明るさ"), _flowing(theme, self.themes), label_width=_LABEL)
        self.smaller = self._step(self.tr("小さく"), "text.smaller")
        self.larger = self._step(self.tr("大きく"), "text.larger")
        self.percent = Label(theme, bold=True)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.usual = Button(theme, self.tr("100 % に戻す"), style=ButtonStyle.QUIET, size=ButtonSize.FORM)
        sizes = _flowing(theme, _packed(theme, self.smaller, self.percent, self.larger), self.usual)
        size_row = FormRow(theme, self.tr("文字の大きさ"), sizes, label_width=_LABEL)
        sample = self.tr("読み上げる言葉は、この大きさで見えます。ご不便をおかけし、申し訳ございません。")
        self.page = PageColumn(theme, name=self.tr("表示の設定"), spacing=4)
        for part in (self.language_row, theme_row, size_row):
            self.page.add(part)
        self.page.add_heading(self.tr("見本"))
        self.page.add(Paragraph(theme, sample, role="reading"))
        laid_out(self, self.head, self.page)
        self._words = words
        self._wire()
        self._show()

    def activate(self) -> None:
        (self.themes if self.languages.isHidden() else self.languages).take_focus()

    def _show(self) -> None:
        presenter = self._presenter
        choices = presenter.languages
        locked = len(choices) < len(self._words)
        self.languages.setVisible(not locked)
        self.fixed_language.setVisible(locked)
        self.fixed_language.show_text(self._words[presenter.language])
        self.languages.choose(presenter.language)
        self.language_row.say_locked(decided_text() if locked else "")
        waits = presenter.waits_for_start
        self.restart.setVisible(waits)
        rule = self.tr("次に起動したときから、この言語になります。記事の言葉は変わりません。") if waits else ""
        self.language_row.say_rule(rule)
        self.themes.choose(presenter.choice.value)
        self.percent.show_text(f"{presenter.text_percent} %")
        self.percent.setFixedWidth(round(text_width(self._theme, "000 %", bold=True)) + 1)
        self.smaller.setEnabled(presenter.text_percent > SMALLEST_TEXT)
        self.larger.setEnabled(presenter.text_percent < LARGEST_TEXT)
        self.usual.setEnabled(presenter.text_percent != USUAL_TEXT)

    def _step(self, word: str, command_id: str) -> Button:
        return Button(self._theme, word, key=command(command_id).cap, size=ButtonSize.FORM)

    def _wire(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._show)
        presenter.not_kept.connect(self._on_not_kept)
        self.languages.chosen.connect(presenter.choose_language)
        self.themes.chosen.connect(presenter.choose_theme)
        self.smaller.clicked.connect(lambda: presenter.set_text_percent(presenter.text_percent - TEXT_STEP))
        self.larger.clicked.connect(lambda: presenter.set_text_percent(presenter.text_percent + TEXT_STEP))
        self.usual.clicked.connect(lambda: presenter.set_text_percent(USUAL_TEXT))
        self.restart.clicked.connect(lambda: self.command_request.emit("window.restart"))

    def _on_not_kept(self) -> None:
        text = self.tr("設定を書き残せませんでした。次に起動すると、前の設定に戻ります。")
        self.message.emit(Message(text, Grade.WARN, key=_KEY))


def _packed(theme: Theme, *parts: QWidget) -> QWidget:
    """Return parts that stay side by side."""
    packed = QWidget()
    row = QHBoxLayout(packed)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.gap(8))
    for part in parts:
        row.addWidget(part)
    return packed


def _flowing(theme: Theme, *parts: QWidget) -> QWidget:
    """Return parts side by side at the left, and below each other where the window is narrow."""
    flowing = QWidget()
    flow = FlowLayout(flowing, gap=theme.gap(8))
    for part in parts:
        flow.addWidget(part)
    return flowing
