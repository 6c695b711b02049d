"""Joins the matter to the screen: bar, sheet, tables, and the commands for them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.call.matters.bar import MatterBar
from desktop.texts import error_text
from desktop.widgets.folders import own_file
from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.call.matters.sheet import MatterSheet
    from desktop.call.presenter import CallPresenter
    from desktop.commands import Command
    from desktop.theme import Theme
    from desktop.widgets.screen import Screen
    from kb.domain.matter import Matter, MatterView
    from kb.errors import KbError

_SAVED = "matter.saved"
_EXPORTED = "matter.exported"
#: The practice whose script is for a customer whom somebody else handles already.
_OTHER_HANDLER = "P7"


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Let the user choose a folder; None when they choose none."""
    chosen = QFileDialog.getExistingDirectory(parent, title, own_file())
    return Path(chosen) if chosen else None


class MattersDesk(QObject):
    """``actions`` are the commands it carries out, ``bar`` is laid out by the screen."""

    def __init__(
        self,
        theme: Theme,
        presenter: CallPresenter,
        screen: Screen,
        choose_folder: Callable[[QWidget, str], Path | None] = ask_folder,
    ) -> None:
        """Speak through ``screen``; ``choose_folder`` asks where tables go."""
        super().__init__(screen)
        self._theme = theme
        self._screen = screen
        self._presenter = presenter
        self._file = presenter.matters
        self._choose_folder = choose_folder
        self.bar = MatterBar(theme, presenter)
        self.actions: dict[str, Callable[[Command], bool]] = {
            "call.matter": lambda _: self._show(),
            "call.join_matter": lambda _: self._join(),
        }
        self.bar.wanted.connect(screen.command_request)
        self._file.viewed.connect(self._on_viewed)
        self._file.saved.connect(self._on_saved)
        self._file.refused.connect(self._on_refused)
        self._file.exported.connect(self._on_exported)
        self._file.export_failed.connect(self._on_export_failed)

    @cached_property
    def sheet(self) -> MatterSheet:
        """Where a matter is read and written; made when it is needed for the first time, see CallSheets."""
        from desktop.call.matters.sheet import MatterSheet  # noqa: PLC0415 - see above

        made = MatterSheet(self._theme, self._presenter, self._screen)
        made.export_wanted.connect(self._export)
        return made

    def _show(self) -> bool:
        """Show the matter of the call, else the open one of the caller, else the way to open one."""
        handled = self._file.handled
        if self._file.view is not None:
            self.sheet.show_view(self._file.view, joined=True)
        elif handled is not None:
            self._file.look_up(handled)
        elif self._presenter.session.call_id is not None:
            self.sheet.show_none()
        else:
            return False
        return True

    def _join(self) -> bool:
        handled = self._file.handled
        if handled is None or self._presenter.session.call_id is None:
            return False
        self._file.join(handled.id)
        return True

    @property
    def unsaved(self) -> str:
        """What was written of a matter and would be lost now; in a sheet that was never wanted there is nothing."""
        return self.sheet.unsaved if "sheet" in vars(self) else ""

    def find_words(self) -> bool:
        """Open what to say to a customer whom somebody else handles; False where nobody does."""
        if self._file.handled is None:
            return False
        self._presenter.scripts.find(_OTHER_HANDLER)
        return True

    def _export(self) -> None:
        folder = self._choose_folder(self._screen.window(), self.tr("通話と案件の表を書き出すフォルダー"))
        if folder is not None:
            self._file.export(folder)

    def _on_viewed(self, view: MatterView) -> None:
        self.sheet.show_view(view, joined=False)

    def _on_saved(self, matter: Matter) -> None:
        if not self.sheet.opened:
            who = matter.caller_reference or self.tr("お客様の名前なし")
            text = self.tr("案件を保存しました: {who}").format(who=who)
            self._screen.message.emit(Message(text, Grade.INFO, key=_SAVED))

    def _on_refused(self, error: KbError) -> None:
        if not self.sheet.opened:
            self._screen.message.emit(Message(error_text(error), Grade.WARN, key=_SAVED))

    def _on_exported(self, folder: str, calls: int, matters: int) -> None:
        text = self.tr("通話 {calls} 件と案件 {matters} 件を書き出しました: {folder}")
        text = text.format(calls=calls, matters=matters, folder=folder)
        if self.sheet.opened:
            self.sheet.say(text)
        else:
            self._screen.message.emit(Message(text, Grade.INFO, key=_EXPORTED))

    def _on_export_failed(self, error: KbError) -> None:
        self.sheet.say(error_text(error), wrong=True)
