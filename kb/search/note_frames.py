"""What every call note carries whatever the call is about: fillers, reporting endings, routine sentences (data)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.data_files import read_data_file
from kb.errors import FileUnreadableError
from kb.search.japanese import fold, to_hiragana

if TYPE_CHECKING:
    from pathlib import Path

_LISTS = ("fillers", "reporting", "routine_words", "enquiry_endings", "denials", "ordinary_topics")


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
    """Read the lists; raise FileUnreadableError with the line when the file is not what it should be."""
    lists = {name: list[str]() for name in _LISTS} | _read_lists(path)
    fillers = "|".join(re.escape(fold(word)) for word in _longest_first(lists["fillers"]))
    reporting = "|".join(re.escape(fold(word)) for word in _longest_first(lists["reporting"]))
    try:
        enquiry, denial = (re.compile("|".join(lists[name]) or r"(?!)") for name in ("enquiry_endings", "denials"))
    except re.error as error:
        raise FileUnreadableError(path=str(path), line=0) from error
    return NoteFrames(
        fillers=re.compile(rf"(?:(?<=[。！？!?\n])|^|[、,])\s*(?:{fillers or '(?!)'})[、,…]+"),
        reporting=re.compile(rf"[、,]?(?:{reporting or '(?!)'})"),
        routine_words=frozenset(fold(word) for word in lists["routine_words"]),
        enquiry=enquiry,
        denial=denial,
        ordinary_topics=tuple(to_hiragana(fold(topic)) for topic in lists["ordinary_topics"]),
    )


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _read_lists(path: Path) -> dict[str, list[str]]:
    content = read_data_file(path)
    if not isinstance(content, dict) or not all(isinstance(words, list) for words in content.values()):
        raise FileUnreadableError(path=str(path), line=1)
    return {str(name): [str(word) for word in words] for name, words in content.items()}
