"""The screen 設定: the list of sections at the left, the chosen one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.setup.section_list import SectionList
from desktop.widgets.panes import HairLine, set_ground
from desktop.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.commands import Command
    from desktop.setup.access_presenter import AccessPresenter
    from desktop.setup.section import RowNote, Section, SectionEntry
    from desktop.theme import Theme

_LIST, _NARROW_LIST = 216, 168
_NARROW = 900
#: The part of the width that titles may take where the window is narrow and the text is large.
_MOST = 0.28
_TOP = 12
#: Sections that other parts of the program lead to, by the command.
_LEADING = {"setup.health": "health", "setup.backups": "backups"}


class SetupPanel(Screen):
    """Makes a section when its row is first chosen, and keeps it."""

    screen_id = "setup"
    icon = "sliders"
    at_bottom = True

    def __init__(
        self,
        theme: Theme,
        entries: Sequence[SectionEntry],
        sections: Mapping[str, Callable[[], Section]],
        access: AccessPresenter,
    ) -> None:
        """``sections`` makes each section that ``entries`` name; ``access`` knows whom they are for."""
        super().__init__()
        self._access = access
        access.setParent(self)
        self._theme = theme
        self._factories = sections
        self._made: dict[str, Section] = {}
        self._opened = False
        self._first = entries[0]
        self.list = SectionList(theme, entries, name=self.tr("設定の項目"))
        self._stack = QStackedWidget()
        self._side = QWidget()
        self._column = QVBoxLayout(self._side)
        self._column.addWidget(self.list)
        set_ground(self._side, "window")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(HairLine(theme, vertical=True))
        row.addWidget(self._stack, 1)
        set_ground(self, "surface")
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self._enter)
        access.known.connect(self._fold)
        theme.changed.connect(self._arrange)
        self._arrange()

    # What the window asks

    def activate(self) -> None:
        if self.list.entry is None:
            self.list.choose(self._first.section, self._first.part)
        self.list.setFocus()

    def carry_out(self, command: Command) -> bool:
        if command.id in {"setup.next", "setup.previous"}:
            self.list.setFocus()  # the part that had it goes out of sight
            self.list.step(1 if command.id == "setup.next" else -1)
            return True
        if command.id in _LEADING:
            return self._lead(_LEADING[command.id])
        section = self.section
        return command.id == "save" and section is not None and section.save()

    def hint(self) -> str:
        section = self.section
        keys = self.tr("Ctrl+PgUp/PgDn 項目を移る")
        own = section.hint() if section is not None else ""
        return f"{own}   {keys}" if own else keys

    def on_library_opened(self) -> None:
        self._opened = True
        self._access.ask()
        for section in self._made.values():
            section.on_library_opened()

    def on_library_changed(self, changes: object, initiator: object) -> None:
        for section in self._made.values():
            section.on_library_changed(changes, initiator)

    def unsaved(self) -> str:
        return "\n\n".join(text for section in self._made.values() if (text := section.unsaved()))

    def busy(self) -> str:
        return next((text for section in self._made.values() if (text := section.busy())), "")

    def shut_down(self) -> None:
        for section in self._made.values():
            section.shut_down()

    # The sections

    @property
    def section(self) -> Section | None:
        """The section on show."""
        widget = self._stack.currentWidget()
        return next((section for section in self._made.values() if section is widget), None)

    def show_section(self, section: str, part: str = "") -> bool:
        """Choose a row; False where there is no such row."""
        return self.list.choose(section, part)

    def _lead(self, section: str) -> bool:
        """Show a section to somebody who comes from elsewhere, and let it begin."""
        if not self.show_section(section) or self.section is None:
            return False
        self.section.activate()
        self.section.begin_at_once()
        return True

    def _on_chosen(self, entry: SectionEntry) -> None:
        section = self._made.get(entry.section) or self._make(entry.section)
        self._stack.setCurrentWidget(section)
        section.show_part(entry.part)
        self.hint_changed.emit()

    def _make(self, name: str) -> Section:
        section = self._made[name] = self._factories[name]()
        self._stack.addWidget(section)
        section.message.connect(self.message)
        section.message_over.connect(self.message_over)
        section.library_changed_here.connect(self.library_changed_here)
        section.open_article_request.connect(self.open_article_request)
        section.command_request.connect(self.command_request)
        section.section_request.connect(self._go_into)
        section.noted.connect(lambda part, note: self._note(name, part, note))
        if self._opened:
            section.on_library_opened()
        return section

    def _go_into(self, section: str, part: str) -> None:
        if self.show_section(section, part):
            self._enter()

    def _fold(self) -> None:
        self.list.fold(self._access.refused)

    def _note(self, section: str, part: str, note: RowNote | None) -> None:
        self.list.rows.set_note(section, part, note)

    def _enter(self) -> None:
        if self.section is not None:
            self.section.activate()

    # Look

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW)
        least = self._theme.gap(_NARROW_LIST if narrow else _LIST)
        wanted = min(self.list.wanted_width, round(self.width() * _MOST))
        self._side.setFixedWidth(max(least, wanted))
        self._column.setContentsMargins(0, self._theme.gap(_TOP), 0, self._theme.gap(_TOP))
