"""What every screen is to the window: a widget that takes commands, hears of changes, and asks for what others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.commands import Command


class Screen(QWidget):
    """Base of the panels. Screens know nothing of each other; they ask the window by signals.

    Signals:
        message: a ``Message`` for the message bar; ``message_over`` takes the one with that key back.
        library_changed_here: (changes, initiator) after a mutation; the window tells every screen, this one included.
        open_article_request: (article id as UUID) show it where articles are read.
        edit_request: (article id as UUID) open it where articles are written.
        write_request: (words) begin a new article with them.
        command_request: (command id) have another screen or the window do it.
        hint_changed: ``hint`` is another.
        front_request: bring this screen up; the shape of the window stays.
        strip_wanted: whether the slim strip is to be seen on the other screens.
        reminder: a ``Message`` that must also reach somebody who does not see the window.
        due_counted: (due today, overdue) how many promises there are, for rail and status line.
        settled: what was ``pending`` is in the library.
    """

    message = Signal(object)
    message_over = Signal(str)
    library_changed_here = Signal(object, object)
    open_article_request = Signal(object)
    edit_request = Signal(object)
    write_request = Signal(str)
    command_request = Signal(str)
    hint_changed = Signal()
    front_request = Signal()
    strip_wanted = Signal(bool)
    reminder = Signal(object)
    due_counted = Signal(int, int)
    settled = Signal()

    #: Id used by commands, rail and preferences: "call", "search".
    screen_id = ""
    #: Icon on the rail.
    icon = ""
    #: Whether it stands at the bottom of the rail, apart from what one works with every day.
    at_bottom = False

    def slim_strip(self) -> QWidget | None:
        """Return the strip that stays on the other screens while ``strip_wanted`` says so."""
        return None

    def compact_view(self) -> QWidget | None:
        """Return what is shown alone, in a narrow strip beside another program; None where there is no such view."""
        return None

    def hint(self) -> str:
        """Return what stands at the right of the status line while this screen is shown, such as its keys."""
        return ""

    def activate(self) -> None:
        """Take the focus where typing begins; called each time the screen is brought up."""

    def carry_out(self, command: Command) -> bool:
        """Carry a command out; False means that it has no meaning here now."""
        return False

    def open_article(self, article_id: object) -> bool:
        """Show an article; False if this screen reads none."""
        return False

    def edit_article(self, article_id: object) -> bool:
        """Open an article to be written; False if none are written here."""
        return False

    def write_article(self, words: str) -> bool:
        """Begin a new article with the words that nothing was found for; False if none are written here."""
        return False

    def take_hand_off(self, incoming: object) -> bool:
        """Take a call (kb.domain.hand_off.CallHandOff) from another program; False if none are taken here."""
        return False

    def on_library_opened(self) -> None:
        """Ask what had to wait: screens are there, and can be typed into, before the library is open."""

    def on_library_failed(self) -> None:
        """Say nothing any more of a library that is being opened: it cannot be, and somebody was told why."""

    def on_library_changed(self, changes: object, initiator: object) -> None:
        """Refresh what ``changes`` (kb.domain.article.Changes) touch; ``initiator`` is who made them, or None."""

    def unsaved(self) -> str:
        """Return the text that would be lost if the program ended now, because it cannot be saved; mostly nothing."""
        return ""

    def busy(self) -> str:
        """Return why the library cannot be put away now for another, as a sentence; mostly nothing."""
        return ""

    def pending(self) -> str:
        """Return the text that is on its way into the library, which is still being opened; mostly nothing."""
        return ""

    def shut_down(self) -> None:
        """Stop timers and searches, save what is not saved; the library closes after this."""
