"""Brings the merge together with the screen: opened when a save would hide what somebody else saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.merging.items import SideNames, merge_items
from desktop.editor.merging.pane import MergePane
from desktop.editor.merging.rewrite_sheet import RewriteSheet
from desktop.editor.presenter.merging import Choice
from desktop.widgets.message_bar import Grade, Message
from kb.domain.article_merge import Side

if TYPE_CHECKING:
    from desktop.commands import Command
    from desktop.editor.merging.items import ConflictRow
    from desktop.editor.presenter import EditorPresenter
    from desktop.theme import Theme
    from kb.domain.article import ArticleRevision

_MERGED = "editor.merged"
_SIDES = {Choice.OURS: Side.OURS, Choice.THEIRS: Side.THEIRS}


class MergeDesk(QObject):
    """Owns the pane; the screen shows it in place of the article and passes commands on.

    Signals:
        shown: show the pane.
        left: show the article again.
        message: (Message) for the message bar.
    """

    shown = Signal()
    left = Signal()
    message = Signal(object)

    def __init__(self, theme: Theme, presenter: EditorPresenter) -> None:
        """Show nothing yet."""
        super().__init__()
        self._presenter = presenter
        self._merging = presenter.merging
        self._open = False
        self._unfolded: frozenset[int] = frozenset()
        self.pane = MergePane(theme)
        self.rewrite = RewriteSheet(theme, self.pane)
        self._merging.merged.connect(self._on_merged)
        self._merging.decided.connect(self._show)
        presenter.conflicted.connect(self.open)
        presenter.edited.opened.connect(self.leave)
        self.pane.decided.connect(self._decide)
        self.pane.accepted.connect(self._accept)
        self.pane.list.unfolded.connect(self._unfold)
        self.pane.left.connect(self.leave)
        self.rewrite.written.connect(lambda place, lines: self._merging.choose_block(place, Choice.EDITED, lines))

    @property
    def is_open(self) -> bool:
        """Whether the merge is on show."""
        return self._open

    def open(self, theirs: ArticleRevision) -> None:
        """Merge what is typed with a revision that somebody saved since."""
        self._presenter.flush()
        self._merging.load(theirs)

    def leave(self) -> None:
        """Go back to the article; what is typed stays as it is, and the next save brings the merge up again."""
        if self._open:
            self._open = False
            self.left.emit()

    def carry_out(self, command: Command) -> bool:
        """Carry a command out; False leaves it to others."""
        if not self._open or command.id not in {"use", "save"}:
            return False
        self.pane.accept()
        return True

    def _on_merged(self) -> None:
        self._open = True
        self._unfolded = frozenset()
        theirs = self._merging.theirs
        if theirs is not None:
            said = self.tr(
                "{who}が {time} に版 {number} を保存しました。自分の文と合わせます。"
                "重ならない変更は、もう合わせてあります。"
            )
            time = f"{theirs.saved_at.astimezone():%Y-%m-%d %H:%M}"
            self.pane.explain(said.format(who=self._who(), time=time, number=theirs.number))
        self._show()
        self.shown.emit()
        self.pane.list.setFocus()
        self.pane.list.setCurrentIndex(self.pane.list.merge.index(-1, 0))
        self.pane.list.go_on(undecided=True)

    def _show(self) -> None:
        merging = self._merging
        number = merging.theirs.number if merging.theirs else 0
        before = self.tr("元の文（版 {number}）").format(number=merging.base_number)
        names = SideNames(
            before if merging.base_number else self.tr("元の文"),
            self.tr("自分の文"),
            self.tr("{who}の文（版 {number}）").format(who=self._who(), number=number),
        )
        self.pane.show_items(
            merge_items(merging, self._unfolded), names, left=merging.left, conflicts=merging.conflicts
        )

    def _unfold(self, place: int) -> None:
        self._unfolded |= {place}
        self._show()

    def _who(self) -> str:
        theirs = self._merging.theirs
        return (theirs.saved_by if theirs else "") or self.tr("ほかの画面")

    def _decide(self, conflict: ConflictRow, choice: Choice) -> None:
        if conflict.is_field:
            if choice not in _SIDES:
                return
            self._merging.choose_field(conflict.key, _SIDES[choice])
        elif choice is Choice.EDITED:
            self.rewrite.ask(conflict.place, self._merging.text_of(conflict.place))
            return
        else:
            self._merging.choose_block(conflict.place, choice)
        if self._merging.left:
            self.pane.list.go_on(undecided=True)

    def _accept(self) -> None:
        if self._merging.take():
            self.leave()
            self._presenter.save()
            return
        # Somebody typed on while the merge was open: begin anew with that text.
        theirs = self._merging.theirs
        if theirs is not None and not self._merging.left:
            self.message.emit(Message(self.tr("本文が変わったため、もう一度合わせます。"), Grade.INFO, key=_MERGED))
            self.open(theirs)
