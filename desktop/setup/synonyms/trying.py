"""What a text of synonyms would change, tried on past notes and searches and on notes that are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch

if TYPE_CHECKING:
    from desktop.setup.ports import Synonyms
    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken
    from kb.domain.synonyms import EffectExample, SynonymEffect
    from kb.errors import KbError


class TextTrial(QObject):
    """The newest text and the newest notes win.

    Signals:
        changed: ``effect`` is another, or being found out.
        note_tried: (EffectExample or None) what the notes that were typed would be suggested.
        failed: (KbError).
    """

    changed = Signal()
    note_tried = Signal(object)
    failed = Signal(object)

    def __init__(
        self, synonyms: Synonyms, faults: FaultChannel, *, delay_ms: int, try_after_ms: int, parent: QObject
    ) -> None:
        """Try nothing yet; past notes are tried after a longer pause (``try_after_ms``) than those that are typed."""
        super().__init__(parent)
        #: What saving the text would change; None while that is unknown, or nothing was changed.
        self.effect: SynonymEffect | None = None
        self._text = ""
        self._note = ""
        self._past: LiveSearch[str, SynonymEffect] = LiveSearch(
            synonyms.preview, faults, delay_ms=try_after_ms, parent=self
        )
        self._past.succeeded.connect(self._on_tried)
        self._past.failed.connect(self._on_not_tried)
        self._past.busy_changed.connect(lambda _busy: self.changed.emit())

        def try_note(asked: tuple[str, str], token: CancelToken) -> EffectExample:
            return synonyms.try_note(*asked, token)

        self._typed: LiveSearch[tuple[str, str], EffectExample] = LiveSearch(
            try_note, faults, delay_ms=delay_ms, parent=self
        )
        self._typed.succeeded.connect(self.note_tried)
        self._typed.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether the effect is being found out."""
        return self._past.busy

    def ask(self, text: str) -> None:
        """Find out what saving a text would change."""
        self._past.set_query(text)

    def forget(self) -> None:
        """The text is another by now: what was found out says nothing of it."""
        self._past.cancel()
        self.effect = None
        self.changed.emit()

    def set_note(self, notes: str) -> None:
        """Try notes with the text, now and whenever that changes."""
        self._note = notes.strip()
        self._try_note()

    def set_text(self, text: str) -> None:
        """Try the notes that are typed with another text, empty while something is wrong with it."""
        self._text = text
        self._try_note()

    def close(self) -> bool:
        """Stop for good; return whether the threads ended in time."""
        return all([self._past.close(), self._typed.close()])

    def _try_note(self) -> None:
        if self._note and self._text:
            self._typed.set_query((self._text, self._note))
        else:
            self._typed.cancel()
            self.note_tried.emit(None)

    def _on_tried(self, effect: SynonymEffect) -> None:
        self.effect = effect
        self.changed.emit()

    def _on_not_tried(self, error: KbError) -> None:
        self.changed.emit()
        self.failed.emit(error)
