"""Reads the YAML files that a centre owns: word lists, synonyms, placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from kb.errors import FileUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


#: libyaml where it is there: the synonyms alone take the other one a tenth of a second at every start.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def has_file(path: Path) -> bool:
    """Tell whether a file is there; one that nobody can ask for is not taken for one that is gone.

    Raises:
        FileUnreadableError: the disk or its permissions do not let anybody know.
    """
    try:
        return path.is_file()
    except OSError as error:
        raise FileUnreadableError(path=str(path), line=0) from error


def read_text_file(path: Path) -> str:
    """Return the text of a file; a byte order mark is left out.

    Raises:
        FileUnreadableError: it cannot be read as UTF-8 text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise FileUnreadableError(path=str(path), line=0) from error


def read_data_file(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds; the caller checks the shape
    """Return what a file holds, as builtins; a byte order mark is allowed.

    Raises:
        FileUnreadableError: it cannot be read or is not YAML; ``line`` counts from 1, 0 where nobody knows.
    """
    return parse_data(read_text_file(path), path)


def parse_data(text: str, path: Path) -> Any:  # noqa: ANN401 - see read_data_file
    """Return what a text says that stands, or is to stand, in the file ``path``.

    Raises:
        FileUnreadableError: it is not YAML, with the line.
    """
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe one
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise FileUnreadableError(path=str(path), line=line) from error
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        raise FileUnreadableError(path=str(path), line=0) from error


def compose_data(text: str) -> yaml.Node | None:
    """Return the nodes of a text with the places where they stand, None for one that says nothing.

    Raises:
        yaml.YAMLError: it is not YAML.
    """
    # Marks count characters, not bytes: checked by the tests of kb.documents.yaml_edits with characters of all lengths.
    return yaml.compose(text, Loader=_LOADER)


def line_of(text: str, trail: Iterable[str | int]) -> int:
    """Return the line, from 1, of what keys and places in lists lead to, or of the last of them that is there.

    0 where the text is not YAML.
    """
    try:
        node = compose_data(text)
    except yaml.YAMLError:
        return 0
    line = 0
    for step in trail:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == step), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
        else:
            break
    return line + 1
