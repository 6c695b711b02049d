"""An import or export that runs: how far it is, and the one button that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.texts import progress_text
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import draw_box

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.theme import Theme
    from kb.domain.progress import JobProgress

_BAR = 6
_PADDING = 20


class ProgressLine(QWidget):
    """A bar that is filled from the left; empty while nobody knows how much there is."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("進み具合"))
        theme.changed.connect(self.update)

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return self._share

    def set_share(self, share: float) -> None:
        """Fill it so far."""
        self._share = max(0.0, min(1.0, share))
        self.setAccessibleDescription(f"{self._share:.0%}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.gap(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        rect = self.rect().toRectF()
        draw_box(painter, rect, fill=theme.color("bg.pressed"), radius=rect.height() / 2)
        if self._share:
            done = QRectF(rect.left(), rect.top(), rect.width() * self._share, rect.height())
            draw_box(painter, done, fill=theme.color("accent"), radius=rect.height() / 2)


class RunningView(QWidget):
    """Shows; everything else of the window stays usable meanwhile.

    Signals:
        cancelled: stop it.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start with nothing running."""
        super().__init__()
        self._theme = theme
        self.title = Label(theme, role="head")
        self.path = Label(theme, color="text.secondary", icon="folder")
        self.line = ProgressLine(theme)
        self.said = Label(theme)
        self.note = Paragraph(theme, color="text.secondary")
        self.cancel = Button(theme, self.tr("やめる"))
        self.cancel.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 12, _PADDING, _PADDING)
        column.setSpacing(theme.gap(12))
        for widget in (self.title, self.path, self.line, self.said, self.note):
            column.addWidget(widget)
        verbs = QHBoxLayout()
        verbs.addWidget(self.cancel)
        verbs.addStretch(1)
        column.addLayout(verbs)
        column.addStretch(1)

    def begin(self, path: Path | None, *, dry_run: bool, exporting: bool = False) -> None:
        """Show that something begins."""
        if exporting:
            self.title.show_text(self.tr("書き出しています"))
        else:
            self.title.show_text(self.tr("確かめています") if dry_run else self.tr("取り込んでいます"))
        self.path.show_text(str(path or ""))
        self.line.set_share(0)
        self.said.show_text(self.tr("始めています"))
        if dry_run:
            note = self.tr("見るだけです。何も変わりません。")
        elif exporting:
            note = self.tr("このまま、ほかの画面で仕事を続けられます。やめても、書いた記事は残ります。")
        else:
            note = self.tr(
                "このまま、ほかの画面で仕事を続けられます。やめても、入った分は残り、あとで続きから取り込めます。"
            )
        self.note.set_runs(note)
        self.cancel.setEnabled(True)

    def show_progress(self, progress: JobProgress) -> None:
        """Show how far it is."""
        self.line.set_share(progress.done / progress.total if progress.total else 0)
        self.said.show_text(progress_text(progress))

    def stopping(self) -> None:
        """Say that it is being stopped."""
        self.cancel.setEnabled(False)
        self.said.show_text(self.tr("やめています"))
