"""The few stretches of a note that say what the call was about: what an editor reads of notes that found nothing."""

from __future__ import annotations

import re
from math import log, sqrt
from typing import TYPE_CHECKING

from kb.search import japanese
from kb.search.schema import CUE, WORD

if TYPE_CHECKING:
    from kb.search.note_frames import NoteFrames
    from kb.search.snapshot import Snapshot

PHRASES = 3
#: A stretch is cut here: longer ones hold no pause and are read by nobody.
LONGEST = 28
_PAUSE = re.compile(r"[、。，．,.！？!?「」『』（）()\n\r\t|/]+")
_PLACEHOLDER = re.compile(r"〔[^〔〕]*〕")


def key_phrases(snapshot: Snapshot, masked: str, frames: NoteFrames, limit: int = PHRASES) -> tuple[str, ...]:
    """Return the stretches with the rarest words of masked notes, in their order; none with personal data in it.

    Words that stand in no article weigh most: they are what the library lacks.
    """
    text = frames.reporting.sub("。", frames.fillers.sub("", masked))
    stretches = [part.strip() for part in _PAUSE.split(text)]
    scored: list[tuple[float, int, str]] = []
    for place, stretch in enumerate(dict.fromkeys(stretches)):
        if not stretch or _PLACEHOLDER.search(stretch):
            continue
        words = [word for word in japanese.words(japanese.fold(stretch)) if word.form != japanese.NEGATION]
        telling = [word.form for word in words if word.form not in frames.routine_words]
        if telling:
            worth = sum(_rarity(snapshot, form) for form in telling) / sqrt(len(telling))
            scored.append((worth, place, stretch[:LONGEST]))
    best = sorted(scored, reverse=True)[:limit]
    return tuple(stretch for _, _, stretch in sorted(best, key=lambda found: found[1]))


def _rarity(snapshot: Snapshot, form: str) -> float:
    documents = sum(len(snapshot.postings.documents(field, form)) for field in (WORD, CUE))
    return log((snapshot.size + 2) / (documents + 1))
