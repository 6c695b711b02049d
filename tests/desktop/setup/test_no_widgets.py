from __future__ import annotations

import ast
from pathlib import Path

import pytest

import desktop.setup

PRESENTERS = sorted(Path(desktop.setup.__path__[0]).rglob("*presenter*.py"))


@pytest.mark.parametrize("file", PRESENTERS, ids=lambda file: f"{file.parent.name}.{file.stem}")
def test_a_presenter_knows_no_widgets(file: Path) -> None:
    names = [
        name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
    ]
    assert not [name for name in names if name.startswith(("PySide6.QtWidgets", "desktop.widgets"))]
