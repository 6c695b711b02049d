"""What the keys of guidance do: slots, promises that were spoken, stage, fields."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.texts import label
from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.call.guidance.boundary_sheet import BoundarySheet
    from desktop.call.guidance.no_answer_sheet import NoAnswerSheet
    from desktop.call.guidance.question_sheet import QuestionSheet
    from desktop.call.guidance.wording_sheet import WordingSheet
    from desktop.call.notes.pane import NotesPane
    from desktop.call.presenter import CallPresenter
    from desktop.call.reader.pane import ReaderPane
    from desktop.commands import Command
    from desktop.theme import Theme
    from desktop.widgets.choice_popup import ChoicePopup

_COPIED = "guidance.copied"
_FAULT = "guidance.fault"


class GuidanceActions(QObject):
    """The actions by the ids of their commands, for the panel.

    A sheet is imported and made when it is needed for the first time: the window does not wait for what it hides.

    Signals:
        said: (Message) what was done.
    """

    said = Signal(object)

    def __init__(
        self,
        theme: Theme,
        presenter: CallPresenter,
        notes: NotesPane,
        reader: Callable[[], ReaderPane],
        screen: QWidget,
    ) -> None:
        """Act on the panes of ``screen``; ``reader`` is asked for while an article is open."""
        super().__init__(screen)
        self._theme = theme
        self._presenter = presenter
        self._notes = notes
        self._reader = reader
        self._screen = screen

    @cached_property
    def stages(self) -> ChoicePopup:
        """The stage of the call."""
        from desktop.call.reader.stage_path import STAGES, stage_popup  # noqa: PLC0415 - see the class

        made = stage_popup(self._theme, self._screen)
        made.chosen.connect(lambda place: self._presenter.session.set_fields(stage=STAGES[place]))
        return made

    @cached_property
    def questions(self) -> QuestionSheet:
        """What to ask now."""
        from desktop.call.guidance.question_sheet import QuestionSheet  # noqa: PLC0415 - see the class

        return QuestionSheet(self._theme, self._presenter, self._screen)

    @cached_property
    def boundary(self) -> BoundarySheet:
        """The steps of drawing a line."""
        from desktop.call.guidance.boundary_sheet import BoundarySheet  # noqa: PLC0415 - see the class

        made = BoundarySheet(self._theme, self._presenter, self._screen)
        made.end_wanted.connect(self._presenter.session.end)
        return made

    @cached_property
    def no_answer(self) -> NoAnswerSheet:
        """What to do where there is no solution."""
        from desktop.call.guidance.no_answer_sheet import NoAnswerSheet  # noqa: PLC0415 - see the class

        made = NoAnswerSheet(self._theme, self._presenter, self._screen)
        made.open_wanted.connect(self._presenter.reading.open)
        return made

    @cached_property
    def wording(self) -> WordingSheet:
        """The wording check of a reply."""
        from desktop.call.guidance.wording_sheet import WordingSheet  # noqa: PLC0415 - see the class

        made = WordingSheet(self._theme, self._presenter, self._screen)
        made.copied.connect(self._on_copied)
        return made

    @property
    def actions(self) -> dict[str, Callable[[Command], bool]]:
        """What each command does; False when there is nothing to do."""
        return {
            "call.fill": lambda _: self._reader().fill_slot(),
            "call.record_promise": lambda _: self._record_promise(),
            "call.fault": lambda _: self._turn_fault(),
            "call.stage": lambda _: self._ask_stage(),
            "call.demand": lambda _: self._begin(self._notes.fields.ask_demand),
            "call.product": lambda _: self._begin(self._notes.fields.ask_product),
            "call.cause": lambda _: self._begin(self._notes.fields.ask_cause),
            "call.asked": lambda _: self._begin(self._notes.asked.take_focus),
            "call.questions": lambda _: self.questions.ask(),
            "call.boundary": lambda _: self.boundary.ask(),
            "call.no_answer": lambda _: self.no_answer.ask(),
            "call.wording": lambda _: self.wording.ask(),
        }

    def _begin(self, ask: Callable[[], None]) -> bool:
        ask()
        return True

    def _ask_stage(self) -> bool:
        path = self._reader().stage
        self.stages.open_below(path if path.isVisible() else self._notes.fields.cause_field)
        return True

    def _record_promise(self) -> bool:
        offer = self._presenter.conduct.offer
        return offer is not None and self._presenter.conduct.record(label(offer.source))

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(Message(self.tr("点検した言葉をコピーしました。"), Grade.INFO, key=_COPIED))

    def _turn_fault(self) -> bool:
        """Mark the company's fault as a fact, or no longer (P17)."""
        session = self._presenter.session
        established = not session.content.fault_established
        session.set_fields(fault_established=established)
        text = (
            self.tr("責任が確定したと記録しました。責任のお詫びを読めます。")
            if established
            else self.tr("責任は未確定に戻しました。責任のお詫びは読みません。")
        )
        undo = partial(session.set_fields, fault_established=not established)
        self.said.emit(Message(text, Grade.UNDO, self.tr("元に戻す"), undo, _FAULT))
        return True
