"""Puts the pane of the text and what helps to write together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.editor.text.pane import TextPane

if TYPE_CHECKING:
    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.writing import WritingHelp
    from desktop.theme import Theme


class WritingDesk(QObject):
    """Owns the pane; the text itself is brought and taken by the screen."""

    def __init__(self, theme: Theme, writing: WritingHelp, edited: EditedArticle) -> None:
        """Offer what belongs to the kind of the article that is edited."""
        super().__init__()
        self._edited = edited
        self.pane = TextPane(theme)
        self.pane.links_wanted.connect(writing.find_links)
        writing.links_found.connect(self.pane.show_links)
        writing.aids_found.connect(self.pane.set_aids)
        for changed in (edited.opened, edited.replaced, edited.changed):
            changed.connect(self._take_kind)

    def _take_kind(self) -> None:
        self.pane.set_kind(self._edited.form.kind)
