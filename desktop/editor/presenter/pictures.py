"""Images on their way into the library: made to fit, kept, and told as the Markdown that shows them."""

from __future__ import annotations

from collections import deque
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.articles.picture_files import ready_picture
from kb.domain.attachment import attachment_reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.articles.picture_files import PictureOffer, ReadyPicture
    from desktop.editor.presenter.ports import Attachments
    from desktop.tasks.runner import TaskRunner
    from kb.domain.attachment import Attachment
    from kb.errors import KbError


class PicturesPresenter(QObject):
    """Takes one image after the other, in their order.

    Signals:
        taken: (place, Markdown) an image is in the library; ``place`` is what ``take`` was given.
        made_smaller: (name) an image was too large and has been made smaller.
        refused: (name, KbError) an image could not be taken in.
    """

    taken = Signal(object, str)
    made_smaller = Signal(str)
    refused = Signal(str, object)

    def __init__(
        self, services: Attachments, runner: TaskRunner, *, editor: str = "", parent: QObject | None = None
    ) -> None:
        """``editor`` is who takes them in."""
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._editor = editor
        self._waiting: deque[tuple[object, PictureOffer]] = deque()
        self._busy = False

    def take(self, place: object, offers: Sequence[PictureOffer]) -> None:
        """Take images in; each answers by a signal of its own."""
        self._waiting += ((place, offer) for offer in offers)
        if not self._busy:
            self._next()

    def _next(self) -> None:
        self._busy = bool(self._waiting)
        if not self._waiting:
            return
        place, offer = self._waiting.popleft()
        # Made ready off the thread of the writes: saving what somebody types never waits for an image.
        self._runner.read(
            partial(ready_picture, offer), partial(self._keep, place, offer.name), partial(self._refuse, offer.name)
        )

    def _keep(self, place: object, name: str, ready: ReadyPicture) -> None:
        self._runner.write(
            partial(self._services.add, ready.content, name=name, editor=self._editor),
            partial(self._tell, place, name, ready.smaller),
            partial(self._refuse, name),
        )

    def _tell(self, place: object, name: str, smaller: bool, kept: Attachment) -> None:
        self.taken.emit(place, attachment_reference(kept.id, PurePath(name).stem))
        if smaller:
            self.made_smaller.emit(name)
        self._next()

    def _refuse(self, name: str, error: KbError) -> None:
        self.refused.emit(name, error)
        self._next()
