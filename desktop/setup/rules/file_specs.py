"""The forms of all rule files by name, in the order in which they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.setup.rules import call_forms, centre_forms

if TYPE_CHECKING:
    from desktop.setup.rules.specs import FileSpec

FILE_SPECS: dict[str, FileSpec] = {
    "alerts": call_forms.ALERTS,
    "wording": call_forms.WORDING,
    "questions": call_forms.QUESTIONS,
    "handover": call_forms.HANDOVER,
    "boundaries": call_forms.BOUNDARIES,
    "snippets": call_forms.SNIPPETS,
    "masking": centre_forms.MASKING,
    "policy": centre_forms.POLICY,
    "records": centre_forms.RECORDS,
    "tables": centre_forms.TABLES,
    "note_frames": centre_forms.NOTE_FRAMES,
    "query_words": centre_forms.QUERY_WORDS,
    "placeholders": centre_forms.PLACEHOLDERS,
    "backups": centre_forms.BACKUPS,
    "retention": centre_forms.RETENTION,
    "packs": centre_forms.PACKS,
    "limits": centre_forms.LIMITS,
}
