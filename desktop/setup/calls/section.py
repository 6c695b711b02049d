"""The section 通話: minutes and contacts as they hold, locked where the policy of the computer decides them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.setup.fact_rows import FactRow
from desktop.setup.page import PageColumn, laid_out
from desktop.setup.section import Section
from desktop.setup.writing.head import SectionHead
from desktop.texts import decided_text, error_text
from desktop.widgets.buttons import Button, ButtonSize
from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from desktop.setup.calls.presenter import CallRulesPresenter
    from desktop.theme import Theme
    from kb.domain.article import Changes
    from kb.errors import KbError

_KEY = "setup.calls"


class CallRulesSection(Section):
    """Shows what the presenter knows; the form of the rule file is where it is changed."""

    def __init__(self, theme: Theme, presenter: CallRulesPresenter) -> None:
        """Belong to ``presenter``, which knows of nothing yet."""
        super().__init__()
        self._presenter = presenter
        presenter.setParent(self)
        about = self.tr("引き継ぎを考える分、境界線の分、約束の知らせ、当番です。センターで一つに決めます。")
        self.head = SectionHead(theme, self.tr("通話"), about)
        self.rows = {
            "amber_minutes": FactRow(theme, self.tr("時計が黄になる")),
            "red_minutes": FactRow(theme, self.tr("時計が赤になる")),
            "same_content_minutes": FactRow(theme, self.tr("同じ内容が続いた")),
            "reminder_minutes": FactRow(theme, self.tr("約束の知らせ")),
            "default_duty": FactRow(theme, self.tr("ふだんの当番")),
            "centre": FactRow(theme, self.tr("センター名")),
        }
        self.change = Button(theme, self.tr("「方針」の規則で変える"), icon="flag", size=ButtonSize.FORM)
        self.page = PageColumn(theme, name=self.tr("通話の決まり"))
        for row in self.rows.values():
            self.page.add(row)
        self.page.add(self.change)
        laid_out(self, self.head, self.page)
        presenter.changed.connect(self._show)
        presenter.failed.connect(self._on_failed)
        self.change.clicked.connect(lambda: self.section_request.emit("rules", "policy"))

    def show_part(self, part: str) -> None:
        self._presenter.refresh()

    def activate(self) -> None:
        self.change.setFocus()

    def on_library_opened(self) -> None:
        self._presenter.refresh()

    def on_library_changed(self, changes: Changes, initiator: object) -> None:  # type: ignore[override] # as the window
        if changes.everything:
            self._presenter.refresh()

    def shut_down(self) -> None:
        self._presenter.close()

    def _show(self) -> None:
        found = self._presenter.found
        if found is None:
            return
        policy = found.policy
        duty = policy.default_duty
        values = {
            "amber_minutes": self.tr("%n 分から", "", policy.amber_minutes),
            "red_minutes": self.tr("%n 分から", "", policy.red_minutes),
            "same_content_minutes": self.tr("%n 分で、境界線を考える", "", policy.same_content_minutes),
            "reminder_minutes": self.tr("期限の %n 分前", "", policy.reminder_minutes),
            "default_duty": f"{duty.name} · {duty.contact}",
            "centre": policy.centre,
        }
        for key, row in self.rows.items():
            fixed = key in found.decided
            row.say(
                values[key],
                note=decided_text() if fixed else "",
                icon="lock" if fixed else "",
                color="text.secondary" if fixed else "text.primary",
            )

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))
