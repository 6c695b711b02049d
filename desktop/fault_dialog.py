"""The one dialog for what nobody expected: what to do, and a report that can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.tasks.faults import fault_report
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from desktop.theme import Theme

_WIDTH = 720
_REPORT_HEIGHT = 220
_PADDING = 20


class FaultDialog(QDialog):
    """Opens for the first fault; while it is open, later ones go to the log only. It never blocks the window."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("思いがけない誤り"))
        self.setMinimumWidth(_WIDTH)
        set_ground(self, "surface")
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        self._report.setAccessibleName(self.tr("報告"))
        self._report.setMinimumHeight(_REPORT_HEIGHT)
        set_ground(self._report, "subtle")
        self._copy = Button(theme, self.tr("報告をコピー"), style=ButtonStyle.PRIMARY, icon="copy")
        self._copy.clicked.connect(self.copy_report)
        close = Button(theme, self.tr("閉じる"))
        close.clicked.connect(self.close)
        sentence = self.tr(
            "いまの操作は終わりませんでした。保存した内容は無事で、このまま続けられます。"
            "下の報告には、お客様の情報も書いた内容も含まれていません。"
        )
        self._theme = theme
        theme.changed.connect(self._refresh)
        self._refresh()
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(theme.gap(12))
        column.addWidget(Label(theme, self.tr("プログラムに誤りがありました"), role="title"))
        column.addWidget(Paragraph(theme, sentence, role="ui", color="text.secondary"))
        column.addWidget(self._report, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.gap(8))
        row.addWidget(self._copy)
        row.addWidget(close)
        row.addStretch(1)
        column.addLayout(row)

    @property
    def report(self) -> str:
        """The report on show."""
        return self._report.toPlainText()

    def show_fault(self, error: BaseException) -> None:
        """Show the report of an exception unless one is on show already."""
        if self.isVisible():
            return
        self._report.setPlainText(fault_report(error))
        self._copy.set_words(self.tr("報告をコピー"))
        self.show()
        self._copy.setFocus()

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)
        self._copy.set_words(self.tr("コピーしました"))

    def _refresh(self) -> None:
        self._report.setFont(self._theme.font("markdown"))
