"""What was changed in the form, a step each, so that it can be taken back like what is typed in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.editor.presenter.edited import EditedArticle
    from kb.domain.article_form import FormValue

#: Attributes that are typed letter by letter; the others change by one choice.
_TYPED = frozenset({"product", "cause", "ends_on", "happened_on"})
#: Steps that are remembered; who wants further back has the history.
_MOST = 200


class AttributeSteps(QObject):
    """Changes attributes of the article in the editor, back and forth; another article forgets the steps.

    The title has its own field with its own undo, the state its buttons: neither is touched.
    """

    def __init__(self, edited: EditedArticle, parent: QObject | None = None) -> None:
        """Remember nothing yet."""
        super().__init__(parent)
        self._edited = edited
        self._back: list[Mapping[str, FormValue]] = []
        self._forth: list[Mapping[str, FormValue]] = []
        self._going_on = ""
        edited.opened.connect(self._forget)

    def set_value(self, key: str, value: FormValue) -> None:
        """Take an attribute as the user changed it; letters of one word are one step."""
        before = self._edited.form.values
        self._edited.set_value(key, value)
        if self._edited.form.values == before:
            return
        if not self._goes_on(key, before.get(key, ""), value):
            self._back = [*self._back[-_MOST + 1 :], before]
        self._going_on = key
        self._forth.clear()

    def end_word(self) -> None:
        """Begin a new step with the next letter: the field was left."""
        self._going_on = ""

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        return self._go(self._back, self._forth)

    def redo(self) -> bool:
        """Take the step again that was taken back last; False where there is none."""
        return self._go(self._forth, self._back)

    def _go(self, steps: list[Mapping[str, FormValue]], others: list[Mapping[str, FormValue]]) -> bool:
        if not steps:
            return False
        others.append(self._edited.form.values)
        self._edited.set_attributes(steps.pop())
        self._going_on = ""
        return True

    def _goes_on(self, key: str, before: FormValue, after: FormValue) -> bool:
        """Tell whether a change belongs to the last step: a word is being typed on."""
        if key != self._going_on:
            return False
        if isinstance(before, tuple) and isinstance(after, tuple):
            return len(before) == len(after)
        return key in _TYPED

    def _forget(self) -> None:
        self._back, self._forth, self._going_on = [], [], ""
