"""The rows of a folder's preview: what needs a decision first, then what would change, then what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.setup.writing.entry_list import EntryRow
from desktop.texts import label, problem_text
from kb.domain.importing import ConflictChoice, FileChange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from kb.domain.importing import ImportDecisions, ImportItem, ImportReport

#: Rows shown of each group: nobody looks at a hundred thousand, and the list stays quick.
MOST_ROWS = 500

_ORDER = (
    FileChange.CONFLICT,
    FileChange.ADDED,
    FileChange.CHANGED,
    FileChange.MERGED,
    FileChange.MISSING,
    FileChange.LIBRARY_NEWER,
)
_HEADINGS = {
    FileChange.CONFLICT: noop("FolderRows", "食い違い"),
    FileChange.ADDED: noop("FolderRows", "追加"),
    FileChange.CHANGED: noop("FolderRows", "変更"),
    FileChange.MERGED: noop("FolderRows", "両方の変更を合わせる"),
    FileChange.MISSING: noop("FolderRows", "フォルダーからなくなった"),
    FileChange.LIBRARY_NEWER: noop("FolderRows", "ライブラリのほうが新しい"),
    FileChange.UNCHANGED: noop("FolderRows", "同じ"),
}
_CHOICES = {
    ConflictChoice.KEEP: noop("FolderRows", "ライブラリを残す"),
    ConflictChoice.TAKE: noop("FolderRows", "フォルダーを取る"),
    ConflictChoice.DRAFT: noop("FolderRows", "下書きにして、あとで合わせる"),
}
_MERGED_BY_HAND = noop("FolderRows", "手で合わせた")
_WRONG = noop("FolderRows", "誤り（取り込まない）")
_REMARKS = noop("FolderRows", "そのままでは移せないもの")
_MORE = noop("FolderRows", "ほか %n件")
_LINE = noop("FolderRows", "{line}行目 {problem}")


@dataclass(frozen=True, slots=True)
class FileKey:
    """A row without an article: a file with something wrong, or a count of more."""

    group: str
    place: int


def change_label(change: FileChange) -> str:
    """Return what a group of articles is called."""
    return translate("FolderRows", _HEADINGS[change])


def choice_label(choice: ConflictChoice) -> str:
    """Return what becomes of a file that the library contradicts."""
    return translate("FolderRows", _CHOICES[choice])


def rows_of(report: ImportReport, decisions: ImportDecisions) -> tuple[EntryRow, ...]:
    """Return the rows; the key of an article is its ImportItem."""
    rows: list[EntryRow] = []
    for change in _ORDER:
        items = report.of(change)
        if items:
            rows.append(EntryRow(None, f"{change_label(change)}  {len(items):,}"))
            rows += (_row(item, decisions) for item in items[:MOST_ROWS])
            rows += _more(change.value, len(items))
    for heading, found in ((_WRONG, report.invalid), (_REMARKS, report.remarks)):
        if found:
            rows.append(EntryRow(None, f"{translate('FolderRows', heading)}  {len(found):,}"))
            for place, (path, problem) in enumerate(found[:MOST_ROWS]):
                said = problem_text(problem)
                if problem.line:
                    said = translate("FolderRows", _LINE).format(line=problem.line, problem=said)
                rows.append(EntryRow(FileKey(heading, place), path, said))
            rows += _more(heading, len(found))
    return tuple(rows)


def decided(decisions: ImportDecisions, article_id: UUID) -> str:
    """Return what was decided about a conflict."""
    if article_id in decisions.resolved:
        return translate("FolderRows", _MERGED_BY_HAND)
    return choice_label(decisions.each.get(article_id, decisions.conflicts))


def _row(item: ImportItem, decisions: ImportDecisions) -> EntryRow:
    below = " · ".join(part for part in (label(item.kind), item.path) if part)
    if item.change is FileChange.CONFLICT:
        below = f"{decided(decisions, item.article_id)} · {below}"
    return EntryRow(item, item.title, below)


def _more(group: str, count: int) -> Iterator[EntryRow]:
    if count > MOST_ROWS:
        yield EntryRow(FileKey(group, -1), translate("FolderRows", _MORE, count - MOST_ROWS))
