"""What the values are called that only editors and administrators meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop
from kb.domain.backup import BackupReason
from kb.domain.health import Verdict
from kb.domain.table import RowChange, TableTarget

if TYPE_CHECKING:
    from enum import StrEnum

KNOWLEDGE_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Verdict: {
        Verdict.GOOD: noop("Verdict", "よし"),
        Verdict.WARNING: noop("Verdict", "注意"),
        Verdict.BAD: noop("Verdict", "異常"),
    },
    BackupReason: {
        BackupReason.REGULAR: noop("BackupReason", "定期の控え"),
        BackupReason.BEFORE_RESTORE: noop("BackupReason", "置き換える前の控え"),
    },
    TableTarget: {
        TableTarget.CALLS: noop("TableTarget", "応対履歴"),
        TableTarget.ARTICLES: noop("TableTarget", "記事"),
    },
    RowChange: {
        RowChange.ADDED: noop("RowChange", "追加"),
        RowChange.CHANGED: noop("RowChange", "変更"),
        RowChange.UNCHANGED: noop("RowChange", "変更なし"),
        RowChange.BAD: noop("RowChange", "取り込めない"),
    },
}
