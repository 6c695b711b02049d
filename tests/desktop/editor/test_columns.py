from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from desktop.theme import Theme
    from tests.fakes.editor import FakeEditorLibrary


@pytest.fixture
def opened(panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot) -> EditorPanel:
    with qtbot.waitSignal(panel.edited.opened):
        panel.edit_article(next(iter(library.editing.revisions)))
    return panel


@pytest.mark.parametrize(
    ("width", "percent", "with_list", "with_preview"),
    [
        (1376, 100, True, True),
        (896, 100, False, True),
        (1376, 140, False, True),
        (896, 140, False, False),
    ],
)
def test_the_list_gives_way_first_then_the_preview(
    opened: EditorPanel, theme: Theme, width: int, percent: int, with_list: bool, with_preview: bool
) -> None:
    theme.set_text_percent(percent)
    opened.resize(width, 828)
    assert opened.articles.isVisible() == with_list
    assert opened.preview.isVisible() == with_preview
    assert opened.text.isVisible()
    assert opened.head.pane.list.isVisible() == (not with_list)
    assert opened.head.pane.preview.isVisible() == (not with_preview)


def test_the_preview_takes_the_place_of_the_text_where_there_is_no_room(opened: EditorPanel, theme: Theme) -> None:
    theme.set_text_percent(140)
    opened.resize(896, 828)
    opened.head.pane.preview.click()
    assert opened.preview.isVisible()
    assert not opened.text.isVisible()
    assert opened.head.pane.preview.text() == "本文"
    opened.head.pane.preview.click()
    assert opened.text.isVisible()


def test_the_list_opens_by_button_and_closes_with_an_article(
    opened: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened.resize(896, 828)
    opened.head.pane.list.click()
    assert opened.articles.isVisible()
    with qtbot.waitSignal(opened.edited.opened):
        opened.articles.list.open_current()
    assert not opened.articles.isVisible()


def test_a_low_window_folds_the_form(opened: EditorPanel) -> None:
    opened.resize(1376, 560)
    assert not opened.attributes.fields["kind"].isVisible()
    opened.attributes.more.click()
    assert opened.attributes.fields["kind"].isVisible()
    opened.attributes.more.click()
    opened.resize(1376, 828)
    assert opened.attributes.fields["kind"].isVisible()
