"""Changes single values in a YAML text and leaves every other character as it is: comments, quotes, order, blank lines.

A round trip through ruamel.yaml keeps comments too, but breaks lines anew and takes tenths of a second for a long file;
a rule file is compared with the shipped one line by line, and shared with people who compare it in Git.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import yaml

from kb.documents import yaml_rendering as rendering
from kb.documents.yaml_places import Place, YamlText, is_literal, is_nothing
from kb.domain.data_edit import AddEntry, RemoveEntry, SetValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.domain.data_edit import DataEdit
    from kb.domain.rule_problem import Trail


def edited_text(text: str, edits: Iterable[DataEdit]) -> str:
    """Return the text with the changes made one after the other.

    Raises:
        yaml.YAMLError: the text is not YAML.
        LookupError: the place of a change is not there.
    """
    for edit in edits:
        document = YamlText(text)
        if isinstance(edit, AddEntry):
            text = _added(document, edit.trail, edit.value)
        elif isinstance(edit, RemoveEntry):
            text = _without_entry(document, edit.trail)
        elif edit.value is None:
            text = _without_key(document, edit.trail)
        else:
            text = _with_value(document, edit)
    return text


# Values


def _with_value(document: YamlText, edit: SetValue) -> str:
    place, value = document.find(edit.trail), edit.value
    if place is None:
        return _with_key(document, edit.trail, value)
    node = place.node
    several = isinstance(value, list | tuple) and len(value) > 0
    if isinstance(node, yaml.SequenceNode) and node.value and several:
        return _with_entries(document, edit.trail, node, value)
    if place.flow or (isinstance(node, yaml.ScalarNode) and not is_literal(node) and not _lines(value)):
        style = node.style if isinstance(node, yaml.ScalarNode) and node.value else None
        start = node.start_mark.index
        gap = " " if is_nothing(node) else ""
        return document.spliced(start, document.end(node), gap + rendering.inline(value, style))
    return _after_mark(document, place, rendering.block(value, document.below(place), document.newline))


def _with_entries(document: YamlText, trail: Trail, node: yaml.SequenceNode, wanted: Sequence[Any]) -> str:
    """Change only the entries that differ, so that comments between the others stay."""
    now = [_value_of(entry) for entry in node.value]
    keys = [repr(value) for value in now], [repr(value) for value in wanted]
    text = document.text
    for tag, start, end, first, last in reversed(SequenceMatcher(None, *keys, autojunk=False).get_opcodes()):
        if tag == "equal":
            continue
        same = min(end - start, last - first)
        for offset in reversed(range(same, last - first)):
            text = _inserted(YamlText(text), trail, start + same, wanted[first + offset])
        for number in reversed(range(start + same, end)):
            text = _without_entry(YamlText(text), (*trail, number))
        for offset in range(same):
            text = edited_text(text, [SetValue((*trail, start + offset), wanted[first + offset])])
    return text


def _after_mark(document: YamlText, place: Place, written: str) -> str:
    """Put a value behind the colon or dash that its place begins with."""
    start, end = document.value_start(place), document.end(place.node)
    marked = place.key is not None or isinstance(place.parent, yaml.SequenceNode)
    first, newline, more = (written if marked else written.lstrip()).partition(document.newline)
    comment = document.text[end : document.line_end(end)]
    if newline and comment.strip():  # it would become a part of the last line
        return document.spliced(start, document.line_end(end), f"{first}{comment}{newline}{more}")
    return document.spliced(start, end, f"{first}{newline}{more}")


def _lines(value: Any) -> bool:  # noqa: ANN401 - whatever a form writes
    return isinstance(value, dict | list | tuple) or (isinstance(value, str) and "\n" in value)


# Keys


def _with_key(document: YamlText, trail: Trail, value: Any) -> str:  # noqa: ANN401 - whatever a form writes
    if not trail:
        written = document.newline.join(rendering.lines(value, "", document.newline))
        return f"{document.text}{written}{document.newline}"
    *above, key = trail
    place = document.find(tuple(above))
    if place is None or is_nothing(place.node):
        return _made(document, tuple(above), {key: value}, place)
    node = place.node
    if not isinstance(node, yaml.MappingNode):
        raise LookupError(trail)  # noqa: TRY004 - what is not there is a place, whatever stands instead
    if node.flow_style:
        pair = f"{rendering.inline(key)}: {rendering.inline(value)}"
        if not node.value:
            return document.spliced(node.start_mark.index, document.end(node), f"{{{pair}}}")
        at = document.end(node.value[-1][1])
        return document.spliced(at, at, f", {pair}")
    indent = " " * node.value[0][0].start_mark.column
    written = f"{rendering.inline(key)}:{rendering.block(value, f'{indent}  ', document.newline)}"
    at = document.line_end(document.end(node))
    return document.spliced(at, at, f"{document.newline}{indent}{written}")


def _made(document: YamlText, trail: Trail, value: Any, place: Place | None) -> str:  # noqa: ANN401 - as above
    """Return the text with a value where there was nothing, or not even the key."""
    if place is None:
        return _with_key(document, trail, value)
    return _after_mark(document, place, rendering.block(value, document.below(place), document.newline))


def _without_key(document: YamlText, trail: Trail) -> str:
    *above, key = trail
    place = document.find(tuple(above))
    if place is None or not isinstance(place.node, yaml.MappingNode):
        return document.text
    pairs = place.node.value
    number = next((number for number, pair in enumerate(pairs) if pair[0].value == key), None)
    if number is None:
        return document.text
    if len(pairs) == 1:
        return _emptied(document, place)
    start, end = pairs[number][0].start_mark.index, document.end(pairs[number][1])
    if place.node.flow_style:
        return _without_one(document, [(one[0].start_mark.index, document.end(one[1])) for one in pairs], number)
    if number == 0:  # its line may begin with the dash of an entry
        return document.spliced(start, pairs[1][0].start_mark.index, "")
    return document.spliced(document.line_start(start), document.next_line(end), "")


def _emptied(document: YamlText, place: Place) -> str:
    if place.flow:
        return document.spliced(place.node.start_mark.index, document.end(place.node), "{}")
    return _after_mark(document, place, " {}")


# Entries


def _added(document: YamlText, trail: Trail, value: Any) -> str:  # noqa: ANN401 - as above
    place = document.find(trail)
    if place is not None and isinstance(place.node, yaml.SequenceNode):
        return _inserted(document, trail, len(place.node.value), value)
    if place is not None and not is_nothing(place.node):
        raise LookupError(trail)
    return _made(document, trail, [value], place)


def _inserted(document: YamlText, trail: Trail, number: int, value: Any) -> str:  # noqa: ANN401 - as above
    place = document.find(trail)
    assert place is not None  # noqa: S101 - both callers found it
    assert isinstance(place.node, yaml.SequenceNode)  # noqa: S101 - as above
    node, newline = place.node, document.newline
    entries = node.value
    if not entries:
        if place.flow:
            return document.spliced(node.start_mark.index, document.end(node), f"[{rendering.inline(value)}]")
        return _after_mark(document, place, rendering.block([value], document.below(place), newline))
    if node.flow_style:
        written = rendering.inline(value)
        if number < len(entries):
            at = entries[number].start_mark.index
            return document.spliced(at, at, f"{written}, ")
        at = document.end(entries[-1])
        return document.spliced(at, at, f", {written}")
    indent = " " * node.start_mark.column
    like = entries[min(number, len(entries) - 1)]
    flat = isinstance(like, yaml.MappingNode) and like.flow_style
    written = rendering.inline(value) if flat else rendering.entry(value, indent, newline)
    if number:
        at = document.line_end(document.end(entries[number - 1]))
        return document.spliced(at, at, f"{newline}{indent}- {written}")
    at = document.line_start(document.dash(Place(entries[0], node)))
    return document.spliced(at, at, f"{indent}- {written}{newline}")


def _without_entry(document: YamlText, trail: Trail) -> str:
    place = document.find(trail)
    if place is None or not isinstance(place.parent, yaml.SequenceNode):
        raise LookupError(trail)
    entries = place.parent.value
    number = entries.index(place.node)
    if place.parent.flow_style:
        return _without_one(document, [(node.start_mark.index, document.end(node)) for node in entries], number)
    if len(entries) == 1:
        above = document.find(trail[:-1])
        assert above is not None  # noqa: S101 - the entry was found in it
        return _after_mark(document, above, " []")
    start = document.line_start(document.dash(place))
    return document.spliced(start, document.next_line(document.end(place.node)), "")


def _without_one(document: YamlText, spans: list[tuple[int, int]], number: int) -> str:
    """Return the text without one of several things in brackets, and without the comma that parted it."""
    start, end = spans[number]
    if number:
        return document.spliced(spans[number - 1][1], end, "")
    return document.spliced(start, spans[1][0] if len(spans) > 1 else end, "")


def _value_of(node: yaml.Node) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.SafeLoader("").construct_object(node, deep=True)
