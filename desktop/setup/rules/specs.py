"""How the form of a rule file is described: which values there are, what they are called, what may be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from desktop.i18n import noop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    from kb.domain.rule_problem import Trail


class FieldKind(Enum):
    """What a value is: one line, a text of several lines, a list with one on each line, a number, a word or some.

    YES is there or not: a truth value, or a part of the entry that has fields of its own.
    """

    TEXT = "text"
    LONG = "long"
    LINES = "lines"
    NUMBER = "number"
    WORD = "word"
    WORDS = "words"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One value at ``path`` below the entry; ``label`` and ``rule`` are Japanese sources of the context RuleForms.

    ``words``: the closed list that a WORD or WORDS comes from. ``optional``: nothing written takes the key away.
    ``english``: the same as the field before, in English. ``when_yes`` is what a YES puts there.
    """

    path: Trail
    label: str
    kind: FieldKind = FieldKind.TEXT
    rule: str = ""
    words: type[StrEnum] | None = None
    optional: bool = False
    english: bool = False
    when_yes: Any = True


@dataclass(frozen=True, slots=True)
class GroupSpec:
    """Entries of one kind: of a list, or of a mapping whose keys are the centre's (``named``).

    ``fields`` tells the fields of an entry from what it holds. ``title`` and ``below`` are where the words of its row
    stand, the first that says something. ``blank`` is a new entry; None: none can be added or taken away.
    """

    path: Trail
    heading: str
    fields: Callable[[Any], tuple[FieldSpec, ...]]
    title: tuple[Trail, ...] = ()
    below: tuple[Trail, ...] = ()
    blank: Any = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class FileSpec:
    """The form of a file: values of the whole file, under a heading each, and groups of entries."""

    title: str
    about: str
    icon: str
    whole: Mapping[str, tuple[FieldSpec, ...]] = field(default_factory=dict)
    groups: tuple[GroupSpec, ...] = ()
    sample: str = ""


def both(path: Trail, label: str, rule: str = "", *, kind: FieldKind = FieldKind.TEXT) -> tuple[FieldSpec, FieldSpec]:
    """Return the fields of a text in both languages."""
    return FieldSpec((*path, "ja"), label, kind, rule), FieldSpec((*path, "en"), label, kind, english=True)


def always(*fields: FieldSpec) -> Callable[[Any], tuple[FieldSpec, ...]]:
    """Return what gives these fields whatever the entry holds."""
    return lambda _entry: fields


#: The field of an entry's name in files.
ENTRY_ID = FieldSpec(
    ("id",), noop("RuleForms", "名前"), rule=noop("RuleForms", "記録に残る名前です。あとで変えないでください。")
)
#: A new text in both languages.
NO_TEXT = {"ja": "", "en": ""}
