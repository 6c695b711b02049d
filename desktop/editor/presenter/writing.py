"""What helps to write, looked up off the GUI thread: what can be put in, and articles to link to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch
from kb.errors import ArticleNotFoundError

if TYPE_CHECKING:
    from desktop.editor.presenter.ports import Writing
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.writing import LinkTarget, WritingAids

_LINK = "kb:"


class WritingHelp(QObject):
    """Asks the service of that name.

    Signals:
        aids_found: (WritingAids) sections, placeholders and ready words of this centre.
        links_found: (words, tuple of LinkTarget) the answer to the newest ``find_links``.
        open_wanted: (UUID) the article that a link names.
        failed: (KbError) a file of the centre cannot be read, or a link leads nowhere.
    """

    aids_found = Signal(object)
    links_found = Signal(str, object)
    open_wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        services: Writing,
        runner: TaskRunner,
        faults: FaultChannel,
        *,
        delay_ms: int = 120,
        parent: QObject | None = None,
    ) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._links: LiveSearch[str, tuple[str, tuple[LinkTarget, ...]]] = LiveSearch(
            self._find, faults, delay_ms=delay_ms, parent=self
        )
        self._links.succeeded.connect(lambda answer: self.links_found.emit(*answer))
        self._links.failed.connect(self.failed)

    def start(self) -> None:
        """Ask what can be put in."""
        self._runner.read(self._services.aids, self._on_aids, self.failed.emit, about=self._on_aids)

    def find_links(self, words: str) -> None:
        """Look for articles whose title has these words, at the next pause."""
        self._links.set_query(words)

    def follow(self, address: str) -> None:
        """Open the article that a ``kb:`` link names by its id or title."""
        name = unquote(address.removeprefix(_LINK)).strip("/")
        self._runner.read(partial(self._target, name), self.open_wanted.emit, self.failed.emit, about=self.follow)

    def close(self) -> None:
        """Look for nothing any more."""
        self._links.close()

    def _find(self, words: str, token: CancelToken) -> tuple[str, tuple[LinkTarget, ...]]:
        token.check()
        return words, self._services.link_targets(words)

    def _target(self, name: str) -> UUID:
        try:
            return UUID(name)
        except ValueError:
            targets = self._services.link_targets(name)
        for target in targets:
            if target.title == name:
                return target.article_id
        raise ArticleNotFoundError(article=name)

    def _on_aids(self, aids: WritingAids) -> None:
        self.aids_found.emit(aids)
