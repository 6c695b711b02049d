"""Where the values of a YAML text stand, so that one of them can be changed and every other character stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from kb.data_files import compose_data

if TYPE_CHECKING:
    from kb.domain.rule_problem import Trail

_STEP = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A node with what it stands in: ``key`` where that is a mapping; ``flow`` whether brackets are around it."""

    node: yaml.Node
    parent: yaml.Node | None = None
    key: yaml.Node | None = None
    flow: bool = False


class YamlText:
    """One text and its nodes; raises yaml.YAMLError when it is none."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._root = compose_data(text)

    def find(self, trail: Trail) -> Place | None:
        """Return what stands at a place, None where nothing does."""
        node, parent, key, flow = self._root, None, None, False
        for step in trail:
            flow = flow or bool(getattr(node, "flow_style", False))
            parent, key = node, None
            if isinstance(node, yaml.MappingNode):
                key, node = next((pair for pair in node.value if pair[0].value == step), (None, None))
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                node = None
        return None if node is None else Place(node, parent, key, flow)

    def end(self, node: yaml.Node) -> int:
        """Return where a node ends: the mark of a block stands at the next word, behind comments that are not its."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end(last[1] if isinstance(node, yaml.MappingNode) else last)
        end: int = node.end_mark.index
        return len(self.text[:end].rstrip()) if is_literal(node) else end

    def value_start(self, place: Place) -> int:
        """Return the place behind the colon or the dash that a value begins with; in brackets that of the value."""
        if place.key is not None:
            return self.text.index(":", self.end(place.key)) + 1
        if isinstance(place.parent, yaml.SequenceNode) and not place.parent.flow_style:
            return self.dash(place) + 1
        start: int = place.node.start_mark.index
        return start

    def dash(self, place: Place) -> int:
        """Return where the dash of an entry of a list stands."""
        assert isinstance(place.parent, yaml.SequenceNode)  # noqa: S101 - only entries of lists are asked for
        start = place.node.start_mark.index
        entries = place.parent.value
        before = entries.index(place.node)
        after = self.end(entries[before - 1]) if before else place.parent.start_mark.index
        dash = self.text.find("-", after, start)
        while self.text[self.line_start(dash) : dash].strip():  # a dash in a comment
            dash = self.text.find("-", dash + 1, start)
        return dash

    def below(self, place: Place) -> str:
        """Return the indent of what stands below the key or dash of a place."""
        above = place.key or place.parent
        return " " * (above.start_mark.column + _STEP if above is not None else 0)

    def line_start(self, at: int) -> int:
        """Return where the line of a place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Return where the line of a place ends, before its line feed."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def next_line(self, at: int) -> int:
        """Return where the line after that of a place begins."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def spliced(self, start: int, end: int, written: str) -> str:
        """Return the text with something else from ``start`` to ``end``."""
        return self.text[:start] + written + self.text[end:]


def is_literal(node: yaml.Node) -> bool:
    """Tell whether a node is a text of several lines as they are."""
    return isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}


def is_nothing(node: yaml.Node) -> bool:
    """Tell whether nothing stands after a key or dash."""
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index
