"""Puts words into the lines of a synonym file where they belong; nothing else in it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from kb.domain.synonyms import SynonymEntry


def added_entry(text: str, entry: SynonymEntry) -> str:
    """Return the text with an entry at its end."""
    body = text.rstrip("\n")
    return f"{body}\n\n{_written(entry)}" if body else _written(entry)


def all_entries(entries: tuple[SynonymEntry, ...]) -> str:
    """Return a file of these entries, without comments."""
    return "\n".join(map(_written, entries))


def added_word(text: str, entry: yaml.MappingNode, key: str, word: str) -> str:
    """Return the text with a word at the end of a list of an entry, which need not have the list yet."""
    lines = text.split("\n")
    found = next((value for name, value in entry.value if name.value == key), None)
    if isinstance(found, yaml.SequenceNode) and found.value and not found.flow_style:
        last = found.value[-1]
        begin = lines[last.start_mark.line][: last.start_mark.column]
        lines.insert(last.end_mark.line + 1, f"{begin}{_scalar(word)}")
    elif isinstance(found, yaml.SequenceNode):
        line, column = found.end_mark.line, found.end_mark.column - 1
        comma = ", " if found.value else ""
        lines[line] = f"{lines[line][:column]}{comma}{_scalar(word)}{lines[line][column:]}"
    else:
        name, value = entry.value[0]
        indent = " " * name.start_mark.column
        lines[value.end_mark.line + 1 : value.end_mark.line + 1] = [f"{indent}{key}:", f"{indent}  - {_scalar(word)}"]
    return "\n".join(lines)


def replaced_entry(text: str, entry: yaml.MappingNode, new: SynonymEntry | None) -> str:
    """Return the text with another entry in place of one, or without it."""
    lines = text.split("\n")
    first, last = entry.start_mark.line, _last_line(entry)
    written = _written(new).rstrip("\n").split("\n") if new else []
    after = last + 1
    while not new and after < len(lines) and not lines[after].strip():
        after += 1
    return "\n".join([*lines[:first], *written, *lines[after:]])


def _last_line(node: yaml.Node) -> int:
    """Return the line on which the last value of a node ends: a block itself ends where the next one begins."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.line)


def _written(entry: SynonymEntry) -> str:
    parts = [f"- means: {_scalar(entry.means)}\n"]
    for key, words in (("words", entry.words), ("phrases", entry.phrases)):
        if words:
            parts.append(f"  {key}:\n")
            parts += [f"    - {_scalar(word)}\n" for word in words]
    return "".join(parts)


def _scalar(text: str) -> str:
    """Return a text as YAML on one line, in quotes only where it needs them."""
    written: str = yaml.safe_dump([text], allow_unicode=True, default_flow_style=True, width=float("inf"))
    return written.strip()[1:-1]
