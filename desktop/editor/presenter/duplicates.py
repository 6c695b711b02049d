"""Articles that say nearly what is being written, looked for while one types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch
from kb.errors import IndexUnavailableError

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.ports import EditorServices
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.article_form import ArticleForm
    from kb.domain.near_duplicate import NearDuplicate
    from kb.domain.preview import ArticlePreview
    from kb.errors import KbError

_Asked = tuple["ArticleForm", "UUID"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is being written, and the article that says nearly the same, each as agents would read it."""

    near: NearDuplicate
    own: ArticlePreview
    other: ArticlePreview


class DuplicatesPresenter(QObject):
    """Follows the article in the editor.

    Signals:
        found: ``near`` are others.
        compared: (Comparison) to be shown side by side.
        failed: (KbError).
    """

    found = Signal()
    compared = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        edited: EditedArticle,
        services: EditorServices,
        runner: TaskRunner,
        faults: FaultChannel,
        *,
        delay_ms: int = 400,
        parent: QObject | None = None,
    ) -> None:
        """Find nothing yet."""
        super().__init__(parent)
        self._edited = edited
        self._services = services
        self._runner = runner
        self._near: tuple[NearDuplicate, ...] = ()
        self._passed_over: set[UUID] = set()
        self._live: LiveSearch[_Asked, tuple[NearDuplicate, ...]] = LiveSearch(
            self._look, faults, delay_ms=delay_ms, parent=self
        )
        self._live.succeeded.connect(self._show)
        self._live.failed.connect(self._on_failed)
        edited.opened.connect(self._on_opened)
        edited.changed.connect(self.look_again)

    @property
    def near(self) -> tuple[NearDuplicate, ...]:
        """What says nearly the same and was not passed over, the nearest first."""
        return tuple(one for one in self._near if one.article_id not in self._passed_over)

    def look_again(self) -> None:
        """Look once typing pauses."""
        if self._edited.article_id is None:
            self._live.cancel()
        else:
            self._live.set_query((self._edited.form, self._edited.article_id))

    def pass_over(self) -> None:
        """Tell of these no more while this article is in the editor: they are known."""
        self._passed_over |= {one.article_id for one in self._near}
        self.found.emit()

    def compare(self, near: NearDuplicate) -> None:
        """Read the other article as agents would, to be seen beside this one."""
        work = partial(self._read, near, self._edited.form)
        self._runner.read(work, self.compared.emit, self.failed.emit, about=self.compare)

    def close(self) -> None:
        """Stop."""
        self._live.close()

    def _look(self, asked: _Asked, token: CancelToken) -> tuple[NearDuplicate, ...]:
        form, article_id = asked
        return self._services.near_duplicates.find(form, article_id, token)

    def _read(self, near: NearDuplicate, form: ArticleForm) -> Comparison:
        forms = self._services.forms
        other = forms.of(self._services.editing.get(near.article_id).article)
        return Comparison(near, forms.preview(form), forms.preview(other))

    def _on_opened(self) -> None:
        self._passed_over.clear()
        self._show(())
        self.look_again()

    def _show(self, near: tuple[NearDuplicate, ...]) -> None:
        if near != self._near:
            self._near = near
            self.found.emit()

    def _on_failed(self, error: KbError) -> None:
        # An index that is being rebuilt answers at the next keystroke; nobody asked for this.
        if not isinstance(error, IndexUnavailableError):
            self.failed.emit(error)
