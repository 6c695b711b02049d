"""Reads the YAML files that a centre owns: word lists, synonyms, placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from kb.errors import FileUnreadableError

if TYPE_CHECKING:
    from pathlib import Path


#: libyaml where it is there: the synonyms alone take the other one a tenth of a second at every start.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_LOADER)  # noqa: S506 - a safe one
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise FileUnreadableError(path=str(path), line=line) from error
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise FileUnreadableError(path=str(path), line=0) from error
