"""What may leave a library, as the policy of the computer allows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.errors import ExportRefusedError


class Export(StrEnum):
    """Ways out: articles as a folder, a CSV file or a workbook, calls and matters as tables, packs, a page as PDF."""

    FOLDER = "folder"
    CSV = "csv"
    XLSX = "xlsx"
    RECORDS = "records"
    PACKS = "packs"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class AllowedExports:
    """The ways out that are open, all of them unless the policy file (``path``) names some."""

    kinds: frozenset[Export] = frozenset(Export)
    path: str = ""

    def refusal(self, kind: Export) -> ExportRefusedError | None:
        """Return why this way is closed, to be shown beside what is locked; None where it is open."""
        return None if kind in self.kinds else ExportRefusedError(export=kind, path=self.path)

    def require(self, kind: Export) -> None:
        """Raise ExportRefusedError where this way is closed."""
        refusal = self.refusal(kind)
        if refusal is not None:
            raise refusal
