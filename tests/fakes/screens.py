"""A screen that remembers what the window asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.commands import Command


class FakeScreen(Screen):
    """Has one field and, where wanted, a strip."""

    def __init__(self, screen_id: str, icon: str, *, strip: bool = False, reads: bool = False) -> None:
        super().__init__()
        self.screen_id = screen_id
        self.icon = icon
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.strip = QLabel("12:34") if strip else None
        self.reads = reads
        self.commands: list[Command] = []
        self.changes: list[tuple[object, object]] = []
        self.opened: list[object] = []
        self.activated = 0
        self.shut = 0
        self.told_open = 0
        self.told_failed = 0
        self.on_its_way = ""
        self.reason = ""
        self.lost = ""

    def slim_strip(self) -> QWidget | None:
        return self.strip

    def hint(self) -> str:
        return f"keys of {self.screen_id}"

    def activate(self) -> None:
        self.activated += 1
        self.field.setFocus()

    def carry_out(self, command: Command) -> bool:
        self.commands.append(command)
        return True

    def open_article(self, article_id: object) -> bool:
        if self.reads:
            self.opened.append(article_id)
        return self.reads

    def on_library_opened(self) -> None:
        self.told_open += 1

    def on_library_failed(self) -> None:
        self.told_failed += 1

    def busy(self) -> str:
        return self.reason

    def unsaved(self) -> str:
        return self.lost

    def pending(self) -> str:
        return self.on_its_way

    def on_library_changed(self, changes: object, initiator: object) -> None:
        self.changes.append((changes, initiator))

    def shut_down(self) -> None:
        self.shut += 1
