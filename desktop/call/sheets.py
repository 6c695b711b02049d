"""The sheets of this screen, and the commands that open them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.call.ending.case_sheet import CaseSheet
from desktop.call.ending.end_sheet import EndSheet
from desktop.call.ending.review_sheet import ReviewSheet
from desktop.call.handover.memo_page import MemoPage, ask_for_printer, print_page
from desktop.call.handover.memo_sheet import MemoSheet
from desktop.texts import in_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.commands import Command
    from desktop.theme import Theme


class CallSheets(QObject):
    """``actions`` are by the ids of commands, as the panel carries them out.

    Signals:
        memo_handed_over: (role) the memo is on the clipboard and kept.
        history_copied: the interaction history of a call is on the clipboard.
        next_typed: (text) somebody began to write over the panel of the call that ended.
        promise_wanted: (Call) a promise is to be recorded for a call that ended.
    """

    memo_handed_over = Signal(str)
    history_copied = Signal()
    next_typed = Signal(str)
    promise_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        presenter: CallPresenter,
        owner: QWidget,
        ask_printer: Callable[[QWidget], QPrinter | None] = ask_for_printer,
    ) -> None:
        """``owner`` is the screen; its window is covered. ``ask_printer`` lets the user choose where to print."""
        super().__init__(owner)
        self._theme = theme
        self._presenter = presenter
        self._owner = owner
        self._ask_printer = ask_printer
        self.memo = MemoSheet(theme, presenter, owner)
        self.end = EndSheet(theme, presenter, owner)
        self.case = CaseSheet(theme, presenter, owner)
        self.reviews = ReviewSheet(theme, presenter, owner)
        self.actions: dict[str, Callable[[Command], bool]] = {
            "call.memo": lambda _: self.memo.ask(),
            "call.second": lambda _: self._make_secondary(),
        }
        self.memo.copied.connect(self._on_copied)
        self.memo.print_wanted.connect(self._print)
        self.end.typed.connect(self.next_typed)
        self.end.case_wanted.connect(self.case.ask)
        self.end.promise_wanted.connect(self.promise_wanted)
        self.end.history_copied.connect(self._on_history)

    def _make_secondary(self) -> bool:
        """Note it at once, and show the memo with exactly the fields of P24 where there is room."""
        noted = self._presenter.session.make_secondary()
        if noted and self.memo.has_room:
            self.memo.ask()
        return noted

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        person = self._presenter.hand_over.person
        self.memo_handed_over.emit(in_language(person.role) if person else "")

    def _on_history(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.history_copied.emit()

    def _print(self) -> None:
        page = self._page()
        printer = self._ask_printer(self._owner.window()) if page is not None else None
        if page is not None and printer is not None:
            print_page(page, printer, self._theme.font("body"))

    def _page(self) -> MemoPage | None:
        hand_over = self._presenter.hand_over
        memo, draft = hand_over.memo, hand_over.draft
        if memo is None or draft is None:
            return None
        started = memo.call.started_at.astimezone()
        agent = self._presenter.session.agent
        head = self.tr("{day} {time} 開始 · 担当 {agent}").format(
            day=f"{started:%Y-%m-%d}", time=f"{started:%H:%M}", agent=agent or self.tr("（名前なし）")
        )
        rows = tuple((draft.labels.get(name, name.value), text) for name, text in draft.fields.items())
        return MemoPage(self.tr("引き継ぎメモ"), head, rows)
