"""The status line of the window: which library, how many articles, its index or the long job at work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.texts import progress_text
from desktop.texts.index import index_words
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.progress import JobProgress


class LibraryLine(StatusLine):
    """Facts ``library``, ``articles`` and ``index`` at the left, ``screen``, ``due`` and ``overdue`` at the right."""

    def __init__(self, theme: Theme) -> None:
        """Start without facts."""
        super().__init__(theme)
        self.add("library")
        self.add("articles")
        self.add("index")
        self.add("screen", right=True)
        self.add("due", right=True)
        self.add("overdue", right=True)
        self.renewal = Button(
            theme, self.tr("新しい版にする"), style=ButtonStyle.LINK, icon="refresh", size=ButtonSize.LINE
        )
        self.renewal.setToolTip(self.tr("新しい版が入りました。起動し直すと、新しい版になります。"))
        self.add_button(self.renewal)

    def show_opening(self) -> None:
        """Say that the library is not open yet."""
        self.say("library", self.tr("ライブラリを開いています。"), icon="box")
        self.say("articles", "")
        self.say("index", "")

    def show_closed(self) -> None:
        """Say that the library could not be opened."""
        self.say("library", self.tr("ライブラリは開いていません"), icon="warning", color="danger")
        self.say("articles", "")
        self.say("index", "")

    def show_obstacle(self, fact: str) -> None:
        """Say in the place of the library's name what keeps everything from being saved to it."""
        self.say("library", fact, icon="warning", color="danger")

    def show_library(self, name: str, articles: int) -> None:
        """Show the library's name and size."""
        self.say("library", self.tr("ライブラリ: {name}").format(name=name), icon="box")
        self.say("articles", self.tr("記事 {count}").format(count=f"{articles:,}"))

    def show_renewal(self, *, wanted: bool) -> None:
        """Offer to start again: another version lies where this one came from."""
        self.renewal.setVisible(wanted)

    def show_due(self, today: int, overdue: int) -> None:
        """Show how many promises are due today and overdue; nothing while there are none."""
        self.say("due", self.tr("約束 本日 {count}").format(count=today) if today or overdue else "", icon="calendar")
        late = self.tr("超過 {count}").format(count=overdue) if overdue else ""
        self.say("overdue", late, icon="warning", color="danger", bold=True)

    def show_index(self, state: str, progress: JobProgress | None = None) -> None:
        """Show how far a long job has come, else the state of the search index: ready, or what is being done about it.

        While a job runs, the facts keep the widest room they needed, so that nothing moves with the figures.
        """
        self.keep_room("articles", "index", kept=progress is not None)
        if progress is not None:
            self.say("index", progress_text(progress), icon="refresh")
        else:
            text, icon, color = index_words(state)
            self.say("index", text, icon=icon, color=color)
