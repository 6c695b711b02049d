"""What the section 表示 knows: how the program looks, what the policy lets one choose, and that it is remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.i18n import JAPANESE, LANGUAGES, language
from desktop.theme import ThemeChoice

if TYPE_CHECKING:
    from desktop.preferences import PreferenceStore
    from desktop.theme import Theme
    from kb.machine_policy import MachinePolicy


class LookPresenter(QObject):
    """Theme and size are changed at once; the language is that of the next start, as every text is taken once.

    Signals:
        changed: something is different, here or by a key.
        not_kept: it holds for now, but could not be written down.
    """

    changed = Signal()
    not_kept = Signal()

    def __init__(
        self, theme: Theme, store: PreferenceStore, policy: MachinePolicy, parent: QObject | None = None
    ) -> None:
        """Change nothing yet; ``policy`` is what is fixed on this computer."""
        super().__init__(parent)
        self._theme = theme
        self._store = store
        self._policy = policy
        theme.changed.connect(self.changed)

    @property
    def languages(self) -> tuple[str, ...]:
        """Those to choose from; one means that there is no choice."""
        return tuple(one for one in LANGUAGES if self._policy.language(one) == one)

    @property
    def language(self) -> str:
        """The language of the next start."""
        return self._policy.language(self._store.value.language or JAPANESE)

    @property
    def waits_for_start(self) -> bool:
        """Whether the program speaks another language until it is started again."""
        return self.language != language()

    @property
    def choice(self) -> ThemeChoice:
        """What the brightness follows."""
        return self._theme.choice

    @property
    def text_percent(self) -> int:
        """Size of text in percent."""
        return self._theme.text_percent

    def choose_language(self, key: str) -> None:
        """Speak this language from the next start on."""
        self._keep(language=key)
        self.changed.emit()

    def choose_theme(self, key: str) -> None:
        """Follow the system, or stay light or dark."""
        choice = ThemeChoice(key)
        self._theme.set_choice(choice)
        self._keep(theme="" if choice is ThemeChoice.SYSTEM else choice.value)

    def set_text_percent(self, percent: int) -> None:
        """Make text as large as this, within what there is."""
        self._theme.set_text_percent(percent)
        self._keep(text_percent=self._theme.text_percent)

    def _keep(self, **values: str | int) -> None:
        if not self._store.save(replace(self._store.value, **values)):  # type: ignore[arg-type] # fields of it
            self.not_kept.emit()
