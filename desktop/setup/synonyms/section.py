"""The section 同義語: head, form or text, what is wrong, what saving would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget

from desktop.setup.section import RowNote, Section
from desktop.setup.synonyms.effect import EffectPane
from desktop.setup.synonyms.form import EntryForm
from desktop.setup.synonyms.rows import rows_of
from desktop.setup.writing.entry_list import EntryList
from desktop.setup.writing.frame import lay_out_section, put_list_beside_form
from desktop.setup.writing.head import FileHead
from desktop.setup.writing.problem_list import ProblemList, WrittenProblem
from desktop.setup.writing.text_edit import DataTextEdit
from desktop.setup.writing.turning_split import TurningSplit
from desktop.texts import error_text, problem_text
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle, IconButton
from desktop.widgets.fields import LineField
from desktop.widgets.message_bar import Grade, Message
from kb.domain.article import Changes
from kb.errors import SynonymsInvalidError

if TYPE_CHECKING:
    from desktop.setup.synonyms.presenter import SynonymPresenter
    from desktop.theme import Theme
    from kb.domain.synonyms import SynonymEntry
    from kb.errors import KbError

_LIST = 260
_FORM, _TEXT = "form", "text"
_KEY = "setup.synonyms"


class SynonymSection(Section):
    """Shows what the presenter knows and passes on what the user does."""

    def __init__(self, theme: Theme, presenter: SynonymPresenter) -> None:
        """Belong to ``presenter``, which has not started."""
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        presenter.setParent(self)
        about = self.tr(
            "お客様の言葉から、センターの言葉で書かれた記事を見つけるための対応表です。保存すると、すぐに使われます。"
        )
        views = {_FORM: self.tr("フォーム"), _TEXT: self.tr("原文")}
        self.head = FileHead(theme, self.tr("同義語"), about, views)
        self.restore = Button(theme, self.tr("前の版に戻す"), style=ButtonStyle.OUTLINE, size=ButtonSize.FORM)
        self.discard = Button(theme, self.tr("書いた分を捨てる"), style=ButtonStyle.QUIET, size=ButtonSize.FORM)
        self.head.add_verb(self.discard)
        self.head.add_verb(self.restore)
        self.filter = LineField(theme, name=self.tr("言葉で探す"), placeholder=self.tr("言葉で探す"))
        self.new = IconButton(theme, self.tr("新しい項目"), "plus", size=ButtonSize.FORM)
        self.table = EntryList(theme, name=self.tr("同義語の一覧"))
        self.form = EntryForm(theme)
        self.text = DataTextEdit(theme, name=self.tr("同義語の原文"))
        self.problems = ProblemList(theme)
        self.effect = EffectPane(theme)
        self._views = QStackedWidget()
        self._split = TurningSplit(theme, share=340)
        self._build()
        self._wire()
        self._show_state()
        self._show_effect()

    # What the screen asks

    def activate(self) -> None:
        (self.filter if self.head.views.current == _FORM else self.text).setFocus()

    def hint(self) -> str:
        return self.tr("Ctrl+S 保存")

    def save(self) -> bool:
        self.form.settle()
        return self._presenter.save()

    def on_library_opened(self) -> None:
        self._presenter.start()

    def on_library_changed(self, changes: object, initiator: object) -> None:
        if isinstance(changes, Changes) and changes.everything and initiator is not self:
            self._presenter.refresh()

    def unsaved(self) -> str:
        return self._presenter.text if self._presenter.dirty else ""

    def shut_down(self) -> None:
        self._presenter.close()

    # What the presenter tells

    def _on_checked(self) -> None:
        presenter = self._presenter
        self.table.rows.set_rows(rows_of(presenter.entries))
        shown = self.form.entry.means
        if shown and self.table.choose(shown):
            entry = next(entry for entry in presenter.entries if entry.means == shown)
            self.form.show_entry(entry)
        problems = [WrittenProblem(problem.line, problem_text(problem)) for problem in presenter.problems]
        self.problems.show_problems(problems)
        self.text.mark_lines(problem.line for problem in presenter.problems)
        # While the text is wrong a form would change something that nobody can see.
        self.form.setEnabled(not problems)
        self._show_effect()

    def _show_state(self) -> None:
        presenter, saved = self._presenter, self._presenter.saved_text
        self.head.save.setVisible(not presenter.locked)
        self.head.save.setEnabled(presenter.savable)
        self.discard.setVisible(presenter.dirty)
        self.restore.setVisible(saved is not None and saved.restorable and not presenter.dirty and not presenter.locked)
        if saved is None:
            self.head.show_state(self.tr("ライブラリが開くと、ここに出ます"))
        elif presenter.dirty:
            self.head.show_state(self.tr("まだ保存していない変更があります"), icon="pencil", color="warn")
        elif saved.own:
            self.head.show_state(self.tr("このライブラリの対応表"), icon="check")
        else:
            self.head.show_state(self.tr("配布されたまま"), icon="box")
        note = RowNote("pencil", self.tr("未保存"), "warn") if presenter.dirty else None
        self.noted.emit("", note)

    def _show_effect(self) -> None:
        presenter = self._presenter
        self.effect.head.set_count("")
        if presenter.problems:
            self.effect.say(self.tr("直すところがあるあいだは、試せません。"))
        elif presenter.trial.busy:
            self.effect.head.set_count(self.tr("試しています"))
        elif presenter.trial.effect is not None:
            self.effect.show_effect(presenter.trial.effect)
        elif not presenter.dirty:
            self.effect.say(self.tr("項目を変えると、過去の通話メモと検索で試した結果が、保存する前にここに出ます。"))

    def _on_refusal(self, refusal: KbError | None) -> None:
        self.head.show_lock("" if refusal is None else error_text(refusal))
        self.text.setReadOnly(refusal is not None)
        self.new.setVisible(refusal is None)
        self.form.set_locked(refusal is not None)

    def _on_saved(self, changes: Changes) -> None:
        self.message.emit(Message(self.tr("同義語を保存しました。もう使われています。"), key=_KEY))
        self.library_changed_here.emit(changes, self)

    def _on_refused(self, error: KbError) -> None:
        sentence = problem_text(error.problems[0]) if isinstance(error, SynonymsInvalidError) else error_text(error)
        self.form.say_wrong(sentence)

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))

    def _on_outdated(self) -> None:
        text = self.tr("ほかの人が先に保存したため、保存していません。")
        action = self.tr("書いた文を写して読み直す")
        self.message.emit(Message(text, Grade.WARN, action, self._take_theirs, _KEY, by_shortcut=False))

    def _take_theirs(self) -> None:
        QGuiApplication.clipboard().setText(self._presenter.text)
        self._presenter.take_theirs()

    # What the user does

    def _on_view(self, view: str) -> None:
        self.form.settle()
        self._views.setCurrentIndex(int(view == _TEXT))
        self.activate()

    def _on_new(self) -> None:
        self.form.settle()
        self.table.selectionModel().clear()
        self.form.show_entry(None)
        self.form.means.setFocus()

    def _on_chosen(self, means: object) -> None:
        if means != self.form.entry.means:
            self.form.settle()
            self.form.show_entry(next(entry for entry in self._presenter.entries if entry.means == means))

    def _on_added(self, entry: SynonymEntry) -> None:
        self._presenter.put_entry(entry)
        self.filter.clear()
        self.form.show_entry(entry)

    def _on_removed(self, means: str) -> None:
        self.form.show_entry(None)
        self._presenter.remove_entry(means)

    def _go_to_line(self, line: int) -> None:
        self.head.views.choose(_TEXT)
        self._views.setCurrentIndex(1)
        self.text.go_to(line)

    # Building

    def _build(self) -> None:
        form = QSplitter(Qt.Orientation.Horizontal)
        put_list_beside_form(form, self._theme, (self.filter, self.new), self.table, self.form)
        form.setSizes([self._theme.px(_LIST), self._theme.px(2 * _LIST)])
        self._views.addWidget(form)
        self._views.addWidget(self.text)
        lay_out_section(self, self.head, self._split, (self._views, self.problems), self.effect)

    def _wire(self) -> None:
        presenter = self._presenter
        presenter.text_replaced.connect(self.text.show_text)
        presenter.checked.connect(self._on_checked)
        presenter.state_changed.connect(self._show_state)
        presenter.trial.changed.connect(self._show_effect)
        presenter.trial.note_tried.connect(self.effect.show_tried)
        self.effect.note_written.connect(presenter.trial.set_note)
        presenter.refused.connect(self._on_refused)
        presenter.failed.connect(self._on_failed)
        presenter.outdated.connect(self._on_outdated)
        presenter.saved.connect(self._on_saved)
        presenter.terms_found.connect(self.form.set_terms)
        presenter.refusal_found.connect(self._on_refusal)
        self.text.written.connect(presenter.set_text)
        self.head.view_chosen.connect(self._on_view)
        self.head.save_wanted.connect(self.save)
        self.restore.clicked.connect(presenter.restore)
        self.discard.clicked.connect(presenter.discard)
        self.filter.textChanged.connect(self.table.rows.look_for)
        self.new.clicked.connect(self._on_new)
        self.table.chosen.connect(self._on_chosen)
        self.form.changed.connect(lambda entry, before: presenter.put_entry(entry, before=before))
        self.form.added.connect(self._on_added)
        self.form.removed.connect(self._on_removed)
        self.problems.line_wanted.connect(self._go_to_line)
