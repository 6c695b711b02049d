"""The findings as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from desktop.editor.findings.words import read_aloud, sentence_words
from desktop.widgets.lists import ITEM_ROLE, Index

if TYPE_CHECKING:
    from kb.domain.finding import Finding


class FindingsModel(QAbstractListModel):
    """One row a finding; ITEM_ROLE is the finding itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show others, in one step."""
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if not index.isValid() or index.row() >= len(self._findings):
            return None
        finding = self._findings[index.row()]
        if role == ITEM_ROLE:
            return finding
        if role == Qt.ItemDataRole.DisplayRole:
            return sentence_words(finding)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return read_aloud(finding)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
