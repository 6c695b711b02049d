"""What every section of the settings is to their screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kb.domain.permission import Permission


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A row of the section list: what it is called, and which ``part`` of which ``section`` it shows.

    ``heading`` stands above the row where a group begins. One that ``needs`` a permission is folded away for whoever
    does not have it, until all are wanted.
    """

    section: str
    title: str
    icon: str
    part: str = ""
    heading: str = ""
    needs: Permission | None = None


@dataclass(frozen=True, slots=True)
class RowNote:
    """What a row says beside its title: an icon with a word in the colour of a token, such as 未保存."""

    icon: str
    word: str
    color: str


class Section(QWidget):
    """Base of the sections; they know nothing of each other.

    Signals:
        message: a ``Message`` for the message bar; ``message_over`` takes the one with that key back.
        library_changed_here: (changes, initiator) after a mutation.
        open_article_request: (article id) show it where articles are read.
        section_request: (section, part) show another row of the list, and go into it.
        command_request: (command id) have the window do it.
        noted: (part, RowNote or None) what the row of a part says now.
    """

    message = Signal(object)
    message_over = Signal(str)
    library_changed_here = Signal(object, object)
    open_article_request = Signal(object)
    section_request = Signal(str, str)
    command_request = Signal(str)
    noted = Signal(str, object)

    def show_part(self, part: str) -> None:
        """Show one of the parts that have a row of their own."""

    def activate(self) -> None:
        """Take the focus where one begins; called when the section is entered from the list."""

    def begin_at_once(self) -> None:
        """Do what the section is for: somebody was led here from elsewhere to have it done."""

    def busy(self) -> str:
        """Return why the library cannot be put away now, as a sentence; mostly nothing."""
        return ""

    def hint(self) -> str:
        """Return the keys that work here, for the status line."""
        return ""

    def save(self) -> bool:
        """Save what is written here, by Ctrl+S; False if there is nothing to save."""
        return False

    def on_library_opened(self) -> None:
        """Ask what had to wait."""

    def on_library_changed(self, changes: object, initiator: object) -> None:
        """Refresh what ``changes`` (kb.domain.article.Changes) touch."""

    def unsaved(self) -> str:
        """Return the text that would be lost if the program ended now."""
        return ""

    def shut_down(self) -> None:
        """Stop timers and searches; the library closes after this."""
