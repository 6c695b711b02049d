"""What helps to write, looked up off the GUI thread: what can be put in, and articles to link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch

if TYPE_CHECKING:
    from desktop.editor.presenter.ports import EditorServices
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.writing import LinkTarget, WritingAids


class WritingHelp(QObject):
    """Asks ``services.writing``.

    Signals:
        aids_found: (WritingAids) sections, placeholders and ready words of this centre.
        links_found: (words, tuple of LinkTarget) the answer to the newest ``find_links``.
        failed: (KbError) a file of the centre cannot be read.
    """

    aids_found = Signal(object)
    links_found = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self,
        services: EditorServices,
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
        self._runner.read(self._services.writing.aids, self._on_aids, self.failed.emit)

    def find_links(self, words: str) -> None:
        """Look for articles whose title has these words, at the next pause."""
        self._links.set_query(words)

    def close(self) -> None:
        """Look for nothing any more."""
        self._links.close()

    def _find(self, words: str, token: CancelToken) -> tuple[str, tuple[LinkTarget, ...]]:
        token.check()
        return words, self._services.writing.link_targets(words)

    def _on_aids(self, aids: WritingAids) -> None:
        self.aids_found.emit(aids)
