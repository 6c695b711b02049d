"""Puts images into the text: pasted, dropped, or chosen from a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from desktop.articles.picture_files import PictureOffer
from desktop.texts import error_text
from desktop.widgets.folders import own_pictures
from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.pictures import PicturesPresenter
    from desktop.editor.text.pane import TextPane
    from kb.errors import KbError

_KEY = "editor.picture"


class PicturesDesk(QObject):
    """An image is put where the caret or the drop was, however far somebody has typed on meanwhile.

    Signals:
        message: (Message) what became of an image that is not simply there now.
    """

    message = Signal(object)

    def __init__(self, presenter: PicturesPresenter, edited: EditedArticle, pane: TextPane) -> None:
        """Listen to the text of ``pane``."""
        super().__init__(pane)
        self._presenter = presenter
        self._edited = edited
        self._pane = pane
        self._folder = ""
        pane.edit.pictures_offered.connect(self._take)
        pane.picture_wanted.connect(self._choose)
        presenter.taken.connect(self._put)
        presenter.made_smaller.connect(self._on_smaller)
        presenter.refused.connect(self._on_refused)

    def _choose(self) -> None:
        kinds = self.tr("画像 (*.png *.jpg *.jpeg *.gif *.webp)")
        names, _ = QFileDialog.getOpenFileNames(
            self._pane, self.tr("画像を入れる"), self._folder or own_pictures(), kinds
        )
        if names:
            self._folder = str(Path(names[0]).parent)
            self._take([PictureOffer(Path(name).name, Path(name)) for name in names])

    def _take(self, offers: Sequence[PictureOffer]) -> None:
        if self._edited.article_id is not None:
            self._presenter.take((self._edited.article_id, QTextCursor(self._pane.edit.textCursor())), offers)

    def _put(self, place: tuple[UUID, QTextCursor], markdown: str) -> None:
        article_id, cursor = place
        if article_id != self._edited.article_id:
            return  # the image is in the library, and in no text that is open; it goes by itself
        self._pane.edit.put_at(cursor, markdown)

    def _on_smaller(self, name: str) -> None:
        text = self.tr("大きな画像を縮小して入れました: {name}").format(name=name)
        self.message.emit(Message(text, Grade.INFO, key=_KEY))

    def _on_refused(self, name: str, error: KbError) -> None:
        self.message.emit(Message(f"{name}: {error_text(error)}", Grade.WARN, key=_KEY))
