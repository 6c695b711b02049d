"""The synonym file as text: checked line by line, and changed in one place with everything else left as it is.

The format is documented in ``resources/synonyms/customer_words.yaml``; comments belong to the editor and stay.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import yaml

from kb.documents.checks import character_problems
from kb.documents.synonym_lines import added_entry, added_word, all_entries, replaced_entry
from kb.domain.synonyms import SynonymEntry
from kb.errors import Problem, SynonymsInvalidError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A file this long is no word list, and every note would be compared with it.
MAX_CHARACTERS = 1_000_000
#: One letter stands in nearly every note.
_SHORTEST_WORD = 2
_TEXT = "tag:yaml.org,2002:str"
_NOTHING = "tag:yaml.org,2002:null"
#: libyaml where it is there, as in ``kb.data_files``.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def synonym_problems(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a synonym file, in the order of the lines; nothing means that it can be used."""
    return _read(text)[1]


def read_synonyms(text: str) -> tuple[SynonymEntry, ...]:
    """Read a synonym file.

    Raises:
        SynonymsInvalidError: with every problem found.
    """
    entries, problems = _read(text)
    if problems:
        raise SynonymsInvalidError(problems)
    return entries


def with_word(text: str, means: str, word: str, *, as_phrase: bool = False) -> str:
    """Return the file with one more word or phrase for a term of the centre, which may be new; a known one stays one.

    Raises:
        SynonymsInvalidError: the file, or what it would become, is not what it should be.
    """
    entries = read_synonyms(text)
    known = next((entry for entry in entries if entry.means == means), None)
    key = "phrases" if as_phrase else "words"
    before: tuple[str, ...] = getattr(known, key) if known else ()
    if word in before:
        return text
    words = (*before, word)
    other = (known.phrases if known else ()) if not as_phrase else (known.words if known else ())
    wanted = SynonymEntry(means, other, words) if as_phrase else SynonymEntry(means, words, other)
    changed = added_word(text, _entry_node(text, means), key, word) if known else added_entry(text, wanted)
    return _sure(changed, _put(entries, wanted, means))


def with_entry(text: str, entry: SynonymEntry, *, before: str = "") -> str:
    """Return the file with an entry, in place of the one for the term ``before``; without that one it comes last.

    Raises:
        SynonymsInvalidError: the file, or what it would become, is not what it should be.
    """
    entries = read_synonyms(text)
    old = before or entry.means
    if any(known.means == old for known in entries):
        changed = replaced_entry(text, _entry_node(text, old), entry)
    else:
        changed = added_entry(text, entry)
    return _sure(changed, _put(entries, entry, old))


def without_entry(text: str, means: str) -> str:
    """Return the file without the entry for a term; without effect where there is none.

    Raises:
        SynonymsInvalidError: the file is not what it should be, or nothing would be left in it.
    """
    entries = read_synonyms(text)
    kept = tuple(entry for entry in entries if entry.means != means)
    if kept == entries:
        return text
    return _sure(replaced_entry(text, _entry_node(text, means), None), kept)


def _sure(changed: str, wanted: tuple[SynonymEntry, ...]) -> str:
    """Return the changed text where it says what is wanted, else the whole file written anew.

    Lists may be laid out in ways that no line can be put into.
    """
    entries, problems = _read(changed)
    if problems or _values(entries) != _values(wanted):
        changed = all_entries(wanted)
        _, problems = _read(changed)
    if problems:
        raise SynonymsInvalidError(problems)
    return changed


def _values(entries: tuple[SynonymEntry, ...]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(entry.means, entry.words, entry.phrases) for entry in entries]


def _put(entries: tuple[SynonymEntry, ...], entry: SynonymEntry, before: str) -> tuple[SynonymEntry, ...]:
    if all(known.means != before for known in entries):
        return (*entries, entry)
    return tuple(entry if known.means == before else known for known in entries)


def _read(text: str) -> tuple[tuple[SynonymEntry, ...], tuple[Problem, ...]]:
    if len(text) > MAX_CHARACTERS:
        return (), (Problem(0, "synonyms_too_long", str(MAX_CHARACTERS)),)
    if unreadable := tuple(character_problems(text)):
        return (), unreadable
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return (), (Problem(line, "synonyms_not_yaml"),)
    except yaml.YAMLError:
        return (), (Problem(0, "synonyms_not_yaml"),)
    if not isinstance(root, yaml.SequenceNode) or not root.value:
        return (), (Problem(1, "synonyms_not_list"),)
    reader = _Reader()
    entries = tuple(filter(None, map(reader.entry, root.value)))
    return entries, tuple(sorted(reader.problems, key=lambda problem: problem.line))


def _compose(text: str) -> yaml.Node | None:
    return yaml.compose(text.removeprefix("\ufeff"), Loader=_LOADER)


def _entry_node(text: str, means: str) -> yaml.MappingNode:
    """Return the node of an entry that is known to be there."""
    root: Any = _compose(text)
    found: yaml.MappingNode = next(
        item
        for item in root.value
        if any(key.value == "means" and value.value.strip() == means for key, value in item.value)
    )
    return found


class _Reader:
    """Reads entries, and keeps what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._means: set[str] = set()

    def entry(self, node: yaml.Node) -> SynonymEntry | None:
        if not isinstance(node, yaml.MappingNode):
            self._report(node, "synonym_not_entry")
            return None
        values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value not in {"means", "words", "phrases"}:
                self._report(key, "synonym_key_unknown", str(key.value) if isinstance(key, yaml.ScalarNode) else "")
            elif key.value in values:
                self._report(key, "synonym_key_twice", key.value)
            else:
                values[key.value] = value
        means = self._term(node, values.get("means"))
        words = self._texts(values.get("words"), "words")
        phrases = self._texts(values.get("phrases"), "phrases")
        for text, place in words.items():
            if len(_letters(text)) < _SHORTEST_WORD:
                self._report(place, "synonym_word_too_short", text)
        if not words and not phrases:
            self._report(node, "synonym_words_missing", means)
        return SynonymEntry(means, tuple(words), tuple(phrases), node.start_mark.line + 1)

    def _term(self, entry: yaml.Node, node: yaml.Node | None) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self._report(entry, "synonym_means_missing")
            return ""
        means = str(node.value).strip()
        if node.tag != _TEXT:
            self._report(node, "synonym_word_not_text", means)
        if means in self._means:
            self._report(node, "synonym_means_twice", means)
        self._means.add(means)
        return means

    def _texts(self, node: yaml.Node | None, name: str) -> dict[str, yaml.Node]:
        """Return the texts of a list with where they stand."""
        if node is None or node.tag == _NOTHING:
            return {}
        if not isinstance(node, yaml.SequenceNode):
            self._report(node, "synonym_list_expected", name)
            return {}
        texts: dict[str, yaml.Node] = {}
        for item, text in self._list(node):
            if text in texts:
                self._report(item, "synonym_word_twice", text)
            texts[text] = item
        return texts

    def _list(self, node: yaml.SequenceNode) -> Iterator[tuple[yaml.Node, str]]:
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
                self._report(item, "synonym_word_empty")
            elif item.tag != _TEXT:
                self._report(item, "synonym_word_not_text", str(item.value))
            else:
                yield item, str(item.value).strip()

    def _report(self, node: yaml.Node, code: str, detail: str = "") -> None:
        self.problems.append(Problem(node.start_mark.line + 1, code, detail))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
