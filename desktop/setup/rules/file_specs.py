"""The forms of all rule files by name, in the order in which they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.setup.rules import alert_forms, call_forms, centre_forms, vocabulary_forms

if TYPE_CHECKING:
    from desktop.setup.rules.specs import FileSpec

FILE_SPECS: dict[str, FileSpec] = {
    "alerts": alert_forms.ALERTS,
    "wording": alert_forms.WORDING,
    "questions": call_forms.QUESTIONS,
    "handover": call_forms.HANDOVER,
    "boundaries": call_forms.BOUNDARIES,
    "snippets": call_forms.SNIPPETS,
    "masking": vocabulary_forms.MASKING,
    "policy": centre_forms.POLICY,
    "records": vocabulary_forms.RECORDS,
    "tables": vocabulary_forms.TABLES,
    "note_frames": vocabulary_forms.NOTE_FRAMES,
    "query_words": vocabulary_forms.QUERY_WORDS,
    "placeholders": vocabulary_forms.PLACEHOLDERS,
    "backups": centre_forms.BACKUPS,
    "retention": centre_forms.RETENTION,
    "packs": centre_forms.PACKS,
    "limits": centre_forms.LIMITS,
}
