"""The head of the editor: title, when it was saved, history, what comes next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.commands import command
from desktop.editor.head.title_field import TitleField
from desktop.texts import decided_text
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme

_HEIGHT = 50
_LOCK = 14
#: Width at 100 % text below which the words of what was saved, and the icons of verbs, give way.
_WORDS_NEED = 900
#: Below this the printing is left to its keys.
_PRINT_NEEDS = 980
#: And below which only the key of the primary verb is shown.
_CAPS_NEED = 1080
_VALIDATE_NEEDS = 680


class HeadPane(QWidget):
    """What is done with the whole article.

    Signals:
        titled: (text) the title was typed in.
        list_wanted, preview_wanted: shown where there is no room for all of it.
        history_wanted, validate_wanted, publish_wanted: the buttons.
        print_wanted: (command id) what was chosen from the menu of the printing.
    """

    titled = Signal(str)
    list_wanted = Signal()
    preview_wanted = Signal()
    history_wanted = Signal()
    print_wanted = Signal(str)
    validate_wanted = Signal()
    publish_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start without an article."""
        super().__init__()
        self._theme = theme
        self._pdf_closed = False
        set_ground(self, "surface")
        form = ButtonSize.FORM
        self.list = Button(theme, self.tr("一覧"), style=ButtonStyle.PLAIN, icon="lines", size=form)
        self.title = TitleField(theme)
        self.saved = Label(theme, color="text.secondary")
        self.preview = Button(theme, self.tr("見え方"), style=ButtonStyle.PLAIN, size=form)
        self.history = Button(theme, self.tr("履歴"), style=ButtonStyle.PLAIN, icon="clock", size=form)
        self.print = Button(theme, self.tr("印刷"), style=ButtonStyle.PLAIN, icon="printer", size=form)
        self.validate = Button(theme, "", icon="ring-check", size=form, key=command("editor.validate").cap)
        self.blocked = Label(theme, color="danger")
        self.publish = Button(
            theme, self.tr("未検証で公開"), style=ButtonStyle.PRIMARY, size=form, key=command("use").cap
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.list)
        self._row.addWidget(self.title, 1)
        for part in (self.saved, self.preview, self.print, self.history, self.validate, self.blocked, self.publish):
            self._row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title.textEdited.connect(self.titled)
        self.list.clicked.connect(self.list_wanted)
        self.preview.clicked.connect(self.preview_wanted)
        self.history.clicked.connect(self.history_wanted)
        self.print.clicked.connect(self._offer_printing)
        self.validate.clicked.connect(self.validate_wanted)
        self.publish.clicked.connect(self.publish_wanted)
        self.show_room(list_beside=True, preview_beside=True)
        self.show_validation(again=False, closed="", blockers=0)
        theme.changed.connect(self._refresh)
        self._refresh()

    def printing_menu(self) -> QMenu:
        """Return the ways to put the article on paper, with their keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("editor.print", "editor.pdf", "editor.report"):
            action = menu.addAction(f"{command(name).label}\t{command(name).cap}")
            action.triggered.connect(partial(self.print_wanted.emit, name))
            if name == "editor.pdf" and self._pdf_closed:
                action.setText(f"{command(name).label}: {decided_text()}")
                action.setIcon(QIcon(self._theme.icon("lock", "text.secondary", _LOCK, self.devicePixelRatioF())))
                action.setEnabled(False)
        return menu

    def show_pdf_closed(self, *, closed: bool) -> None:
        """Offer no PDF, and say why, or offer it."""
        self._pdf_closed = closed

    def _offer_printing(self) -> None:
        self.printing_menu().popup(self.print.mapToGlobal(QPoint(0, self.print.height())))

    def show_saved(self, at: datetime | None) -> None:
        """Say when the text was last brought to the disk."""
        text = self.tr("{time} に保存").format(time=f"{at.astimezone():%H:%M}") if at else ""
        self.saved.show_text(text, icon="check" if at else "", icon_color="ok")
        self._arrange()

    def show_validation(self, *, again: bool, closed: str, blockers: int) -> None:
        """Let the article be validated, ``again`` with today's date, or say why not: a reason, or how much to mend."""
        self.validate.set_words(self.tr("検証し直す") if again else self.tr("検証済にする"))
        self.validate.setEnabled(not closed and not blockers)
        self.validate.setToolTip(closed)
        self.blocked.show_text(self.tr("直すところ {count}").format(count=blockers))
        self.blocked.setVisible(bool(blockers))

    def show_publishing(self, *, possible: bool, closed: str) -> None:
        """Let the article be published; ``closed`` is why it cannot be, where that must be said."""
        self.publish.setEnabled(possible and not closed)
        self.publish.setToolTip(closed)
        self.publish.set_icon("lock" if closed else "")

    def show_room(self, *, list_beside: bool, preview_beside: bool, previewing: bool = False) -> None:
        """Offer to show what there is no room for; while ``previewing`` that is the text."""
        self.list.setVisible(not list_beside)
        self.preview.setVisible(not preview_beside)
        self.preview.set_words(self.tr("本文") if previewing else self.tr("見え方"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Leave out what can be done without before the title becomes too short to read."""
        narrow = self.width() < self._theme.px(_WORDS_NEED)
        self.saved.setVisible(bool(self.saved.text()) and not narrow)
        for button in (self.history, self.validate):
            button.set_icon_shown(not narrow)
        self.print.setVisible(self.width() >= self._theme.px(_PRINT_NEEDS))
        self.validate.setVisible(self.width() >= self._theme.px(_VALIDATE_NEEDS))  # the state path leads there too
        roomy = self.width() >= self._theme.px(_CAPS_NEED)
        self.validate.set_key(command("editor.validate").cap if roomy else "")

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._row.setContentsMargins(gap(12), 0, gap(12), 0)
        self._row.setSpacing(gap(8))
        self._arrange()
        self.updateGeometry()
