"""What the values are called that only editors and administrators meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop
from kb.domain.appearance import Showing, Strength
from kb.domain.backup import BackupReason
from kb.domain.case_report import ReportPart
from kb.domain.exporting import Export
from kb.domain.health import Verdict
from kb.domain.importing import ConflictChoice, FileChange
from kb.domain.library_facts import PlaceFixedBy
from kb.domain.lifecycle import Attention
from kb.domain.pack import PackProblem
from kb.domain.permission import Permission, StaffRole
from kb.domain.table import RowChange, TableTarget

if TYPE_CHECKING:
    from enum import StrEnum

KNOWLEDGE_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    FileChange: {
        FileChange.ADDED: noop("FileChange", "追加"),
        FileChange.CHANGED: noop("FileChange", "変更"),
        FileChange.MERGED: noop("FileChange", "両方の変更を合わせる"),
        FileChange.CONFLICT: noop("FileChange", "食い違い"),
        FileChange.LIBRARY_NEWER: noop("FileChange", "ライブラリが新しい"),
        FileChange.UNCHANGED: noop("FileChange", "同じ"),
        FileChange.MISSING: noop("FileChange", "フォルダーになくなった"),
    },
    Showing: {
        Showing.SHOWN: noop("Showing", "候補に出ます"),
        Showing.UNSURE: noop("Showing", "決め手が足りず、出ません"),
        Showing.BEHIND: noop("Showing", "ほかの記事が先に出ます"),
        Showing.FAR: noop("Showing", "もっと近い記事が多く、出ません"),
        Showing.SILENT: noop("Showing", "メモが短く、まだ何も出ません"),
        Showing.NEVER: noop("Showing", "お知らせは候補には出ません"),
    },
    Strength: {
        Strength.WORDS: noop("Strength", "メモと重なる言葉"),
        Strength.PHRASE: noop("Strength", "お客様の言葉"),
        Strength.MEANING: noop("Strength", "言いかえの意味"),
        Strength.EXPERIENCE: noop("Strength", "使われ方と新しさ"),
    },
    ConflictChoice: {
        ConflictChoice.KEEP: noop("ConflictChoice", "ライブラリを残す"),
        ConflictChoice.TAKE: noop("ConflictChoice", "ファイルを採る"),
        ConflictChoice.DRAFT: noop("ConflictChoice", "下書きにして後で合わせる"),
    },
    PackProblem: {
        PackProblem.NO_PACK: noop("PackProblem", "配布のファイルではありません。"),
        PackProblem.UNTRUSTED: noop("PackProblem", "信頼する鍵の署名がないか、書き換えられています。"),
        PackProblem.TRUNCATED: noop("PackProblem", "終わりがありません。コピーが終わっていないようです。"),
        PackProblem.DAMAGED: noop("PackProblem", "中身が署名と違います。"),
        PackProblem.TOO_LARGE: noop("PackProblem", "大きすぎます。"),
        PackProblem.NEWER_FORMAT: noop("PackProblem", "新しい版の形式です。勘所を更新してください。"),
    },
    Verdict: {
        Verdict.GOOD: noop("Verdict", "よし"),
        Verdict.WARNING: noop("Verdict", "注意"),
        Verdict.BAD: noop("Verdict", "異常"),
    },
    Attention: {
        Attention.VERIFY: noop("Attention", "検証の時期"),
        Attention.ARCHIVE: noop("Attention", "公開停止の候補"),
    },
    StaffRole: {
        StaffRole.AGENT: noop("StaffRole", "オペレーター"),
        StaffRole.EDITOR: noop("StaffRole", "ナレッジ編集者"),
        StaffRole.SUPERVISOR: noop("StaffRole", "二次対応者（SV）"),
        StaffRole.MANAGER: noop("StaffRole", "センター長"),
        StaffRole.IT: noop("StaffRole", "情報システム"),
    },
    Permission: {
        Permission.WRITE: noop("Permission", "下書きを書く"),
        Permission.PUBLISH: noop("Permission", "未検証で公開する"),
        Permission.VALIDATE: noop("Permission", "検証済にする"),
        Permission.ARCHIVE: noop("Permission", "公開を止める"),
        Permission.EXCHANGE: noop("Permission", "取り込みと書き出し"),
        Permission.RULES: noop("Permission", "規則と同義語の編集"),
    },
    Export: {
        Export.FOLDER: noop("Export", "フォルダーへの書き出し"),
        Export.CSV: noop("Export", "CSV への書き出し"),
        Export.XLSX: noop("Export", "Excel への書き出し"),
        Export.RECORDS: noop("Export", "通話と案件の書き出し"),
        Export.PACKS: noop("Export", "配布ファイルの作成"),
        Export.PDF: noop("Export", "PDF の作成"),
    },
    PlaceFixedBy: {
        PlaceFixedBy.POLICY: noop("PlaceFixedBy", "情報システムの方針で決まっています（policy.toml）"),
        PlaceFixedBy.START: noop("PlaceFixedBy", "勘所を起動するときに --library で決めています"),
        PlaceFixedBy.VARIABLE: noop("PlaceFixedBy", "環境変数 KANDOKORO_LIBRARY で決まっています"),
    },
    BackupReason: {
        BackupReason.REGULAR: noop("BackupReason", "ふだんの控え"),
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
    ReportPart: {
        ReportPart.FACTS: noop("ReportPart", "事実"),
        ReportPart.CUSTOMER_WORDS: noop("ReportPart", "お客様の言葉"),
        ReportPart.INFERENCE: noop("ReportPart", "推測"),
        ReportPart.OPINION: noop("ReportPart", "意見"),
    },
}
