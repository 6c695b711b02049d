"""Services of the settings that keep everything in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.documents import synonym_text
from kb.documents.article_text import read_article
from kb.domain.article import Changes
from kb.domain.bilingual import Bilingual
from kb.domain.importing import ComparedTexts, ImportReport, Resolution
from kb.domain.permission import Permission, Permissions, StaffRole, StaffRules
from kb.domain.progress import JobKind, JobProgress
from kb.domain.synonyms import EffectExample, EffectSource, SynonymEffect, SynonymText
from kb.domain.table import (
    PreviewRow,
    RowChange,
    TableColumn,
    TableField,
    TableLook,
    TableMapping,
    TableReading,
    TableReport,
    TableSource,
    TableTarget,
)
from kb.errors import FileChangedError, Problem
from kb.machine_policy import NOTHING_FIXED, MachinePolicy
from kb.services.rules import RuleEditingService
from kb.services.rules.catalog import RuleSurroundings

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from kb.cancellation import CancelToken
    from kb.domain.article import Kind
    from kb.domain.importing import FolderOrder, ImportItem, UnfinishedWork
    from kb.domain.synonyms import SynonymEntry
    from kb.domain.table import TableOrder
    from kb.errors import KbError


def real_rules(root: Path, *, may_change: bool = True, machine: MachinePolicy = NOTHING_FIXED) -> RuleEditingService:
    """Return the service itself: it needs no more than a folder, which may be missing."""
    role = StaffRole.EDITOR if may_change else StaffRole.AGENT
    staff = StaffRules({StaffRole.EDITOR: frozenset(Permission)}, role)
    around = RuleSurroundings(root, root / "index", machine)
    return RuleEditingService(around, Permissions("user", staff, "policy.yaml"), {})


SYNONYMS = """# お客様の言葉
- means: 訪問要求
  words:
    - すぐ来い
    - 家に来い
- means: 返金要求
  phrases:
    - お金 返す
