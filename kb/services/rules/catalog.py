"""Every rule file a centre may own, with the loader that the program itself uses for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kb.documents.placeholders import read_placeholders
from kb.documents.record_words import read_record_words
from kb.documents.tables.words import read_table_words
from kb.domain.rule_editing import TakesEffect
from kb.machine_policy import NOTHING_FIXED, Section
from kb.rule_files import rule_file
from kb.search.mask_words import read_mask_words
from kb.search.note_frames import read_note_frames
from kb.search.phrase_forms import PhraseForms
from kb.search.query_words import read_query_words
from kb.search.triage import read_triage
from kb.services.backups import read_backup_rule
from kb.services.guidance_rules import read_boundary_ladder, read_handover_words, read_question_bank
from kb.services.limits import read_limits
from kb.services.packs.following import read_pack_source
from kb.services.policy import load_policy, read_policy
from kb.services.retention import read_retention_rule
from kb.services.triage import KEPT_FORMS
from kb.services.wording import read_wording_rules
from kb.services.writing import read_snippets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.machine_policy import MachinePolicy
    from kb.rule_entries import RuleEntry


class RuleSurroundings:
    """What a rule file is read with: the library, its index with the forms of known phrases, the computer's policy."""

    def __init__(self, root: Path, index: Path, machine: MachinePolicy = NOTHING_FIXED) -> None:
        self.root = root
        self.machine = machine
        self._index = index

    @cached_property
    def forms(self) -> PhraseForms:
        """Who knows the forms of phrases, also of those that were asked for a moment ago and are in no file yet."""
        return PhraseForms(self._index / KEPT_FORMS)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """``read`` raises RuleInvalidError for what the program could not use, and returns what it would use.

    ``fixed``: the program itself depends on the shipped one, and no library has its own.
    """

    name: str
    read: Callable[[RuleEntry, RuleSurroundings], Any]
    takes_effect: TakesEffect = TakesEffect.NEXT_OPENING
    fixed: bool = False


def _layered(name: str, read: Callable[[tuple[RuleEntry, ...]], object]) -> RuleFile:
    """Return a file of which a centre may write down only what it changes."""
    return RuleFile(name, lambda file, _: read((rule_file(None, name), file)))


def _ladder(file: RuleEntry, around: RuleSurroundings) -> object:
    return read_boundary_ladder(
        file, load_policy(around.root, around.machine.layers(Section.POLICY)).same_content_minutes
    )


_NOW = TakesEffect.NOW

#: In the order in which they are offered: what is changed most comes first.
RULE_FILES: dict[str, RuleFile] = {
    file.name: file
    for file in (
        RuleFile("alerts", lambda file, around: read_triage(file, around.forms), _NOW),
        RuleFile("wording", lambda file, _: read_wording_rules(file), _NOW),
        RuleFile("questions", lambda file, _: read_question_bank(file), _NOW),
        RuleFile("handover", lambda file, _: read_handover_words(file), _NOW),
        RuleFile("boundaries", _ladder, _NOW),
        RuleFile("snippets", lambda file, _: read_snippets(file), _NOW),
        RuleFile("masking", lambda file, _: read_mask_words(file), _NOW),
        _layered("policy", read_policy),
        _layered("records", read_record_words),
        RuleFile("tables", lambda file, _: read_table_words(file)),
        RuleFile("note_frames", lambda file, _: read_note_frames(file), _NOW),
        RuleFile("tables", lambda file, _: read_table_words(file), _NOW),
        RuleFile("query_words", lambda file, _: read_query_words(file)),
        RuleFile("placeholders", lambda file, _: read_placeholders(file), fixed=True),
        RuleFile("backups", lambda file, _: read_backup_rule((file,))),
        RuleFile("retention", lambda file, _: read_retention_rule((file,))),
        RuleFile("packs", lambda file, _: read_pack_source((file,))),
        _layered("limits", read_limits),
    )
}
