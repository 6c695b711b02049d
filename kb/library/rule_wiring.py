"""Editing rule files, wired with the services that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kb.services.rules import RuleEditingService
from kb.services.rules.catalog import RuleSurroundings

if TYPE_CHECKING:
    from kb.domain.permission import Permissions
    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy
    from kb.search.masking import Masker
    from kb.search.note_frames import NoteFrames
    from kb.services.guidance import GuidanceService
    from kb.services.suggestions import SuggestionService
    from kb.services.triage import TriageService
    from kb.services.wording import WordingService
    from kb.services.writing import WritingService


class RuleUsers(Protocol):
    """What of a library goes by rule files that can be changed while it is open."""

    paths: LibraryPaths
    permissions: Permissions
    triage: TriageService
    wording: WordingService
    guidance: GuidanceService
    writing: WritingService
    suggestions: SuggestionService

    def record_changes(self) -> None: ...


def wire_rules(users: RuleUsers, masker: Masker, machine: MachinePolicy) -> RuleEditingService:
    """Return the service; what it saves is used at once by those who go by it, and by the ``masker``."""
    guidance, suggestions = users.guidance, users.suggestions

    def take_frames(frames: NoteFrames) -> None:
        suggestions.use(suggestions.suggester.with_frames(frames))

    return RuleEditingService(
        RuleSurroundings(users.paths.root, users.paths.index, machine),
        users.permissions,
        take={
            "alerts": users.triage.use,
            "wording": lambda _: users.wording.forget(),
            "questions": lambda _: guidance.forget(),
            "handover": lambda _: guidance.forget(),
            "boundaries": lambda _: guidance.forget(),
            "snippets": lambda _: users.writing.forget(),
            "masking": lambda _: masker.forget(),
            "note_frames": take_frames,
        },
        saved=users.record_changes,
    )
