"""The section 規則: one file at a time, as a form, as text, or compared with the shipped one; tried beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from desktop.setup.rules.file_specs import FILE_SPECS
from desktop.setup.rules.form_view import FormView
from desktop.setup.rules.rows import say
from desktop.setup.rules.trial_pane import TrialPane
from desktop.setup.section import RowNote, Section
from desktop.setup.writing.diff_list import DiffList
from desktop.setup.writing.frame import lay_out_section
from desktop.setup.writing.head import FileHead
from desktop.setup.writing.problem_list import ProblemList, WrittenProblem
from desktop.setup.writing.text_edit import DataTextEdit
from desktop.setup.writing.turning_split import TurningSplit
from desktop.texts import decided_text, error_text, rule_problem_text
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.message_bar import Grade, Message
from kb.domain.article import Changes
from kb.domain.rule_editing import TakesEffect

if TYPE_CHECKING:
    from desktop.setup.rules.presenter import RulePresenter
    from desktop.setup.rules.written_file import WrittenFile
    from desktop.theme import Theme
    from kb.domain.rule_editing import RuleFault
    from kb.errors import KbError

_FORM, _TEXT, _DIFF = "form", "text", "diff"
_VIEWS = (_FORM, _TEXT, _DIFF)
_KEY = "setup.rules"


class RuleSection(Section):
    """Shows what the presenter knows and passes on what the user does."""

    def __init__(self, theme: Theme, presenter: RulePresenter) -> None:
        """Belong to ``presenter``, which has not started."""
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        presenter.setParent(self)
        views = {_FORM: self.tr("フォーム"), _TEXT: self.tr("原文"), _DIFF: self.tr("配布との違い")}
        self.head = FileHead(theme, "", "", views)
        self.discard = Button(theme, self.tr("書いた分を捨てる"), style=ButtonStyle.QUIET, size=ButtonSize.FORM)
        self.restore = Button(theme, self.tr("前の版に戻す"), style=ButtonStyle.OUTLINE, size=ButtonSize.FORM)
        self.shipped = Button(theme, self.tr("配布のものに戻す"), style=ButtonStyle.OUTLINE, size=ButtonSize.FORM)
        for verb in (self.discard, self.restore, self.shipped):
            self.head.add_verb(verb)
        self.form = FormView(theme)
        self.text = DataTextEdit(theme, name=self.tr("規則の原文"))
        self.diff = DiffList(theme, name=self.tr("配布との違い"))
        self.problems = ProblemList(theme)
        self.trial = TrialPane(theme)
        self._views = QStackedWidget()
        self._split = TurningSplit(theme, share=320)
        self._build()
        self._wire()
        self.head.show_state(self.tr("ライブラリが開くと、ここに出ます"))

    # What the screen asks

    def show_part(self, part: str) -> None:
        self.form.settle()
        spec = FILE_SPECS[part]
        self.head.show_file(say(spec.title), say(spec.about))
        self.setEnabled(False)
        self._presenter.open(part)

    def activate(self) -> None:
        view = self.head.views.current
        (self.form.list if view == _FORM else self.text if view == _TEXT else self.diff).setFocus()

    def hint(self) -> str:
        return self.tr("Ctrl+S 保存")

    def save(self) -> bool:
        self.form.settle()
        return self._presenter.save()

    def on_library_opened(self) -> None:
        self.head.show_state("")
        self._presenter.start()

    def on_library_changed(self, changes: object, initiator: object) -> None:
        if isinstance(changes, Changes) and changes.everything and initiator is not self:
            self._presenter.refresh()

    def unsaved(self) -> str:
        return "\n\n".join(self._presenter.dirty.values())

    def shut_down(self) -> None:
        self._presenter.close()

    # What the presenter tells

    def _on_opened(self) -> None:
        file = self._presenter.current
        if file is None:
            return
        spec = FILE_SPECS[file.loaded.name]
        self.setEnabled(True)
        self.text.setReadOnly(file.locked)
        self.text.show_text(file.draft.text)
        self.form.begin(spec, file.content, locked=file.locked, decided=file.loaded.decided)
        self.trial.setVisible(file.loaded.can_be_tried)
        self.trial.begin(file.sample, say(spec.sample))
        self._show_lock(file)
        self._on_changed()

    def _on_changed(self) -> None:
        file = self._presenter.current
        if file is None:
            return
        fault = file.draft.fault
        if not file.edits:
            self.text.show_text(file.draft.text)
        sentence = "" if fault is None else rule_problem_text(fault.problem, fault.detail)
        self.form.show_content(file.content, None if fault is None else fault.trail, sentence)
        # While the text is no YAML, a form would change something that nobody can see.
        self.form.setEnabled(fault is None or bool(fault.trail))
        self.problems.show_problems(() if fault is None else (WrittenProblem(fault.line, sentence, fault.key),))
        self.text.mark_lines(() if fault is None else (fault.line,))
        if self.head.views.current == _DIFF:
            self.diff.compare(file.loaded.shipped, file.draft.text)
        self.trial.show_examples(file.draft)
        self._show_state(file, fault)

    def _show_state(self, file: WrittenFile, fault: RuleFault | None) -> None:
        loaded = file.loaded
        self.head.save.setVisible(not file.locked)
        self.head.save.setEnabled(self._presenter.savable)
        self.discard.setVisible(file.dirty)
        self.restore.setVisible(loaded.restorable and not file.dirty and not file.locked)
        self.shipped.setVisible(loaded.own and not file.dirty and not file.locked)
        for verb in (self.restore, self.shipped):
            verb.setEnabled(not self._presenter.saving)
        if fault is not None:
            self.head.show_state(self.tr("直すところがあります"), icon="warning", color="danger")
        elif file.dirty:
            self.head.show_state(self.tr("まだ保存していない変更があります"), icon="pencil", color="warn")
        elif loaded.own:
            self.head.show_state(self.tr("このライブラリの規則"), icon="check", color="text.secondary")
        else:
            self.head.show_state(self.tr("配布されたまま"), icon="box", color="text.secondary")

    def _show_lock(self, file: WrittenFile) -> None:
        reason = ""
        if file.loaded.fixed:
            reason = self.tr("プログラムの働きと結びついているため、ここでは見るだけです。")
        elif file.loaded.refusal is not None:
            reason = error_text(file.loaded.refusal)
        if reason or not file.loaded.decided:
            self.head.show_lock(reason)
            return
        names = self.tr("、").join(dict.fromkeys(str(one.trail[0]) for one in file.loaded.decided))
        self.head.show_lock(f"{names}: {decided_text()}", self.tr("一部は見るだけ"))

    def _show_notes(self) -> None:
        dirty = self._presenter.dirty
        for state in self._presenter.states:
            note = None
            if state.name in dirty:
                note = RowNote("pencil", self.tr("未保存"), "warn")
            elif state.fault is not None:
                note = RowNote("warning", self.tr("誤り"), "danger")
            elif state.own:
                note = RowNote("check", self.tr("独自"), "text.tertiary")
            self.noted.emit(state.name, note)

    def _on_saved(self, name: str, changes: Changes) -> None:
        file = self._presenter.current
        title = say(FILE_SPECS[name].title)
        at_once = file is not None and file.loaded.takes_effect is TakesEffect.NOW
        text = (
            self.tr("「{title}」を保存しました。もう使われています。")
            if at_once
            else self.tr("「{title}」を保存しました。次にライブラリを開いたときから使われます。")
        )
        self.message.emit(Message(text.format(title=title), key=_KEY))
        self.library_changed_here.emit(changes, self)

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))

    def _on_outdated(self, name: str) -> None:
        text = self.tr("ほかの人が先に保存したため、保存していません。")
        action = self.tr("書いた文を写して読み直す")
        self.message.emit(Message(text, Grade.WARN, action, lambda: self._take_theirs(name), _KEY, by_shortcut=False))

    def _take_theirs(self, name: str) -> None:
        QGuiApplication.clipboard().setText(self._presenter.dirty.get(name, ""))
        self._presenter.take_theirs(name)

    # What the user does

    def _on_view(self, view: str) -> None:
        self.form.settle()
        self._views.setCurrentIndex(_VIEWS.index(view))
        self._on_changed()
        self.activate()

    def _go_to_line(self, line: int) -> None:
        file = self._presenter.current
        fault = file.draft.fault if file is not None else None
        if self.head.views.current == _FORM and fault is not None and self.form.go_to(fault.trail):
            return
        self.head.views.choose(_TEXT)
        self._views.setCurrentIndex(_VIEWS.index(_TEXT))
        self.text.go_to(line)

    # Building

    def _build(self) -> None:
        for view in (self.form, self.text, self.diff):
            self._views.addWidget(view)
        lay_out_section(self, self.head, self._split, (self._views, self.problems), self.trial)

    def _wire(self) -> None:
        presenter = self._presenter
        presenter.opened.connect(self._on_opened)
        presenter.changed.connect(self._on_changed)
        presenter.trial_changed.connect(lambda: self.trial.show_trial(presenter.trial))
        presenter.states_changed.connect(self._show_notes)
        presenter.failed.connect(self._on_failed)
        presenter.outdated.connect(self._on_outdated)
        presenter.saved.connect(self._on_saved)
        self.head.view_chosen.connect(self._on_view)
        self.head.save_wanted.connect(self.save)
        self.discard.clicked.connect(presenter.discard)
        self.restore.clicked.connect(presenter.restore)
        self.shipped.clicked.connect(presenter.back_to_shipped)
        self.form.edited.connect(presenter.edit)
        self.text.written.connect(presenter.set_text)
        self.trial.sample_written.connect(presenter.set_sample)
        self.problems.line_wanted.connect(self._go_to_line)
