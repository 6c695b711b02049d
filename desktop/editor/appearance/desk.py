"""Opens the sheet 現れ方を試す when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.editor.appearance.sheet import AppearanceSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.commands import Command
    from desktop.editor.presenter.appearance import AppearancePresenter
    from desktop.theme import Theme


class AppearanceDesk(QObject):
    """The sheet is made when it is first needed."""

    def __init__(self, theme: Theme, presenter: AppearancePresenter, owner: QWidget) -> None:
        """The sheet is opened in the window of ``owner``."""
        super().__init__(owner)
        self._theme = theme
        self._presenter = presenter
        self._owner = owner
        self._sheet: AppearanceSheet | None = None

    @property
    def sheet(self) -> AppearanceSheet:
        """The sheet."""
        if self._sheet is None:
            self._sheet = AppearanceSheet(self._theme, self._presenter, self._owner)
        return self._sheet

    def open(self) -> bool:
        """Try the article in the editor; False where there is none."""
        return self.sheet.ask()

    def carry_out(self, command: Command) -> bool:
        """Open the sheet on its key; return whether that was asked for and there is an article to try."""
        return command.id == "editor.appearance" and self.open()
