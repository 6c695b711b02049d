"""The rules of wording, applied to what an article says to customers: its spoken lines and its mail (P13, P17)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.documents.quality_checks import LONGEST_BREATH
from kb.documents.spoken_text import mail_text, spoken_text
from kb.domain.finding import Finding, Fix, FixKind, FixVerb, Grade
from kb.domain.wording import WordingUse, sentence_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.documents.spoken_text import TracedText
    from kb.documents.typed_body import TypedBody
    from kb.domain.wording import WordingFinding
    from kb.services.wording import WordingService

#: Lines with it are offered only once the fault is established, so that they may admit it (P17).
_FAULT = "[責任]"
_NEXT_BREATH = "\n- "
_SENTENCE_ENDS = re.compile(r"(?<=[。！？])(?=.)")
_PAUSES = re.compile(r"(?<=、)(?=.)")


def wording_findings(body: TypedBody, wording: WordingService) -> Iterator[Finding]:
    """Yield what the rules flag; the example of a rule, where it gives one, can take the place of the sentence.

    Raises:
        FileUnreadableError: the rules cannot be read.
    """
    before_facts = {rule.id for rule in wording.rules if rule.only_before_facts}
    for text, use in ((spoken_text(body), WordingUse.SCRIPT), (mail_text(body), WordingUse.MAIL)):
        for found in wording.check(text.text, use=use) if text.text else ():
            start, end = text.in_body(found.start, found.end)
            line, first, last = body.span(start, end)
            if found.rule in before_facts and _FAULT in body.lines[line - 1]:
                continue
            yield Finding(
                code="wording",
                grade=Grade.WARNING,
                line=line,
                start=first,
                end=last,
                params={"words": text.text[found.start : found.end].replace("\n", "")},
                why=found.why,
                better=found.better,
                fix=_reworded(found, text, spoken=use is WordingUse.SCRIPT),
            )


def _reworded(found: WordingFinding, text: TracedText, *, spoken: bool) -> Fix | None:
    if not found.example:
        return None
    start, end = text.in_body(*sentence_around(text.text, found.start, found.end))
    words = _NEXT_BREATH.join(_breaths(found.example)) if spoken else found.example
    return Fix(kind=FixKind.EDIT, verb=FixVerb.REWORD, start=start, end=end, text=words)


def _breaths(example: str) -> Iterator[str]:
    for sentence in _SENTENCE_ENDS.split(example):
        yield from _PAUSES.split(sentence) if len(sentence) > LONGEST_BREATH else (sentence,)
