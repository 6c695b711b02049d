"""The screen 通話: lays out and wires; what it knows stands in the presenter."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.call.alerts.bar import AlertBar
from desktop.call.columns import Columns
from desktop.call.guidance.actions import GuidanceActions
from desktop.call.hand_off_messages import HandOffMessages
from desktop.call.matters.desk import MattersDesk
from desktop.call.messages import CallMessages
from desktop.call.notes.pane import NotesPane
from desktop.call.overview_pane import OverviewPane
from desktop.call.presenter import Phase
from desktop.call.promises.desk import PromisesDesk
from desktop.call.reader.question_card import QuestionCard
from desktop.call.sheets import CallSheets
from desktop.call.strip import Strip
from desktop.call.suggestions import SuggestionsPane
from desktop.commands import command
from desktop.widgets.panes import stacked
from desktop.widgets.screen import Screen
from kb.domain.article import Changes
from kb.domain.hand_off import CallHandOff

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.compact.view import CompactView
    from desktop.call.earlier_popup import EarlierPopup
    from desktop.call.presenter import CallPresenter
    from desktop.call.reader.pane import ReaderPane
    from desktop.call.slim_strip import SlimStrip
    from desktop.call.timeline_sheet import TimelineSheet
    from desktop.commands import Command
    from desktop.theme import Theme

_LEAST_TO_READ = 200


class CallPanel(Screen):
    """Strip, notes, suggestions, reader."""

    screen_id = "call"
    icon = "phone"

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show the state of ``presenter`` and begin where the program was left."""
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self.strip = Strip(theme, presenter)
        self.alert_bar = AlertBar(theme, presenter)
        self.notes = NotesPane(theme, presenter)
        self.suggestions = SuggestionsPane(theme, presenter)
        self.overview = OverviewPane(theme, presenter)
        self.question = QuestionCard(theme, presenter)
        self._third = QStackedWidget()
        self._third.setMinimumHeight(_LEAST_TO_READ)  # a question above it must not make the window grow
        self._third.addWidget(self.overview)
        self.columns = Columns(theme, self.notes, self.suggestions, stacked(self.question, self._third))
        self.sheets = CallSheets(theme, presenter, self)
        self._messages = CallMessages(presenter, self.message, self.message_over, self)
        self._messages.edit_wanted.connect(self.edit_request)
        HandOffMessages(presenter.hand_offs, self.message, self.message_over, self)
        self.matters = MattersDesk(theme, presenter, self)
        self.promises = PromisesDesk(theme, presenter, self, self.notes, self.suggestions.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.alert_bar)
        column.addWidget(self.matters.bar)
        column.addWidget(self.columns, 1)
        self._actions: dict[str, Callable[[Command], bool]] = {
            "call.start": lambda _: self._start(),
            "call.end": lambda _: self._end(),
            "call.hold": lambda _: presenter.session.hold() or presenter.session.resume(),
            "call.change": lambda _: self._change(),
            "call.timeline": lambda _: self.timeline.ask(),
            "call.alert": lambda _: presenter.alerts.step(),
            "call.earlier": lambda _: self._ask_earlier(),
            "call.open": lambda command: self._open_number(command.number),
            "call.next_line": lambda _: presenter.reading.move(1),
            "call.previous_line": lambda _: presenter.reading.move(-1),
            "call.back": lambda _: self._close_article(),
            "use": lambda _: self._use(),
            "edit": lambda _: self._edit(),
            "dismiss": lambda _: presenter.can_dismiss and self.reader.ask_dismissal(),
            **self.sheets.actions,
            **self.promises.actions,
            **self.matters.actions,
            "call.words": lambda _: self.promises.find_words() or self.matters.find_words(),
            "call.caller": lambda _: self.notes.fields.take_caller(),
        }
        self.guidance = GuidanceActions(theme, presenter, self.notes, lambda: self.reader, self)
        self._actions |= self.guidance.actions
        self._connect()
        presenter.begin()

    # What nobody sees when the window appears is imported and made when it is needed for the first time.

    @cached_property
    def reader(self) -> ReaderPane:
        """The pane that shows an article."""
        from desktop.call.reader.pane import ReaderPane  # noqa: PLC0415 - see above

        made = ReaderPane(self._theme, self._presenter, self._third)
        self._third.addWidget(made)
        made.left.connect(self.notes.take_focus)
        made.close_wanted.connect(self._close_article)
        made.use_wanted.connect(self._use)
        made.command_wanted.connect(lambda command_id: self.carry_out(command(command_id)))
        made.copied.connect(self._on_copied)
        made.head.set_narrow(self.columns.narrow)
        self.columns.narrow_changed.connect(made.head.set_narrow)
        made.refresh()
        return made

    @cached_property
    def _compact(self) -> CompactView:
        from desktop.call.compact.view import CompactView  # noqa: PLC0415 - see above

        made = CompactView(self._theme, self._presenter, self.notes)
        made.command_wanted.connect(self.command_request)
        made.open_wanted.connect(self._presenter.reading.open)
        return made

    @cached_property
    def _slim(self) -> SlimStrip:
        from desktop.call.slim_strip import SlimStrip  # noqa: PLC0415 - see above

        made = SlimStrip(self._theme, self._presenter)
        made.back_wanted.connect(lambda: self.command_request.emit("show.call"))
        made.end_wanted.connect(self._presenter.session.end)
        return made

    @cached_property
    def _earlier(self) -> EarlierPopup:
        from desktop.call.earlier_popup import EarlierPopup  # noqa: PLC0415 - see above

        made = EarlierPopup(self._theme, self)
        made.minutes_chosen.connect(self._presenter.session.begin_earlier)
        return made

    @cached_property
    def timeline(self) -> TimelineSheet:
        """The timeline of the call."""
        from desktop.call.timeline_sheet import TimelineSheet  # noqa: PLC0415 - see above

        return TimelineSheet(self._theme, self._presenter, self)

    # What the window asks

    def activate(self) -> None:
        self.notes.take_focus()

    def carry_out(self, command: Command) -> bool:
        action = self._actions.get(command.id)
        return action is not None and action(command)

    def _edit(self) -> bool:
        article_id = self._presenter.reading.article_id
        if article_id is not None:
            self.edit_request.emit(article_id)
        return article_id is not None

    def open_article(self, article_id: object) -> bool:
        if not isinstance(article_id, UUID):
            return False
        self._presenter.reading.open(article_id)
        return True

    def use_article(self, article_id: UUID) -> None:
        """Count an article that was read on another screen as used in the running call."""
        self._presenter.use(article_id)

    def take_hand_off(self, incoming: object) -> bool:
        if not isinstance(incoming, CallHandOff):
            return False
        self._presenter.take_hand_off(incoming)
        return True

    def on_library_changed(self, changes: object, initiator: object) -> None:
        if isinstance(changes, Changes):
            self._presenter.on_library_changed(changes)

    def compact_view(self) -> CompactView:
        return self._compact

    def slim_strip(self) -> QWidget:
        return self._slim

    def unsaved(self) -> str:
        session = self._presenter.session
        notes = session.content.notes if session.saver.error is not None else ""
        parts = (self._presenter.owed.refused, notes, self.promises.unsaved, self.matters.unsaved)
        return "\n".join(filter(None, parts))

    def busy(self) -> str:
        if self._presenter.session.phase is not Phase.IDLE or self._presenter.open_calls.others:
            return self.tr("通話中です。終話してから、もう一度お試しください。")
        return ""

    def pending(self) -> str:
        session = self._presenter.session
        starting = session.content.text if session.phase is Phase.STARTING else ""
        return "\n\n".join(filter(None, (self._presenter.owed.pending, starting)))

    def shut_down(self) -> None:
        self._presenter.shut_down()

    # What the parts ask

    def _connect(self) -> None:
        presenter, notes = self._presenter, self.notes
        self.strip.verbs.set_available(self._actions)
        self.strip.wanted.connect(lambda command_id: self.carry_out(command(command_id)))
        for pane in (self.suggestions, self.overview):
            pane.open_wanted.connect(presenter.reading.open)
            pane.left.connect(notes.take_focus)
        self.alert_bar.left.connect(notes.take_focus)
        self.suggestions.guidance.command_wanted.connect(lambda command_id: self.carry_out(command(command_id)))
        self.guidance.said.connect(self.message)
        self.columns.narrow_changed.connect(self.suggestions.set_narrow)
        notes.edit.refused.connect(self._messages.note_full)
        self.sheets.join(notes, self.overview, self.promises, self._messages)
        presenter.reading.opened.connect(self._on_opened)
        presenter.questions.current_changed.connect(self._on_opened)
        presenter.session.changed.connect(self._on_session_changed)
        presenter.owed.settled.connect(self.settled)
        presenter.hand_offs.began.connect(lambda _: self.front_request.emit())
        presenter.library_changed.connect(lambda changes: self.library_changed_here.emit(changes, self))

    def _open_number(self, number: int) -> bool:
        """Open a row by its number; the same number again goes into the reader."""
        article_id = self.suggestions.with_number(number)
        if article_id is None:
            return False
        if article_id == self._presenter.reading.article_id:
            self.reader.take_focus()
        else:
            self._presenter.reading.open(article_id)
        return True

    def _use(self) -> bool:
        article_id = self._presenter.reading.article_id
        if article_id is None:
            return False
        self._presenter.use(article_id)
        return True

    def _close_article(self) -> bool:
        if self._presenter.reading.article_id is None:
            return False
        self._presenter.reading.close()
        self.notes.take_focus()
        return True

    def _on_opened(self) -> None:
        reading = self._presenter.reading.article_id is not None
        focused = QApplication.focusWidget()
        # Never made only to be asked.
        shown = self._third.currentWidget()
        in_reader = focused and shown and shown is not self.overview and shown.isAncestorOf(focused)
        self._third.setCurrentWidget(self.reader if reading else self.overview)
        self.columns.set_reading(reading or self._presenter.questions.current is not None)
        if in_reader and not reading:
            self.notes.take_focus()

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._presenter.copied()

    @property
    def on_call(self) -> bool:
        """Whether a call runs or begins; ``strip_wanted`` tells when that changes."""
        return self._presenter.session.phase is not Phase.IDLE

    def _on_session_changed(self) -> None:
        self.strip_wanted.emit(self.on_call)
        if self._presenter.session.phase is Phase.RUNNING:
            self.settled.emit()

    def _start(self) -> bool:
        self._presenter.session.next()
        self.notes.take_focus()
        return True

    def _change(self) -> bool:
        """Go to another open call; its notes go on at once."""
        changed = self._presenter.open_calls.change()
        self.notes.take_focus()
        return changed

    def _ask_earlier(self) -> bool:
        if self._presenter.session.call is None:
            return False
        self._earlier.open_below(self.strip.clock)
        return True

    def _end(self) -> bool:
        """End the call; the next one is typed at once, wherever the focus was."""
        ended = self._presenter.session.end()
        self.notes.take_focus()
        return ended
