"""The form of one entry: a row for each value, with what is wrong below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.setup.rules.rows import say
from desktop.setup.rules.value_fields import ListField, TextField, YesField, make_field
from desktop.texts import decided_text
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.form_row import FormRow
from desktop.widgets.labels import Label
from kb.domain.data_edit import value_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.setup.rules.specs import FieldSpec
    from desktop.setup.rules.value_fields import ValueField
    from desktop.theme import Theme
    from kb.domain.rule_problem import Trail

_PADDING = 20


def _lies_in(place: Trail, decided: Sequence[Trail]) -> bool:
    return any(place[: len(trail)] == trail for trail in decided)


def _has_focus(row: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and row.isAncestorOf(focused)


def _stops(field: QWidget) -> list[QWidget]:
    """Return where Tab stops in a field: itself, or the parts that it is made of."""
    if field.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return [field]
    return [part for part in field.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


class EntryForm(QWidget):
    """Shows the values at a place of a file.

    Signals:
        edited: (trail, value) one of them is another; None takes the key away.
        renamed: (name) an entry of a mapping is to be called otherwise.
        removed: the entry is to be taken out.
    """

    edited = Signal(object, object)
    renamed = Signal(str)
    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._specs: tuple[FieldSpec, ...] = ()
        self._trail: Trail = ()
        self._rows: dict[Trail, FormRow] = {}
        self._fields: dict[Trail, ValueField] = {}
        self.title = Label(theme, role="head")
        self.name = TextField(theme, name=self.tr("名前"), optional=True)
        self._name_row = FormRow(theme, self.tr("名前"), self.name)
        self.name.edited.connect(self._on_renamed)
        self.remove = Button(theme, self.tr("この項目を消す"), style=ButtonStyle.QUIET, size=ButtonSize.FORM)
        self.remove.clicked.connect(self.removed)
        self._body = QVBoxLayout()
        self._verbs = QHBoxLayout()
        self._verbs.addWidget(self.remove)
        self._verbs.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self._name_row)
        self._column.addLayout(self._body)
        self._column.addLayout(self._verbs)
        self._column.addStretch(1)
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def fields(self) -> dict[Trail, ValueField]:
        """The fields by where their values stand below the entry."""
        return self._fields

    def show_entry(
        self,
        specs: tuple[FieldSpec, ...],
        trail: Trail,
        content: Any,  # noqa: ANN401 - as YAML gives
        *,
        title: str,
        removable: bool,
        named: bool,
    ) -> None:
        """Show what stands at ``trail``: its values where ``specs`` say; a ``named`` one can be called otherwise."""
        self._trail = trail
        if specs != self._specs:
            self._build(specs)
        entry = value_at(content, trail)
        for path, field in self._fields.items():
            field.show_value(value_at(entry, path))
        self.title.show_text(title)
        self._name_row.setVisible(named)
        self.name.show_value(str(trail[-1]) if named else None)
        self.remove.setVisible(removable)

    def say_wrong(self, trail: Trail, sentence: str) -> bool:
        """Say what is wrong at a place; False where no field shows it. An empty sentence takes it away."""
        shown = [path for path in self._rows if sentence and _lies_in(trail, [(*self._trail, *path)])]
        nearest = max(shown, key=len, default=None)
        for path, row in self._rows.items():
            here = path == nearest
            row.say_wrong(sentence if here else "")
            self._fields[path].mark_wrong(here)
        return nearest is not None

    def settle(self) -> None:
        """Tell at once what was written, without waiting for a pause."""
        for field in tuple(self._fields.values()):
            field.settle()

    def focus_first(self) -> None:
        """Put the focus where the writing begins."""
        if self._name_row.isVisibleTo(self):
            self.name.setFocus()
        elif self._fields:
            cast("QWidget", next(iter(self._fields.values()))).setFocus()

    def set_locked(self, locked: bool, decided: Sequence[Trail] = ()) -> None:
        """Let nothing be changed, or let it, but for what stands at ``decided`` places, and say why not there."""
        whole = _lies_in(self._trail, decided)
        for path, field in self._fields.items():
            here = _lies_in((*self._trail, *path), decided)
            field.set_locked(locked or here)
            self._rows[path].say_locked(decided_text() if here else "")
        self.name.set_locked(locked or whole)
        self.remove.setEnabled(not (locked or whole))

    def _build(self, specs: tuple[FieldSpec, ...]) -> None:
        """Make the rows anew; whoever writes in one that is there afterwards, too, goes on in it."""
        focused = next((path for path, row in self._rows.items() if _has_focus(row)), None)
        for row in self._rows.values():
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._specs, self._rows, self._fields = specs, {}, {}
        before: QWidget = self.name
        for spec in specs:
            widget = make_field(self._theme, spec)
            row = FormRow(self._theme, self.tr("英語") if spec.english else say(spec.label), widget)
            row.say_rule(say(spec.rule))
            self._body.addWidget(row)
            self._rows[spec.path], self._fields[spec.path] = row, cast("ValueField", widget)
            self._connect(spec.path, widget)
            for part in _stops(widget):
                QWidget.setTabOrder(before, part)  # what is made later comes last otherwise
                before = part
        QWidget.setTabOrder(before, self.remove)
        if focused is not None and (field := self._fields.get(focused)) is not None:
            (field.take_focus if isinstance(field, YesField) else cast("QWidget", field).setFocus)()

    def _connect(self, path: Trail, widget: QWidget) -> None:
        if isinstance(widget, ListField):
            widget.edited.connect(lambda texts: self._on_edited(path, widget.value(texts)))
        else:
            cast("ValueField", widget).edited.connect(lambda value: self._on_edited(path, value))

    def _on_edited(self, path: Trail, value: object) -> None:
        self.edited.emit((*self._trail, *path), value)

    def _on_renamed(self, name: object) -> None:
        if isinstance(name, str) and name:
            self.renamed.emit(name)

    def _refresh(self) -> None:
        padding = self._theme.gap(_PADDING)
        self._column.setContentsMargins(padding, self._theme.gap(12), padding, padding)
        self._column.setSpacing(0)
