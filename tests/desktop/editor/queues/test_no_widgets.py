from __future__ import annotations

import ast
from pathlib import Path

import pytest

import desktop.editor.queues as package

NAMES = ("presenter", "synonym_making", "steps", "step_writer", "rows", "ports")
FILES = [Path(package.__file__).parent / f"{name}.py" for name in NAMES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_presenter_knows_no_widgets(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in modules if name.startswith(("PySide6.QtWidgets", "desktop.widgets", "desktop.theme"))]
