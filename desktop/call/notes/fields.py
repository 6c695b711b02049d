"""お客様, 要求, 製品, 原因: lines below the notes; all but the first take part in the suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHBoxLayout, QWidget

from desktop.call.notes.field_label import FieldLabel
from desktop.commands import command
from desktop.texts import cause_label, label
from desktop.widgets.choice_popup import ChoicePopup
from desktop.widgets.fields import LineField
from desktop.widgets.multi_choice import MultiChoiceField
from desktop.widgets.word_combo import WordCombo
from kb.domain.demand import CAUSES, Demand, DemandQuality

if TYPE_CHECKING:
    from desktop.theme import Theme

_LONGEST_CALLER = 80
_LONGEST_QUANTITY = 200
_KEYS = ("call.caller", "call.demand", "call.product", "call.cause")
_DONE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})


class CallFields(QWidget):
    """``changed`` tells that the agent changed one of ``caller``, ``demand``, ``product``, ``cause``.

    ``composing`` tells that an input method converts what will be in one of them soon, ``left`` that the agent is done
    with a field that a key led to.
    """

    changed = Signal()
    composing = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self.caller_field = LineField(theme, name=self.tr("お客様"), placeholder=self.tr("お名前、会員番号など"))
        self.caller_field.setMaxLength(_LONGEST_CALLER)
        qualities = [(quality.value, label(quality)) for quality in DemandQuality]
        self.quality = MultiChoiceField(
            theme, qualities, name=self.tr("要求の質"), placeholder=self.tr("質（訪問、返金…）")
        )
        self.quantity = LineField(theme, name=self.tr("要求の量"), placeholder=self.tr("量"))
        self.quantity.setMaxLength(_LONGEST_QUANTITY)
        self.product_field = WordCombo(theme, name=self.tr("製品"), placeholder=self.tr("製品名、型番"))
        self.cause_field = WordCombo(theme, name=self.tr("原因"), placeholder=self.tr("未確認（後で選べます）"))
        self.cause_field.set_words([(code, cause_label(code)) for code in CAUSES])
        answers = [*map(cause_label, CAUSES), self.tr("ほかの言葉で書く")]
        self._causes = ChoicePopup(theme, self.tr("原因は？"), answers, self)
        self._causes.chosen.connect(self._on_cause)
        self._grid = QGridLayout(self)
        self._demand_row = QHBoxLayout()
        self._demand_row.addWidget(self.quality, 3)
        self._demand_row.addWidget(self.quantity, 2)
        words = (self.tr("お客様"), self.tr("要求"), self.tr("製品"), self.tr("原因"))
        self._labels = [FieldLabel(theme, word, command(key).cap) for word, key in zip(words, _KEYS, strict=True)]
        for row, field_label in enumerate(self._labels):
            self._grid.addWidget(field_label, row, 0)
        self._grid.addWidget(self.caller_field, 0, 1)
        self._grid.addLayout(self._demand_row, 1, 1)
        self._grid.addWidget(self.product_field, 2, 1)
        self._grid.addWidget(self.cause_field, 3, 1)
        self._grid.setColumnStretch(1, 1)
        self.quantity.editingFinished.connect(lambda: self.quantity.setCursorPosition(0))
        self.caller_field.textChanged.connect(self.changed)
        self.quality.changed.connect(self.changed)
        self.quantity.textChanged.connect(self.changed)
        self.product_field.changed.connect(self.changed)
        self.cause_field.changed.connect(self.changed)
        for edit in (self.caller_field, self.quantity, self.product_field.lineEdit(), self.cause_field.lineEdit()):
            if edit is not None:
                edit.installEventFilter(self)
        for combo in (self.product_field, self.cause_field):
            combo.words_found.installEventFilter(self)
        theme.changed.connect(self._refresh)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QAbstractItemView):
            # These close or choose the words found, and would leave the typing in the field: one key has to be enough.
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _DONE:
                QTimer.singleShot(0, self, self.left.emit)
            return False
        if isinstance(event, QInputMethodEvent) and event.preeditString():
            self.composing.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _DONE:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def set_keys_shown(self, shown: bool) -> None:
        """Show the keys of the fields in place of their labels: while Alt is down."""
        for field_label in self._labels:
            field_label.show_key(shown=shown)

    def ask_demand(self) -> None:
        """Offer the kinds of demand, one figure each."""
        self.quality.open()

    def ask_product(self) -> None:
        """Let the product be typed, with what is known of it already."""
        edit = self.product_field.lineEdit()
        if edit is not None:
            edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            edit.selectAll()

    def ask_cause(self) -> None:
        """Offer the causes, one figure each, and to write another."""
        self._causes.open_below(self.cause_field)

    @property
    def cause_popup(self) -> ChoicePopup:
        """The causes to choose from."""
        return self._causes

    def _on_cause(self, place: int) -> None:
        if place < len(CAUSES):
            self.cause_field.show_value(CAUSES[place])
            self.changed.emit()
            return
        edit = self.cause_field.lineEdit()
        if edit is not None:
            edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            edit.selectAll()

    @property
    def caller(self) -> str:
        """By what the centre knows the caller: a name, a number."""
        return self.caller_field.text().strip()

    def take_caller(self) -> bool:
        """Put the keyboard into the field of the caller."""
        self.caller_field.setFocus()
        self.caller_field.selectAll()
        return True

    @property
    def demand(self) -> Demand:
        """The demand on its two axes."""
        return Demand(tuple(DemandQuality(key) for key in self.quality.chosen), self.quantity.text().strip())

    @property
    def product(self) -> str:
        """The product in question."""
        return self.product_field.value

    @property
    def cause(self) -> str:
        """Code of a cause class, or the agent's own words."""
        return self.cause_field.value

    def show_fields(self, caller: str, demand: Demand, product: str, cause: str) -> None:
        """Show the fields of a call, without telling."""
        if caller != self.caller:
            blocked = self.caller_field.blockSignals(True)
            self.caller_field.setText(caller)
            self.caller_field.blockSignals(blocked)
        if demand.qualities != self.demand.qualities:
            self.quality.choose([quality.value for quality in demand.qualities])
        if demand.quantity != self.demand.quantity:
            blocked = self.quantity.blockSignals(True)
            self.quantity.setText(demand.quantity)
            self.quantity.setCursorPosition(0)
            self.quantity.blockSignals(blocked)
        self.product_field.show_value(product)
        self.cause_field.show_value(cause)

    def set_products(self, products: tuple[str, ...]) -> None:
        """Offer these products for completion."""
        self.product_field.set_words([(product, product) for product in products])

    def _refresh(self) -> None:
        theme = self._theme
        self._grid.setContentsMargins(theme.gap(16), theme.gap(10), theme.gap(12), theme.gap(10))
        self._grid.setHorizontalSpacing(theme.gap(16))
        self._grid.setVerticalSpacing(theme.gap(6))
        self._grid.setColumnMinimumWidth(0, theme.gap(34))
        self._demand_row.setSpacing(theme.gap(6))
        self.quantity.setMinimumWidth(theme.metrics("ui").horizontalAdvance(self.quantity.placeholderText()) + 24)
