"""One field for each kind of value: shows it, and tells what the user made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.setup.rules.rows import say
from desktop.setup.rules.specs import FieldKind
from desktop.setup.writing.lines_field import SETTLED_MS, LinesField
from desktop.texts import label
from desktop.widgets.fields import ComboField, LineField
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.multi_choice import MultiChoiceField
from desktop.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop.setup.rules.specs import FieldSpec
    from desktop.theme import Theme


class ValueField(Protocol):
    """What the form asks of a field; ``edited`` carries a value, None where the key is to be taken away."""

    edited: SignalInstance

    def show_value(self, value: Any) -> None: ...  # noqa: ANN401 - whatever the file holds
    def settle(self) -> None: ...
    def mark_wrong(self, wrong: bool) -> None: ...
    def set_locked(self, locked: bool) -> None: ...


class TextField(LineField):
    """One line of text, or a whole number; tells after a pause, or when it is left.

    Signals:
        edited: (text or number) it is another.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, *, name: str, optional: bool, number: bool = False) -> None:
        """``name`` is for screen readers; an ``optional`` one that is emptied takes its key away."""
        super().__init__(theme, name=name)
        self._optional = optional
        self._number = number
        self._shown: Any = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self.settle)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.editingFinished.connect(self.settle)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - whatever the file holds
        self._timer.stop()
        self._shown = value
        text = "" if value is None else str(value)
        if self._written() != value and self.text() != text:
            self.setText(text)

    def settle(self) -> None:
        self._timer.stop()
        written = self._written()
        # An empty value and a missing one look alike here: only what somebody wrote, or took away, is told.
        if written != self._shown and not {written, self._shown} <= {None, ""}:
            self._shown = written
            self.edited.emit(written)

    def set_locked(self, locked: bool) -> None:
        self.setReadOnly(locked)

    def mark_wrong(self, wrong: bool) -> None:
        self.set_invalid(wrong)

    def _written(self) -> Any:  # noqa: ANN401 - a text, a number or nothing
        text = self.text().strip()
        if not text and self._optional:
            return None
        # A number in full width is one, too; anything else goes into the file as it is, which says what is wrong.
        return int(text) if self._number and text.isdecimal() else text


class ListField(LinesField):
    """A list of texts."""

    def __init__(self, theme: Theme, *, name: str, optional: bool) -> None:
        """``name`` is for screen readers; an ``optional`` one that is emptied takes its key away."""
        super().__init__(theme, name=name)
        self._optional = optional

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - whatever the file holds
        self.show_texts([str(text) for text in value] if isinstance(value, list) else [])

    def value(self, texts: tuple[str, ...]) -> list[str] | None:
        """Return what goes into the file for these lines."""
        return list(texts) if texts or not self._optional else None

    def set_locked(self, locked: bool) -> None:
        self.setReadOnly(locked)

    def mark_wrong(self, wrong: bool) -> None:
        self.set_invalid(wrong)


class LongField(GrowingText):
    """A text of several lines; tells when it is left.

    Signals:
        edited: (text) it is another.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, *, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__(theme, name=name)
        self._shown = ""
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self.settle)
        self.written.connect(lambda _text: self._timer.start())
        self.left.connect(self.settle)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - whatever the file holds
        self._timer.stop()
        self._shown = value if isinstance(value, str) else ""
        self.show_text(self._shown.rstrip("\n"))

    def settle(self) -> None:
        self._timer.stop()
        text = self.text + "\n" if self._shown.endswith("\n") and self.text else self.text
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

    def set_locked(self, locked: bool) -> None:
        self.setReadOnly(locked)

    def mark_wrong(self, wrong: bool) -> None:
        """A wrong one is told below it."""


class WordField(ComboField):
    """One of a closed list; a word of the file that is not in it is shown as it stands.

    Signals:
        edited: (word) another was chosen.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, spec: FieldSpec, *, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__(theme, name=name)
        for word in spec.words or ():
            self.addItem(label(word), word.value)
        self.activated.connect(lambda _index: self.edited.emit(self.currentData()))

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - whatever the file holds
        self.setCurrentIndex(self.findData(value))
        self.setPlaceholderText("" if value is None else str(value))

    def settle(self) -> None:
        """A choice is told at once."""

    def set_locked(self, locked: bool) -> None:
        self.setEnabled(not locked)

    def mark_wrong(self, wrong: bool) -> None:
        """A wrong one is told below it."""


class WordsField(MultiChoiceField):
    """Some of a closed list.

    Signals:
        edited: (words) another was chosen, or one taken back.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, spec: FieldSpec, *, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__(theme, [(word.value, label(word)) for word in spec.words or ()], name=name)
        self._optional = spec.optional
        self.changed.connect(self._on_changed)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - whatever the file holds
        self.choose([str(word) for word in value] if isinstance(value, list) else [])

    def settle(self) -> None:
        """A choice is told at once."""

    def set_locked(self, locked: bool) -> None:
        self.setEnabled(not locked)

    def mark_wrong(self, wrong: bool) -> None:
        self.set_invalid(wrong)

    def _on_changed(self) -> None:
        self.edited.emit(list(self.chosen) if self.chosen or not self._optional else None)


class YesField(QWidget):
    """はい or いいえ; いいえ takes an optional key away, はい puts ``when_yes`` there.

    Signals:
        edited: (truth value or None) the other was chosen.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, spec: FieldSpec, *, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__()
        self._yes, self._no = spec.when_yes, None if spec.optional else False
        self._control = SegmentedControl(theme, {"no": self.tr("いいえ"), "yes": self.tr("はい")}, name=name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._control)
        row.addStretch(1)
        self._control.chosen.connect(lambda key: self.edited.emit(self._yes if key == "yes" else self._no))

    def take_focus(self) -> None:
        """Put the focus on what is chosen."""
        self._control.take_focus()

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - whatever the file holds
        self._control.choose("yes" if value else "no")

    def settle(self) -> None:
        """A choice is told at once."""

    def set_locked(self, locked: bool) -> None:
        self.setEnabled(not locked)

    def mark_wrong(self, wrong: bool) -> None:
        """A wrong one is told below it."""


def make_field(theme: Theme, spec: FieldSpec) -> QWidget:
    """Return the field for a value: a ``ValueField``."""
    name = say(spec.label)
    if spec.kind is FieldKind.LINES:
        return ListField(theme, name=name, optional=spec.optional)
    if spec.kind is FieldKind.LONG:
        return LongField(theme, name=name)
    if spec.kind is FieldKind.WORD:
        return WordField(theme, spec, name=name)
    if spec.kind is FieldKind.WORDS:
        return WordsField(theme, spec, name=name)
    if spec.kind is FieldKind.YES:
        return YesField(theme, spec, name=name)
    return TextField(theme, name=name, optional=spec.optional, number=spec.kind is FieldKind.NUMBER)