"""


@dataclass
class FakeSynonyms:
    """Reads and writes texts as the real service does; what they would change is ``effect``."""

    text: str = SYNONYMS
    earlier: str = ""
    own: bool = False
    effect: SynonymEffect = field(default_factory=lambda: SynonymEffect(notes=3, notes_changed=1))
    failures: list[KbError] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)

    def load(self) -> SynonymText:
        if self.failures:
            raise self.failures.pop()
        path = Path("library/synonyms/customer_words.yaml")
        return SynonymText(path=path, text=self.text, own=self.own, version=self.text, restorable=bool(self.earlier))

    def check(self, text: str) -> tuple[Problem, ...]:
        return synonym_text.synonym_problems(text)

    def entries(self, text: str) -> tuple[SynonymEntry, ...]:
        return synonym_text.read_synonyms(text)

    def terms(self) -> tuple[str, ...]:
        return ("訪問要求", "返金要求", "長時間")

    def with_word(self, text: str, means: str, word: str, *, as_phrase: bool = False) -> str:
        return synonym_text.with_word(text, means, word, as_phrase=as_phrase)

    def with_entry(self, text: str, entry: SynonymEntry, *, before: str = "") -> str:
        return synonym_text.with_entry(text, entry, before=before)

    def without_entry(self, text: str, means: str) -> str:
        return synonym_text.without_entry(text, means)

    def preview(self, text: str, token: CancelToken | None = None) -> SynonymEffect:
        self.tried.append(text)
        return self.effect

    def try_note(self, text: str, notes: str, token: CancelToken | None = None) -> EffectExample:
        return EffectExample(source=EffectSource.NOTES, text=notes, words="", means="", before=(), after=(text,))

    def save(self, text: str, *, version: str) -> Changes:
        if self.failures:
            raise self.failures.pop()
        if version != self.text:
            raise FileChangedError(path="customer_words.yaml")
        self.earlier, self.text, self.own = self.text, text, True
        return Changes(everything=True)

    def restore(self) -> Changes:
        self.earlier, self.text = self.text, self.earlier
        return Changes(everything=True)


@dataclass
class FakeExchange:
    """Folders in and out: answers with ``preview`` and ``report``; ``failures`` are raised first, one a call."""

    preview: ImportReport = field(default_factory=lambda: ImportReport(dry_run=True))
    report: ImportReport = field(default_factory=ImportReport)
    texts: ComparedTexts = field(
        default_factory=lambda: ComparedTexts(library="a\nb\n", after="a\nc\n", file="a\nc\n", library_number=3)
    )
    works: list[UnfinishedWork] = field(default_factory=list)
    orders: list[tuple[FolderOrder, bool]] = field(default_factory=list)
    failures: list[KbError] = field(default_factory=list)
    gate: threading.Event | None = None
    gone_on: int = 0

    def run_elsewhere(
        self,
        order: FolderOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Callable[[JobProgress], None] | None = None,
    ) -> ImportReport:
        self.orders.append((order, dry_run))
        if self.failures:
            raise self.failures.pop(0)
        _wait(self.gate, token, listener)
        return self.preview if dry_run else self.report

    def compare_texts(self, path: Path, item: ImportItem, *, text_kind: Kind | None = None) -> ComparedTexts:
        return self.texts

    def resolution(self, item: ImportItem, text: str, library_number: int) -> Resolution:
        article = read_article(text)
        return Resolution(replace(article, id=item.article_id), library_number)

    def unfinished_work(self) -> tuple[UnfinishedWork, ...]:
        return tuple(self.works)

    def give_up(self, path: Path) -> None:
        self.works = [work for work in self.works if work.path != path]

    def go_on(self) -> None:
        self.gone_on += 1
        self.works = [replace(work, running=True) for work in self.works]

    def export_folder(
        self,
        path: Path,
        *,
        token: CancelToken | None = None,
        listener: Callable[[JobProgress], None] | None = None,
    ) -> FakeWritten:
        if self.failures:
            raise self.failures.pop(0)
        _wait(self.gate, token, listener)
        return FakeWritten(("a.md", "b.md"))


@dataclass(frozen=True)
class FakeWritten:
    files: tuple[str, ...]


@dataclass
class FakeTables:
    """Tables in and out: answers a look with ``columns`` mapped as asked for, and an import with ``report``."""

    report: TableReport = field(default_factory=lambda: TableReport(target=TableTarget.CALLS, added=2))
    looks: list[tuple[TableTarget | None, TableReading, TableMapping | None]] = field(default_factory=list)
    orders: list[tuple[TableOrder, bool]] = field(default_factory=list)
    failures: list[KbError] = field(default_factory=list)
    gate: threading.Event | None = None

    def fields(self, target: TableTarget) -> tuple[TableField, ...]:
        return (
            TableField(key="started_at", title=Bilingual("受付日時", "Received")),
            TableField(key="notes", title=Bilingual("内容", "Notes")),
            TableField(key="more", title=Bilingual("内容に書き加える", "Added"), several=True),
        )

    def look(
        self,
        path: Path,
        target: TableTarget | None = None,
        *,
        reading: TableReading | None = None,
        mapping: TableMapping | None = None,
    ) -> TableLook:
        self.looks.append((target, reading or TableReading(), mapping))
        if self.failures:
            raise self.failures.pop(0)
        _wait(self.gate, None, None)
        found = mapping or TableMapping(columns={"日時": "started_at", "用件": "notes"})
        names = ("日時", "用件", "備考")
        columns = tuple(
            TableColumn(name=name, field=found.columns.get(name, ""), samples=("2026-11-01", "")) for name in names
        )
        rows = (
            PreviewRow(row=2, change=RowChange.ADDED, values={"started_at": "2026-11-01 10:00", "notes": "届かない"}),
            PreviewRow(row=3, change=RowChange.BAD, values={}, problems=(Problem(3, "value_empty", "受付日時"),)),
        )
        missing = "" if "started_at" in found.columns.values() else "started_at"
        used = replace(reading or TableReading(), encoding=(reading and reading.encoding) or "cp932", delimiter=",")
        return TableLook(
            path=path,
            target=target or TableTarget.CALLS,
            source=TableSource(reading=replace(used, header_row=used.header_row or 1)),
            columns=columns,
            mapping=found,
            remembered=mapping is None,
            missing=missing,
            rows=() if missing else rows,
        )

    def run_elsewhere(
        self,
        order: TableOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Callable[[JobProgress], None] | None = None,
    ) -> TableReport:
        self.orders.append((order, dry_run))
        if self.failures:
            raise self.failures.pop(0)
        _wait(self.gate, token, listener)
        return replace(self.report, dry_run=dry_run)

    def export_articles(self, file: Path) -> int:
        return 7


def _wait(
    gate: threading.Event | None, token: CancelToken | None, listener: Callable[[JobProgress], None] | None
) -> None:
    """Tell of half the work, and go on when the gate opens or the token is cancelled."""
    if gate is None:
        return
    if listener is not None:
        listener(JobProgress(job=JobKind.IMPORT, done=50, total=100))
    while not gate.wait(0.01):
        if token is not None:
            token.check()
