"""The fields of the form: each shows one attribute and tells what was typed or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.editor.attributes.date_field import DateField
from desktop.editor.attributes.sentences import attribute_name
from desktop.texts import cause_label, label
from desktop.widgets.fields import ComboField
from desktop.widgets.labels import Label
from desktop.widgets.multi_choice import MultiChoiceField
from desktop.widgets.word_combo import WordCombo
from desktop.widgets.word_list_field import WordListField
from kb.domain.article import Kind, Outcome, Role, Stage
from kb.domain.demand import CAUSES, DemandQuality

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from desktop.theme import Theme
    from kb.domain.article_form import ArticleForm


class Attribute(QWidget):
    """A control with room for a sentence below it; a subclass brings the control.

    Signals:
        typed: (key, value) the user changed it.
    """

    typed = Signal(str, object)

    def __init__(self, theme: Theme, key: str) -> None:
        """``key`` is the attribute's."""
        super().__init__()
        self._theme = theme
        self.key = key
        self.label = Label(theme, attribute_name(key), color="text.secondary")
        self.error = Label(theme, role="meta", color="danger", icon="warning")
        self.error.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def name(self) -> str:
        """What the attribute is called."""
        return self.label.text()

    @property
    def control(self) -> QWidget:
        """What takes the focus."""
        raise NotImplementedError

    def show_value(self, form: ArticleForm) -> None:
        """Show what the form says, without telling."""
        raise NotImplementedError

    def offer(self, words: Sequence[str]) -> None:
        """Offer words of the library; without effect where the choices are fixed."""

    def say_wrong(self, text: str) -> None:
        """Say what is wrong; empty takes it away."""
        self.error.show_text(text)
        self.error.setVisible(bool(text))
        self.mark(wrong=bool(text))

    def mark(self, *, wrong: bool) -> None:
        """Mark the control itself."""
        raise NotImplementedError

    def set_locked(self, locked: bool) -> None:
        """Let the value be read only."""
        self.control.setEnabled(not locked)

    def _place(self, control: QWidget) -> None:
        self._column.addWidget(control)
        self._column.addWidget(self.error)


class Choice(Attribute):
    """One of a few words; ``optional`` may also be none."""

    def __init__(self, theme: Theme, key: str, words: type[StrEnum], *, optional: bool = True) -> None:
        """Offer all of ``words``."""
        super().__init__(theme, key)
        self._values = [*([""] if optional else []), *(word.value for word in words)]
        self.combo = ComboField(theme, name=self.name)
        self.combo.addItems([*([self.tr("なし")] if optional else []), *(label(word) for word in words)])
        self.combo.activated.connect(lambda place: self.typed.emit(key, self._values[place]))
        self._place(self.combo)

    @property
    def control(self) -> QWidget:
        return self.combo

    def show_value(self, form: ArticleForm) -> None:
        value = form.text(self.key)
        place = self._values.index(value) if value in self._values else -1
        self.combo.setPlaceholderText(value)
        self.combo.setCurrentIndex(place)

    def mark(self, *, wrong: bool) -> None:
        self.combo.set_invalid(wrong)


class Demands(Attribute):
    """What the customer asks for."""

    def __init__(self, theme: Theme) -> None:
        """Offer every quality."""
        super().__init__(theme, "demand")
        qualities = [(quality.value, label(quality)) for quality in DemandQuality]
        self.field = MultiChoiceField(theme, qualities, name=self.name, placeholder=self.tr("すべて"))
        self.field.changed.connect(lambda: self.typed.emit(self.key, self.field.chosen))
        self._place(self.field)

    @property
    def control(self) -> QWidget:
        return self.field

    def show_value(self, form: ArticleForm) -> None:
        self.field.choose(form.words(self.key))

    def mark(self, *, wrong: bool) -> None:
        self.field.set_invalid(wrong)


class Word(Attribute):
    """One of the library's words, or another."""

    def __init__(self, theme: Theme, key: str, *, placeholder: str) -> None:
        """Start with nothing to offer."""
        super().__init__(theme, key)
        self.combo = WordCombo(theme, name=self.name, placeholder=placeholder)
        self.combo.changed.connect(lambda: self.typed.emit(key, self.combo.value))
        self._place(self.combo)
        self.offer(())

    @property
    def control(self) -> QWidget:
        return self.combo

    def show_value(self, form: ArticleForm) -> None:
        self.combo.show_value(form.text(self.key))

    def offer(self, words: Sequence[str]) -> None:
        known = dict.fromkeys((*(CAUSES if self.key == "cause" else ()), *words))
        self.combo.set_words([(word, cause_label(word) if self.key == "cause" else word) for word in known])

    def mark(self, *, wrong: bool) -> None:
        self.combo.set_invalid(wrong)


class Words(Attribute):
    """Several words of one's own."""

    def __init__(self, theme: Theme, key: str, *, placeholder: str) -> None:
        """Start with nothing to offer."""
        super().__init__(theme, key)
        self.field = WordListField(theme, name=self.name, placeholder=placeholder)
        self.field.changed.connect(lambda: self.typed.emit(key, self.field.words))
        self._place(self.field)

    @property
    def control(self) -> QWidget:
        return self.field

    def show_value(self, form: ArticleForm) -> None:
        self.field.show_words(form.words(self.key))

    def offer(self, words: Sequence[str]) -> None:
        self.field.set_known(words)

    def mark(self, *, wrong: bool) -> None:
        self.field.set_invalid(wrong)


class Day(Attribute):
    """A date."""

    def __init__(self, theme: Theme, key: str) -> None:
        """Start empty."""
        super().__init__(theme, key)
        self.field = DateField(theme, name=self.name)
        self.field.textEdited.connect(lambda text: self.typed.emit(key, text.strip()))
        self._place(self.field)

    @property
    def control(self) -> QWidget:
        return self.field

    def show_value(self, form: ArticleForm) -> None:
        if form.text(self.key) != self.field.text().strip():
            self.field.setText(form.text(self.key))

    def mark(self, *, wrong: bool) -> None:
        self.field.set_invalid(wrong)


def kind_choice(theme: Theme) -> Choice:
    """Return the field of the kind."""
    return Choice(theme, "kind", Kind, optional=False)


def stage_choice(theme: Theme) -> Choice:
    """Return the field of the stage of a script."""
    return Choice(theme, "stage", Stage)


def role_choice(theme: Theme) -> Choice:
    """Return the field of who speaks a script."""
    return Choice(theme, "role", Role)


def outcome_choice(theme: Theme) -> Choice:
    """Return the field of how a case ended."""
    return Choice(theme, "outcome", Outcome)
