"""The rows of the list of articles as a model; what is not read yet is asked for when it comes into view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from desktop.editor.articles.items import ArticleRow, Group, GroupHeading, Rows, Waiting
from desktop.i18n import noop, translate
from desktop.texts import label
from desktop.widgets.lists import ITEM_ROLE, Index

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.editor.articles.items import Row
    from kb.domain.article import Kind

_UNFINISHED = noop("ArticlesModel", "書きかけ")
_LOADING = noop("ArticlesModel", "読み込み中")


def heading_word(heading: GroupHeading) -> str:
    """Return what a group is called."""
    return translate("ArticlesModel", _UNFINISHED) if heading.kind is None else label(heading.kind)


class ArticlesModel(QAbstractListModel):
    """Headings fold their group; rows keep their places while their content changes.

    Signals:
        wanted: (Kind, place in the kind) a row that is not read yet is looked at.
    """

    wanted = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows = Rows()
        self._folded: set[Kind | None] = set()

    @property
    def rows(self) -> Rows:
        """All rows from the top."""
        return self._rows

    def set_groups(self, groups: Sequence[tuple[Kind | None, int, Sequence[ArticleRow]]]) -> None:
        """Show other groups: kind, how many articles, and the first ones; what is folded stays so.

        Where only the content of rows differs, all rows stay where they are.
        """
        made = tuple(
            Group(GroupHeading(kind, count, kind in self._folded), dict(enumerate(first)))
            for kind, count, first in groups
        )
        before, after = self._rows, Rows(made)
        if [group.heading for group in before.groups] != [group.heading for group in made]:
            self.beginResetModel()
            self._rows = after
            self.endResetModel()
            return
        self._rows = after
        if len(after):
            self.dataChanged.emit(self.index(0), self.index(len(after) - 1))

    def set_page(self, kind: Kind, offset: int, page: Sequence[ArticleRow]) -> None:
        """Take in rows of a kind."""
        start = self._rows.start_of(kind)
        if start < 0 or not page:
            return
        group = next(group for group in self._rows.groups if group.heading.kind is kind)
        group.known.update(enumerate(page, offset))
        if not group.heading.folded:
            last = min(offset + len(page), group.heading.count)
            self.dataChanged.emit(self.index(start + 1 + offset), self.index(start + last))

    def fold(self, kind: Kind | None) -> None:
        """Fold a group, or no longer."""
        self._folded ^= {kind}
        self.beginResetModel()
        self._rows = self._rows.with_folded(kind)
        self.endResetModel()

    def index_of(self, article_id: UUID | None) -> QModelIndex:
        """Return where an article is, among those read so far, or an invalid index."""
        place = next(self._rows.places_of(article_id), -1) if article_id is not None else -1
        return self.index(place) if place >= 0 else QModelIndex()

    def row(self, index: Index) -> Row | None:
        """Return what is at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        row = self.row(index)
        if row is None:
            return None
        if role == ITEM_ROLE:
            if isinstance(row, Waiting):
                self.wanted.emit(row.kind, row.place)
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _word(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            more = f" · {label(row.state)}" if isinstance(row, ArticleRow) else ""
            return f"{_word(row)} {row.count}" if isinstance(row, GroupHeading) else _word(row) + more
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _word(row: Row) -> str:
    if isinstance(row, Waiting):
        return translate("ArticlesModel", _LOADING)
    return heading_word(row) if isinstance(row, GroupHeading) else row.title
