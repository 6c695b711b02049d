"""The form of a rule file: its entries at the left, the values of the chosen one beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from desktop.setup.rules.entry_form import EntryForm
from desktop.setup.rules.rows import EntryKey, fields_of, group_of, key_at, rows_of, say
from desktop.setup.writing.entry_list import EntryList
from desktop.setup.writing.frame import put_list_beside_form
from desktop.widgets.buttons import ButtonSize, IconButton
from desktop.widgets.choice_popup import ChoicePopup
from desktop.widgets.fields import LineField
from kb.domain.data_edit import AddEntry, RemoveEntry, SetValue, edited_content, value_at

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.setup.rules.specs import FileSpec, GroupSpec
    from desktop.theme import Theme
    from kb.domain.rule_editing import DecidedValue
    from kb.domain.rule_problem import Trail

_LIST = 248
#: The list never takes more than this part of the width: the form is where one writes.
_SHARE = 0.36


class FormView(QSplitter):
    """Shows what a file says and tells what the user makes of it.

    Signals:
        edited: (DataEdit) a change.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Start without a file."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._spec: FileSpec | None = None
        self._content: Any = None
        self._key: EntryKey | None = None
        self._locked = False
        self._decided: tuple[DecidedValue, ...] = ()
        self.filter = LineField(theme, name=self.tr("項目を探す"), placeholder=self.tr("項目を探す"))
        self.add = IconButton(theme, self.tr("新しい項目"), "plus", size=ButtonSize.FORM)
        self.list = EntryList(theme, name=self.tr("項目"))
        self.form = EntryForm(theme)
        self._build()
        self.filter.textChanged.connect(self.list.rows.look_for)
        self.add.clicked.connect(self._on_add)
        self.list.chosen.connect(self._on_chosen)
        self.form.edited.connect(lambda trail, value: self.edited.emit(SetValue(trail, value)))
        self.form.removed.connect(self._on_removed)
        self.form.renamed.connect(self._on_renamed)

    def begin(
        self,
        spec: FileSpec,
        content: Any,  # noqa: ANN401 - as YAML gives
        *,
        locked: bool,
        decided: tuple[DecidedValue, ...] = (),
    ) -> None:
        """Show another file, with the values that are ``decided`` elsewhere instead of its own."""
        self._decided = decided
        content = self._with_decided(content)
        self._spec, self._content, self._locked, self._key = spec, content, locked, None
        self.filter.clear()
        self.add.setVisible(bool(self._addable()) and not locked)
        self.list.selectionModel().clear()
        self.list.rows.set_rows(rows_of(spec, content, None))
        self.list.choose_first()

    def show_content(self, content: Any, wrong: Trail | None, sentence: str) -> None:  # noqa: ANN401 - as YAML gives
        """Show what the same file says now, and what is wrong in it."""
        if self._spec is None:
            return
        content = self._content = self._with_decided(content)
        self.list.rows.set_rows(rows_of(self._spec, content, wrong))
        if self._key is not None and not self.list.choose(self._key):
            self._key = None
            self.list.choose_first()
        elif self._key is not None:
            self._show_entry(self._key)
        self.form.say_wrong(wrong or (), sentence)

    def go_to(self, trail: Trail) -> bool:
        """Show the entry with a place of the file; False where no form shows it."""
        key = key_at(self._spec, trail) if self._spec is not None else None
        if key is None:
            return False
        self.filter.clear()
        return self.list.choose(key)

    def settle(self) -> None:
        """Tell at once what was written."""
        self.form.settle()

    def _on_chosen(self, key: object) -> None:
        if isinstance(key, EntryKey) and key != self._key:
            self.form.settle()
            self._key = key
            self._show_entry(key)

    def _show_entry(self, key: EntryKey) -> None:
        assert self._spec is not None  # noqa: S101 - there are no rows without a file
        group = group_of(self._spec, key)
        row = self.list.rows.row_of(key)
        self.form.show_entry(
            fields_of(self._spec, key, self._content),
            key.trail,
            self._content,
            title=self.list.rows.shown[row].title if row >= 0 else say(key.heading),
            removable=group is not None and group.blank is not None,
            named=group is not None and group.named,
        )
        self.form.set_locked(self._locked, self._decided_places)

    @property
    def _decided_places(self) -> tuple[Trail, ...]:
        return tuple(one.trail for one in self._decided)

    def _with_decided(self, content: Any) -> Any:  # noqa: ANN401 - as YAML gives
        """Put in what is decided elsewhere: it holds, whatever the file says."""
        if not isinstance(content, dict):
            return content
        for one in self._decided:
            content = edited_content(content, SetValue(one.trail, one.value))
        return content

    def _addable(self) -> list[GroupSpec]:
        groups = self._spec.groups if self._spec is not None else ()
        return [group for group in groups if group.blank is not None and group.path not in self._decided_places]

    def _on_add(self) -> None:
        groups = self._addable()
        if len(groups) == 1:
            self._add_to(groups[0])
            return
        popup = ChoicePopup(self._theme, self.tr("何を加えますか"), [say(group.heading) for group in groups], self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.chosen.connect(lambda number: self._add_to(groups[number]))
        popup.open_below(self.add)

    def _add_to(self, group: GroupSpec) -> None:
        self.form.settle()
        entries = value_at(self._content, group.path)
        if group.named:
            names = set(entries or ())
            name = next(name for number in range(1, 10_000) if (name := f"new_{number}") not in names)
            self._key = EntryKey((*group.path, name))
            self.edited.emit(SetValue((*group.path, name), group.blank))
        else:
            self._key = EntryKey((*group.path, len(entries or ())))
            self.edited.emit(AddEntry(group.path, group.blank))
        self.form.focus_first()

    def _on_removed(self) -> None:
        key, self._key = self._key, None
        if key is None or not key.trail:
            return
        named = isinstance(key.trail[-1], str)
        self.list.selectionModel().clear()
        self.edited.emit(SetValue(key.trail, None) if named else RemoveEntry(key.trail))
        self.list.choose_first()

    def _on_renamed(self, name: str) -> None:
        key = self._key
        if key is None or not key.trail or name == key.trail[-1]:
            return
        *above, _old = key.trail
        if value_at(self._content, (*above, name)) is not None:
            self.form.name.mark_wrong(True)
            return
        entry = value_at(self._content, key.trail)
        self._key = EntryKey((*above, name))
        self.edited.emit(SetValue(self._key.trail, entry))
        self.edited.emit(SetValue(key.trail, None))

    def _build(self) -> None:
        put_list_beside_form(self, self._theme, (self.filter, self.add), self.list, self.form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            share = min(self._theme.px(_LIST), round(self.width() * _SHARE))
            self.setSizes([share, self.width() - share])
