"""A rule file while somebody writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.domain.data_edit import DataEdit
    from kb.domain.rule_editing import RuleDraft, RuleText


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as it is in use and as it is being written.

    ``edits`` are changes of the form that are not in ``draft.text`` yet; ``content`` is what the text says with them.
    """

    loaded: RuleText
    draft: RuleDraft
    content: Any = None
    edits: tuple[DataEdit, ...] = ()
    checked: bool = False
    sample: str = ""

    @property
    def dirty(self) -> bool:
        """Whether it differs from the file in use."""
        return bool(self.edits) or self.draft.text != self.loaded.text

    @property
    def locked(self) -> bool:
        """Whether nobody, or not this user, may change it."""
        return self.loaded.fixed or self.loaded.refusal is not None

    @property
    def right(self) -> bool:
        """Whether it is known that nothing is wrong with what is written."""
        return self.checked and not self.edits and self.draft.fault is None
