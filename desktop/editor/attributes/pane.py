"""The form above the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.editor.attributes.arrangement import FIRST_LABEL, MORE, main_cells, more_cells
from desktop.editor.attributes.fields import (
    Attribute,
    Day,
    Demands,
    Word,
    Words,
    kind_choice,
    outcome_choice,
    role_choice,
    stage_choice,
)
from desktop.editor.attributes.foreign import ForeignRow
from desktop.editor.attributes.sentences import sentences
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.panes import set_ground
from desktop.widgets.scrolled_part import ScrolledPart
from kb.domain.article_form import ArticleForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.editor.attributes.arrangement import Cell
    from desktop.theme import Theme
    from kb.domain.article import Kind
    from kb.errors import Problem

_LABEL, _HEIGHT = 58, 32
_COLUMNS = 3
#: A pair of label and field needs so much at 100 % text.
_PAIR = 250
#: The long attributes take no more than this; the rest is scrolled to.
_MOST = 150
#: Whose sentence stands where they are typed.
_IN_THE_HEAD = frozenset({"title", "state", "validated_on"})


class AttributePane(QWidget):
    """Shows the attributes that an article of its kind may carry.

    Signals:
        typed: (key, value) the user changed one.
        field_left: the focus is no longer in a line that is typed in.
        undo_wanted, redo_wanted: take the last change back, or make it again; what is typed in a line goes first.
    """

    typed = Signal(str, object)
    field_left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, theme: Theme, state_row: QWidget) -> None:
        """``state_row`` stands above the fields."""
        super().__init__()
        self._theme = theme
        self._kind: Kind | None = None
        self._columns = _COLUMNS
        self._opened = False
        self._compact = False
        self._here: set[str] = set()
        self._shown = ArticleForm()
        set_ground(self, "surface")
        made = (
            kind_choice(theme),
            Demands(theme),
            stage_choice(theme),
            outcome_choice(theme),
            Day(theme, "ends_on"),
            Word(theme, "product", placeholder=self.tr("すべて")),
            Word(theme, "cause", placeholder=self.tr("すべて")),
            role_choice(theme),
            Day(theme, "happened_on"),
            Words(theme, "tags", placeholder=self.tr("言葉を入れて Enter")),
            Words(theme, "practices", placeholder="P1"),
            Words(theme, "customer_words", placeholder=self.tr("お客様が言いそうな言い方。入れて Enter")),
        )
        self.fields: dict[str, Attribute] = {field.key: field for field in made}
        self.more = Button(theme, "", style=ButtonStyle.QUIET, icon="chevron-right", size=ButtonSize.BAR)
        self.foreign = ForeignRow(theme)
        self._grid = QGridLayout()
        self._more_grid = QGridLayout()
        self._main_part = QWidget()
        self._main_part.setLayout(self._grid)
        self._more_part = QWidget()
        self._more_part.setLayout(self._more_grid)
        self._more_scroll = ScrolledPart(theme, self._more_part, most=_MOST)
        self._column = QVBoxLayout(self)
        self._column.addWidget(state_row)
        self._column.addWidget(self._main_part)
        self._column.addWidget(self.foreign)
        self._column.addWidget(self.more)
        self._column.addWidget(self._more_scroll)
        for field in self.fields.values():
            field.setParent(self)
            field.label.setParent(self)
            field.typed.connect(self.typed)
        for typed_in in (*self.findChildren(QLineEdit), *self.findChildren(QComboBox)):
            typed_in.installEventFilter(self)
        self.foreign.removed.connect(lambda key: self.typed.emit(key, ""))
        self.more.clicked.connect(lambda: self.open_more(not self._opened))
        theme.changed.connect(self._refresh)
        self._refresh()
        self.open_more(opened=False)

    def show_form(self, form: ArticleForm) -> None:
        """Show another article's attributes, or other values of the same."""
        if form.values is self._shown.values:
            return  # only the text was typed in
        self._shown = form
        for field in self.fields.values():
            field.show_value(form)
        if form.kind is not self._kind:
            self._kind = form.kind
            self._arrange()
        self._name_more()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say beside each field what is wrong in it."""
        wrong = sentences(problems)
        for key, field in self.fields.items():
            field.say_wrong(wrong.get(key, ""))
        elsewhere = [key for key in wrong if key not in self._here and key not in _IN_THE_HEAD]
        self.foreign.show_keys(elsewhere, wrong)
        if wrong.keys() & {key for key, _ in MORE}:
            self.open_more(opened=True)

    def field_of(self, key: str) -> QWidget | None:
        """Return what an attribute is typed in, on show; None for one that has no field here."""
        if key not in self._here:
            return None
        if key in {more for more, _ in MORE}:
            self.open_more(opened=True)
        return self.fields[key].control

    def offer(self, key: str, words: Sequence[str]) -> None:
        """Offer words of the library in a field."""
        self.fields[key].offer(words)

    def set_locked(self, locked: bool) -> None:
        """Let everything be read only."""
        for field in self.fields.values():
            field.set_locked(locked)

    def open_more(self, opened: bool) -> None:
        """Show the attributes that are long, or only how many words they have."""
        self._opened = opened
        self._more_scroll.setVisible(opened)
        self._main_part.setVisible(opened or not self._compact)
        self.more.set_icon("chevron-down" if opened else "chevron-right")

    def set_compact(self, compact: bool) -> None:
        """Fold all attributes where the window is so low that the text would have no room."""
        if compact != self._compact:
            self._compact = compact
            self.open_more(self._opened)
            self._name_more()

    @property
    def more_opened(self) -> bool:
        """Whether the long attributes are on show."""
        return self._opened

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._took(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that a field has no use for: lines and choices would swallow them."""
        if event.type() == QEvent.Type.FocusOut:
            self.field_left.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not _goes_first(watched, event):
            return self._took(event)
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, min(_COLUMNS, self.width() // self._theme.px(_PAIR)))
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        """Put the attributes of the kind into as many columns as there is room for."""
        cells = main_cells(self._kind, self._columns) if self._kind else ()
        self._fill(self._grid, cells)
        self._fill(self._more_grid, more_cells(self._columns))
        here = self._here = {cell.key for cell in cells} | {key for key, _ in MORE}
        before: QWidget | None = None
        for key, field in self.fields.items():
            field.setVisible(key in here)
            field.label.setVisible(key in here)
        first, others = [self.fields[cell.key].control for cell in cells], [self.fields[key].control for key, _ in MORE]
        for control in (*first, self.more, *others):
            if before is not None:
                QWidget.setTabOrder(before, control)
            before = control

    def _fill(self, grid: QGridLayout, cells: Iterable[Cell]) -> None:
        while grid.count():
            grid.takeAt(0)
        for column in range(_COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1 if column < self._columns else 0)
        cells = tuple(cells)
        for cell in cells:
            field = self.fields[cell.key]
            words = (self.fields[other.key].label.sizeHint().width() for other in cells if other.column == cell.column)
            least = self._theme.px(_LABEL if cell.column else FIRST_LABEL)
            field.label.setFixedWidth(max(least, *words))
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(field.label, cell.row, 2 * cell.column, top)
            grid.addWidget(field, cell.row, 2 * cell.column + 1, 1, 2 * cell.span - 1, top)

    def _name_more(self) -> None:
        said = [f"{self.fields[key].name} {len(self._shown.words(key))}" for key, _ in MORE]
        if self._compact and self._kind:
            said.insert(0, label(self._kind))
        self.more.set_words(" · ".join(said))

    def _refresh(self) -> None:
        theme, gap = self._theme, self._theme.gap
        self._column.setContentsMargins(gap(20), gap(8), gap(16), gap(4))
        self._column.setSpacing(gap(4))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._more_grid.setContentsMargins(0, 0, 0, gap(6))
        for grid in (self._grid, self._more_grid):
            grid.setHorizontalSpacing(gap(8))
            grid.setVerticalSpacing(gap(6))
        for field in self.fields.values():
            field.label.setFixedHeight(theme.px(_HEIGHT))
        self._arrange()


def _goes_first(watched: QObject, event: QKeyEvent) -> bool:
    """Tell whether a line takes back what was typed in itself."""
    if not isinstance(watched, QLineEdit):
        return False
    return watched.isRedoAvailable() if event.matches(QKeySequence.StandardKey.Redo) else watched.isUndoAvailable()
