"""Makes the screens: that of a call at once, the others when the window is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.call.panel import CallPanel
from desktop.call.presenter import CallPresenter
from kb.domain.article import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.call.presenter import Services
    from desktop.editor.panel import EditorPanel
    from desktop.editor.presenter import EditorServices
    from desktop.editor.queues.ports import QueueServices
    from desktop.preferences import PreferenceStore
    from desktop.search.panel import SearchPanel
    from desktop.setup.care import Around
    from desktop.setup.panel import SetupPanel
    from desktop.setup.ports import SetupServices
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from desktop.widgets.screen import Screen
    from kb.clock import Clock


#: Those that are made later, as they stand on the rail at once: name, icon, whether at the bottom.
LATER: tuple[tuple[str, str, bool], ...] = (
    ("search", "search", False),
    ("editor", "pencil", False),
    ("setup", "sliders", True),
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What every screen is made from, beside the services of the library."""

    theme: Theme
    runner: TaskRunner
    faults: FaultChannel
    clock: Clock
    store: PreferenceStore
    around: Around


@dataclass(frozen=True, slots=True)
class ScreenServices:
    """The services of a library as each screen knows them; an open library is each of these itself.

    Those of screens that are made later are asked for when they are.
    """

    calls: Services
    queues: Callable[[], QueueServices]
    editing: Callable[[], EditorServices]
    setup: Callable[[], SetupServices]


def build_screens(library: ScreenServices, parts: Parts) -> Iterator[Screen]:
    """Make the screens in the order of the rail, each when it is asked for."""
    call = _call_screen(library.calls, parts)
    yield call
    yield _search_screen(library, parts, call)
    yield _editor_screen(library, parts)
    yield _setup_screen(library.setup(), parts)


def _call_screen(library: Services, parts: Parts) -> CallPanel:
    presenter = CallPresenter(library, parts.runner, parts.faults, parts.clock, agent=parts.store.value.agent)
    panel = CallPanel(parts.theme, presenter)
    presenter.setParent(panel)
    return panel


def _search_screen(library: ScreenServices, parts: Parts, call: CallPanel) -> SearchPanel:
    # Imported here, and in the next ones, so that the window is painted two tenths of a second earlier.
    from desktop.search.miss_watch import MissWatch  # noqa: PLC0415 - see above
    from desktop.search.panel import SearchPanel  # noqa: PLC0415 - see above
    from desktop.search.presenter import SearchPresenter  # noqa: PLC0415 - see above

    presenter = SearchPresenter(library.calls.searching, library.calls.reading, parts.faults)
    panel = SearchPanel(parts.theme, presenter)
    presenter.setParent(panel)
    watch = MissWatch(presenter, library.queues().misses, parts.runner)
    panel.field.submitted.connect(watch.submit)
    watch.kept.connect(lambda: panel.library_changed_here.emit(Changes(queues=True), panel))
    panel.set_on_call(call.on_call)
    call.strip_wanted.connect(panel.set_on_call)
    panel.use_article_request.connect(call.use_article)
    return panel


def _editor_screen(library: ScreenServices, parts: Parts) -> EditorPanel:
    from desktop.editor.panel import EditorPanel  # noqa: PLC0415 - see _search_screen
    from desktop.editor.presenter import EditorPresenter  # noqa: PLC0415 - see _search_screen
    from desktop.editor.queues.desk import QueueDesk  # noqa: PLC0415 - see _search_screen
    from desktop.editor.queues.presenter import QueuesPresenter  # noqa: PLC0415 - see _search_screen
    from desktop.editor.queues.synonym_making import SynonymMaking  # noqa: PLC0415 - see _search_screen

    agent, queues = parts.store.value.agent, library.queues()
    presenter = EditorPresenter(library.editing(), parts.runner, parts.faults, parts.clock, editor=agent)
    panel = EditorPanel(parts.theme, presenter)
    presenter.setParent(panel)
    waiting = QueuesPresenter(queues, parts.runner, parts.faults, editor=agent, parent=panel)
    making = SynonymMaking(queues.synonyms, parts.runner, parts.faults, parent=panel)
    panel.add_queues(QueueDesk(parts.theme, waiting, making, panel))
    return panel


def _setup_screen(library: SetupServices, parts: Parts) -> SetupPanel:
    from desktop.setup.access_presenter import AccessPresenter  # noqa: PLC0415 - see _editor_screen
    from desktop.setup.panel import SetupPanel  # noqa: PLC0415 - see _search_screen
    from desktop.setup.sections import section_entries, section_factories  # noqa: PLC0415 - see _search_screen

    factories = section_factories(
        parts.theme, library, parts.around, parts.runner, parts.faults, editor=parts.store.value.agent
    )
    entries = section_entries()
    needed = {entry.needs for entry in entries if entry.needs is not None}
    return SetupPanel(parts.theme, entries, factories, AccessPresenter(library.permissions, parts.runner, needed))
