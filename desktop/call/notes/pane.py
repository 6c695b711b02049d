"""The pane 通話メモ: head with the time of the last save, the notes, the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.call.note_text import clock_text
from desktop.call.notes.asked import AskedPane
from desktop.call.notes.edit import NotesEdit
from desktop.call.notes.fields import CallFields
from desktop.call.presenter import Phase
from desktop.commands import command
from desktop.widgets.labels import Label
from desktop.widgets.panes import HairLine, PaneHead, set_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.hand_off import CallHandOff

#: Height at 100 % text from which there is room for what was asked already, too.
_TALL = 560
_OVERRIDE = QEvent.Type.ShortcutOverride


class NotesPane(QWidget):
    """Shows and takes the notes and fields of ``presenter.session``."""

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Start with what the session has."""
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._session = presenter.session
        set_ground(self, "surface")
        self.head = PaneHead(theme, self.tr("通話メモ"))
        self.saved = Label(theme, color="text.secondary")
        self.head.add_right(self.saved)
        self.edit = NotesEdit(theme, lambda: self._session.seconds)
        self.edit.setAccessibleName(self.tr("通話メモ"))
        self.fields = CallFields(theme)
        self.asked = AskedPane(theme, presenter.questions)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.edit, 1)
        column.addWidget(HairLine(theme))
        column.addWidget(self.fields)
        self._asked_rule = HairLine(theme)
        column.addWidget(self._asked_rule)
        column.addWidget(self.asked)
        self.head.follow(self.edit)
        self._connect(theme)
        self._on_changed()

    def add_foot(self, widget: QWidget) -> None:
        """Put a part below the fields, after the earlier ones."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)

    def take_focus(self) -> None:
        """Take the keyboard: typing begins here."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self, text: str) -> None:
        """Go on with what somebody has begun to type elsewhere."""
        self.take_focus()
        self.edit.insertPlainText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt and event.type() != _OVERRIDE:
            self.fields.set_keys_shown(event.type() == QEvent.Type.KeyPress)
        elif event.type() == QEvent.Type.FocusOut:
            self.fields.set_keys_shown(False)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.asked.set_short(self.height() < self._theme.px(_TALL))

    def lend_edit(self, height: int) -> QWidget:
        """Let another place show the field of the notes, ``height`` pixels high: there is only one, and one caret."""
        self.edit.set_slim(height)
        return self.edit

    def take_edit_back(self) -> None:
        """Show the field here again."""
        self.edit.set_slim(0)
        self._column.insertWidget(1, self.edit, 1)
        self.edit.show()

    def _connect(self, theme: Theme) -> None:
        session = self._session
        self.edit.installEventFilter(self)
        self.edit.written.connect(session.set_notes)
        for part in (self.edit, self.fields):
            part.composing.connect(self._presenter.open_calls.hold)
            # A sheet that opened now would take the keyboard away from the conversion.
            part.composing.connect(self._presenter.hand_over.forget)
            part.composing.connect(self._presenter.after_call.close)
        self.fields.changed.connect(self._on_fields)
        self.fields.left.connect(self.take_focus)
        self.asked.left.connect(self.take_focus)
        session.switched.connect(self._on_switched)
        self._presenter.hand_offs.began.connect(self._on_began)
        session.changed.connect(self._on_changed)
        session.saved.connect(self._on_saved)
        session.began_earlier.connect(self.edit.move_times)
        self._presenter.advice.changed.connect(self._show_matches)
        self._presenter.overviews.changed.connect(self._on_overview)
        theme.changed.connect(self._show_matches)

    def _on_switched(self) -> None:
        self.edit.show_notes(self._session.content.notes)

    def _on_began(self, incoming: CallHandOff) -> None:
        if incoming.notes:
            self._on_switched()

    def _on_changed(self) -> None:
        session = self._session
        self.edit.hints.set_idle(session.phase is Phase.IDLE)
        content = session.content
        self.fields.show_fields(content.caller_reference, content.demand, content.product, content.cause)
        self._on_saved()

    def _on_saved(self) -> None:
        session = self._session
        if session.saver.error is not None:
            self.saved.show_text(self.tr("まだ保存できていません"), color="danger", icon="warning", icon_color="danger")
        elif session.phase is Phase.IDLE:
            text = self.tr("{key} で開始").format(key=command("call.start").cap)
            self.saved.show_text(text, color="text.secondary", icon="")
        elif session.saver.saved_at is not None:
            text = self.tr("{time} に保存").format(time=clock_text(session.saver.saved_at))
            self.saved.show_text(text, color="text.secondary", icon="check", icon_color="ok")
        elif session.phase is Phase.STARTING and self._presenter.overviews.value.loaded_at is None:
            self.saved.show_text(self.tr("ライブラリが開くと保存"), color="text.secondary", icon="")
        else:
            self.saved.show_text("", icon="")

    def _on_fields(self) -> None:
        fields = self.fields
        self._session.set_fields(
            caller_reference=fields.caller, demand=fields.demand, product=fields.product, cause=fields.cause
        )

    def _on_overview(self) -> None:
        self.fields.set_products(self._presenter.overviews.value.products)

    def _show_matches(self) -> None:
        self.edit.show_matches(self._presenter.advice.spans)
