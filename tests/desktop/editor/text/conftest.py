from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.editor.text.edit import MarkdownEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


@pytest.fixture
def edit(theme: Theme, show: Callable[[QWidget], None]) -> MarkdownEdit:
    made = MarkdownEdit(theme, name="本文")
    made.resize(560, 440)
    show(made)
    made.setFocus()
    return made
