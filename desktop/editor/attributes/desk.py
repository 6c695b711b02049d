"""Brings the form together with the article in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.editor.attributes.pane import AttributePane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.editor.presenter import EditorPresenter
    from desktop.theme import Theme
    from kb.domain.article_heading import HeadingChoices


class AttributesDesk(QObject):
    """Owns ``pane``; the screen gives it a place."""

    def __init__(self, theme: Theme, presenter: EditorPresenter, state_row: QWidget) -> None:
        """``state_row`` stands above the fields."""
        super().__init__()
        self._edited = edited = presenter.edited
        self.pane = pane = AttributePane(theme, state_row)
        steps = presenter.attributes
        pane.typed.connect(steps.set_value)
        pane.field_left.connect(steps.end_word)
        pane.undo_wanted.connect(steps.undo)
        pane.redo_wanted.connect(steps.redo)
        edited.opened.connect(self._on_opened)
        edited.changed.connect(lambda: pane.show_form(edited.form))
        edited.checked.connect(lambda: pane.show_problems(edited.problems))
        presenter.lists.choices_changed.connect(self._on_choices)

    def _on_opened(self) -> None:
        self.pane.show_form(self._edited.form)
        self.pane.show_problems(())

    def _on_choices(self, choices: HeadingChoices) -> None:
        for key, words in (("product", choices.products), ("cause", choices.causes), ("tags", choices.tags)):
            self.pane.offer(key, tuple(words))
