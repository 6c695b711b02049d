"""What every call note carries whatever the call is about: fillers, reporting endings, routine sentences (data)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.rule_files import alternation, rule_source
from kb.search.japanese import fold, to_hiragana

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kb.rule_entries import RuleEntry

_LISTS = ("fillers", "reporting", "routine_words", "enquiry_endings", "denials", "ordinary_topics")
_NOTHING = r"(?!)"


@dataclass(frozen=True, slots=True)
class NoteFrames:
    """The compiled lists of ``resources/rules/note_frames.yaml``."""

    fillers: re.Pattern[str]
    reporting: re.Pattern[str]
    routine_words: frozenset[str]
    enquiry: re.Pattern[str]
    denial: re.Pattern[str]
    ordinary_topics: tuple[str, ...]

    def names_ordinary_topic(self, folded: str) -> bool:
        """Tell whether a folded text touches what ordinary enquiries are about."""
        hiragana = to_hiragana(folded)
        return any(topic in hiragana for topic in self.ordinary_topics)


def load_note_frames(path: Path) -> NoteFrames:
    """Read the lists; raises FileUnreadableError when the file is not what it should be."""
    return read_note_frames(rule_source(path).root())


def read_note_frames(file: RuleEntry) -> NoteFrames:
    """Return what a file like ``rules/note_frames.yaml`` says; raises RuleInvalidError."""
    lists = {name: file.texts(name, optional=True) for name in _LISTS}
    file.finish()
    fillers = "|".join(re.escape(fold(word)) for word in _longest_first(lists["fillers"]))
    reporting = "|".join(re.escape(fold(word)) for word in _longest_first(lists["reporting"]))
    return NoteFrames(
        fillers=re.compile(rf"(?:(?<=[。！？!?\n])|^|[、,])\s*(?:{fillers or '(?!)'})[、,…]+"),
        reporting=re.compile(rf"[、,]?(?:{reporting or '(?!)'})"),
        routine_words=frozenset(fold(word) for word in lists["routine_words"]),
        enquiry=alternation(file, "enquiry_endings", lists["enquiry_endings"] or (_NOTHING,)),
        denial=alternation(file, "denials", lists["denials"] or (_NOTHING,)),
        ordinary_topics=tuple(to_hiragana(fold(topic)) for topic in lists["ordinary_topics"]),
    )


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
