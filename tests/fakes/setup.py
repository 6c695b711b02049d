"""Services of the settings that keep everything in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kb.documents import synonym_text
from kb.domain.article import Changes
from kb.domain.permission import Permission, Permissions, StaffRole, StaffRules
from kb.domain.synonyms import SynonymEffect, SynonymText
from kb.errors import FileChangedError
from kb.services.rules import RuleEditingService
from kb.services.rules.catalog import RuleSurroundings

if TYPE_CHECKING:
    from kb.cancellation import CancelToken
    from kb.domain.synonyms import SynonymEntry
    from kb.errors import KbError, Problem


def real_rules(root: Path, *, may_change: bool = True) -> RuleEditingService:
    """Return the service itself: it needs no more than a folder, which may be missing."""
    role = StaffRole.EDITOR if may_change else StaffRole.AGENT
    staff = StaffRules({StaffRole.EDITOR: frozenset(Permission)}, role)
    return RuleEditingService(RuleSurroundings(root, root / "index"), Permissions("user", staff, "policy.yaml"), {})


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
