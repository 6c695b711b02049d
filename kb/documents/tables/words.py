"""What headings and the words in cells mean: ``rules/tables.yaml``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.documents.checks import SECTIONS
from kb.domain.article import Kind, Outcome, Role, Stage, State
from kb.domain.bilingual import Bilingual
from kb.domain.call import CallResult, Handling
from kb.domain.demand import CAUSES, DemandQuality
from kb.domain.rule_problem import RuleProblem
from kb.domain.table import TableField, TableTarget
from kb.rule_files import refuse_repetitions, rule_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kb.rule_entries import RuleEntry

#: Fields of past calls and of articles; every heading of an article's text is a field too, with this before it.
CALL_FIELDS = frozenset(
    (
        "started_at date time ended_at duration duration_minutes duration_seconds held_minutes held_seconds caller "
        "notes cause demand quantity action result handling product agent source more"
    ).split()
)
ARTICLE_FIELDS = frozenset(
    (
        "id kind title state practices product cause demand tags customer_words validated_on stage role outcome "
        "happened_on ends_on body"
    ).split()
)
SECTION = "section:"
#: Headings of an article's text, of all kinds.
HEADINGS = tuple(dict.fromkeys(heading for headings in SECTIONS.values() for heading in headings))

_CODES: Mapping[str, Iterable[str]] = {
    "kind": Kind,
    "state": State,
    "stage": Stage,
    "role": Role,
    "outcome": Outcome,
    "handling": Handling,
    "result": CallResult,
    "cause": CAUSES,
    "demand": DemandQuality,
}
_SIGNS = re.compile(r"[\s_\-‐‑–—・/／:：;；.。、,()\[\]{}<>「」『』【】〔〕〈〉《》*※#■●◆]+")
#: Characters a heading needs to be found inside a longer one.
_LEAST_INSIDE = 4


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field with its headings as they are compared, the likeliest first."""

    field: TableField
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """What the file says; ``codes`` are by field and by the word as it is compared, ``names`` by field and code."""

    reason_column: str
    fields: Mapping[TableTarget, tuple[FieldWords, ...]]
    codes: Mapping[str, Mapping[str, str]]
    names: Mapping[str, Mapping[str, str]]

    def code(self, field: str, word: str) -> str | None:
        """Return what a word of a closed list stands for, or None where nobody knows."""
        return self.codes[field].get(compared(word))

    def name(self, field: str, code: str) -> str:
        """Return the word for a code; what is no code is returned as it is."""
        return self.names[field].get(code, code) if field in self.names else code

    def field(self, target: TableTarget, name: str) -> TableField | None:
        """Return the field of this key, or of this title in either language."""
        wanted = compared(name)
        for words in self.fields[target]:
            title = words.field.title
            if name == words.field.key or wanted in {compared(title.japanese), compared(title.english)}:
                return words.field
        return None

    def title(self, target: TableTarget, key: str) -> str:
        """Return the Japanese title of a field, which heads its column."""
        return next(words.field.title.japanese for words in self.fields[target] if words.field.key == key)

    def recognised(self, cells: Sequence[str]) -> int:
        """Return how many cells of a row are headings of either kind of table."""
        return max(len(self.guess(target, cells)) for target in TableTarget)

    def guess(self, target: TableTarget, names: Sequence[str]) -> dict[str, str]:
        """Return the likeliest field of columns by name; headings that fit exactly go before those that contain one."""
        heads = {name: compared(name) for name in names if name.strip() and name != self.reason_column}
        found: dict[str, str] = {}
        for exact in (True, False):
            for words in self.fields[target]:
                taken = words.field.key in found.values()
                for heading in words.headings:
                    for name, head in heads.items():
                        if name in found or (taken and not words.field.several):
                            continue
                        if head == heading if exact else len(heading) >= _LEAST_INSIDE and heading in head:
                            found[name] = words.field.key
                            taken = True
        return found


@lru_cache(maxsize=4_096)
def compared(text: str) -> str:
    """Return a heading or word as it is compared: without width, case, blanks and signs."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold())


def load_table_words(library_root: Path | None) -> TableWords:
    """Read the library's own file where it has one, else the one that is shipped.

    Raises:
        FileUnreadableError: a file is not what it should be.
    """
    return read_table_words(rule_file(library_root, "tables"))


def read_table_words(entry: RuleEntry) -> TableWords:
    """Return what a file like ``rules/tables.yaml`` says; raises RuleInvalidError."""
    fields = {
        TableTarget.CALLS: _fields(entry, "calls", CALL_FIELDS),
        TableTarget.ARTICLES: (*_fields(entry, "articles", ARTICLE_FIELDS), *_sections(entry.entry("sections"))),
    }
    values = entry.entry("values")
    names: dict[str, dict[str, str]] = {}
    codes: dict[str, dict[str, str]] = {}
    for field, allowed in _CODES.items():
        names[field], codes[field] = _values(values.entry(field), tuple(map(str, allowed)))
    values.finish()
    words = TableWords(reason_column=entry.text("reason_column"), fields=fields, codes=codes, names=names)
    entry.finish()
    return words


def _fields(entry: RuleEntry, key: str, known: frozenset[str]) -> tuple[FieldWords, ...]:
    found: list[FieldWords] = []
    for number, part in enumerate(entry.entries(key)):
        if part.text("field") not in known:
            entry.fail(RuleProblem.WORD_UNKNOWN, key, number, "field", detail=", ".join(sorted(known)))
        field = TableField(key=part.text("field"), title=part.both("title"), several=part.yes("several"))
        # The title is what we write over the column ourselves.
        headings = (field.title.japanese, *part.texts("headings"))
        found.append(FieldWords(field, tuple(dict.fromkeys(map(compared, headings)))))
        part.finish()
    refuse_repetitions(entry, key, tuple(words.field.key for words in found))
    if len(found) != len(known):
        entry.fail(RuleProblem.COUNT_WRONG, key, detail=str(len(known)))
    return tuple(found)


def _sections(more: RuleEntry) -> tuple[FieldWords, ...]:
    found = []
    for heading in HEADINGS:
        field = TableField(key=SECTION + heading, title=Bilingual(heading, f"Section {heading}"))
        headings = (heading, *more.texts(heading, optional=True))
        found.append(FieldWords(field, tuple(dict.fromkeys(map(compared, headings)))))
    more.finish()
    return tuple(found)


def _values(entry: RuleEntry, allowed: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    codes = {compared(code): code for code in allowed}
    for code in allowed:
        words = entry.texts(code)
        names[code] = words[0]
        for word in words:
            codes.setdefault(compared(word), code)
    entry.finish()
    return names, codes
