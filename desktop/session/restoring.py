"""Putting a backup in the place of the library: off the GUI thread, and what is said of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts import error_text
from desktop.texts.health import moment_text
from desktop.widgets.message_bar import Grade, Message
from kb.errors import KbError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.session.ports import LibrarySource, OpenLibrary
    from desktop.widgets.screen import Screen
    from kb.domain.backup import Backup

#: The message that says how far it is takes the place of the one before.
KEY = "library.restoring"
_OPENING = noop("Restoring", "ライブラリを開いているところです。開いてから、もう一度お試しください。")
_UNSAVED = noop("Restoring", "保存していない内容があります。保存するか捨ててから、もう一度お試しください。")
_RUNNING = noop("Restoring", "{when} の控えに戻しています。")
_DONE = noop("Restoring", "{when} の控えに戻しました。戻す前の状態は、控えの一覧に残っています。")
_OVER_DAMAGE = noop(
    "Restoring", "{when} の控えに戻しました。壊れていたファイルは、フォルダーに damaged- で始まる名前で残っています。"
)
_REFUSED = noop("Restoring", "控えに戻していません。{reason}")


@dataclass(slots=True)
class Restoring:
    """One that is under way: ``aside`` is what the library was, ``refusal`` why nothing was changed."""

    backup: Backup
    aside: Backup | None = None
    refusal: KbError | None = None

    def carry_out(self, source: LibrarySource) -> OpenLibrary:
        """Restore and open what is there then; where restoring is refused that is the library as it was.

        Raises the errors of opening.
        """
        try:
            self.aside = source.restore(self.backup.path)
        except KbError as error:
            self.refusal = error
        return source.open()

    def under_way(self) -> Message:
        """Return what is said while it lasts."""
        return Message(self._text(_RUNNING), Grade.INFO, key=KEY)

    def outcome(self) -> Message:
        """Return what is said when it is over."""
        if self.refusal is not None:
            text = translate("Restoring", _REFUSED).format(reason=error_text(self.refusal))
            return Message(text, Grade.WARN, key=KEY)
        return Message(self._text(_DONE if self.aside else _OVER_DAMAGE), Grade.INFO, key=KEY)

    def _text(self, source: str) -> str:
        return translate("Restoring", source).format(when=moment_text(self.backup.made_at))


def obstacle(screens: Iterable[Screen], *, opening: bool) -> str:
    """Return why the library of these screens cannot be put away now, as a sentence; empty where it can."""
    if opening:
        return translate("Restoring", _OPENING)
    every = tuple(screens)
    reason = next((text for screen in every if (text := screen.busy())), "")
    if not reason and any(screen.unsaved() for screen in every):
        return translate("Restoring", _UNSAVED)
    return reason
