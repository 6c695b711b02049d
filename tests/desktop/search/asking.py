"""Typing in the search screen, and what it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.search.panel import SearchPanel
    from desktop.search.presenter import SearchPresenter


def settle(qtbot: QtBot, presenter: SearchPresenter) -> None:
    """Wait until the answer is there and the chosen article is in the preview."""
    qtbot.waitUntil(lambda: not presenter.busy)
    qtbot.waitUntil(lambda: (presenter.article.article.id if presenter.article else None) == presenter.selected)


def type_text(qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, text: str) -> None:
    panel.field.edit.selectAll()
    panel.field.edit.insert(text)  # as an input method commits it
    settle(qtbot, presenter)
