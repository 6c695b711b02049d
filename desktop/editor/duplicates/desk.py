"""Brings the bar, the sheet and what was found together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.duplicates.bar import DuplicatesBar
from desktop.editor.duplicates.sheet import ComparisonSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.commands import Command
    from desktop.editor.presenter.duplicates import Comparison, DuplicatesPresenter
    from desktop.theme import Theme


class DuplicatesDesk(QObject):
    """Owns the bar; the screen gives it a place and passes commands on.

    Signals:
        open_wanted: (article id) the other article shall be in the editor.
    """

    open_wanted = Signal(object)

    def __init__(self, theme: Theme, presenter: DuplicatesPresenter, owner: QWidget) -> None:
        """Sheets are opened in the window of ``owner``."""
        super().__init__(owner)
        self._theme = theme
        self._owner = owner
        self._sheet: ComparisonSheet | None = None
        self.bar = DuplicatesBar(theme)
        presenter.found.connect(lambda: self.bar.show_near(presenter.near))
        presenter.compared.connect(self._show_both)
        self.bar.compare_wanted.connect(presenter.compare)
        self.bar.passed_over.connect(presenter.pass_over)
        self.bar.open_wanted.connect(self.open_wanted)

    def carry_out(self, command: Command) -> bool:
        """Show both on its key; return whether that was asked for and there is something to show."""
        return command.id == "editor.compare" and self.bar.ask_to_compare()

    @property
    def sheet(self) -> ComparisonSheet:
        """The sheet, made when it is first needed."""
        if self._sheet is None:
            self._sheet = ComparisonSheet(self._theme, self._owner)
            self._sheet.open_wanted.connect(self.open_wanted)
        return self._sheet

    def _show_both(self, comparison: Comparison) -> None:
        self.sheet.ask(comparison)
