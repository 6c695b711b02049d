"""Words that a line offers below itself while one of them is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QLineEdit


def offer_words(line: QLineEdit, words: QAbstractItemModel) -> None:
    """Offer the words that have what is typed anywhere in them, in a list that looks like a menu."""
    completer = QCompleter(words, line)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    offers = QListView()
    completer.setPopup(offers)
    # Its own delegate does not take the look of a menu from the style sheet.
    offers.setItemDelegate(QStyledItemDelegate(offers))
    offers.setProperty("menu", True)
    line.setCompleter(completer)
