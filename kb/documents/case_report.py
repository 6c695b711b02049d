"""A case sorted into the four parts of a report: a template for a person, who moves what stands in the wrong part.

Sorting goes by the section a statement stands in, and by how Japanese marks what is guessed (らしい, ようだ) and what
is judged (べき, 必要がある). What the customer is quoted with is copied to their words as it is; quotations in 対応 are
the centre's as often as theirs, and stay where they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.documents.case_text import ACTION, CAUSE, DEMAND, LESSON, RESULT, SITUATION
from kb.documents.rendering import plain_paragraphs
from kb.documents.sections import split_sections
from kb.domain.article import Kind
from kb.domain.case_report import CaseReport, ReportPart

if TYPE_CHECKING:
    from kb.domain.article import Article

_GUESSED = re.compile(
    r"らしい|らしく|ようだ|ようで(?:す|あ)|と思われ|と見られ|とみられ|おそらく|恐らく|たぶん|かもしれ|可能性|はず(?:だ|で|。|$)"
    r"|推測|推定|だろう|でしょう|と考えられ"
)
_JUDGED = re.compile(r"べき|必要(?:が|で)|望ましい|と考え(?:る|ます)|と思(?:う|います)|と感じ|したほうが|した方が|改善")
#: What was looked into is a fact, also where it says what might have been.
_ESTABLISHED = re.compile(r"判明|確認|確かめ|分かった|わかった|裏づけ|検査")
_QUOTED = re.compile(r"「([^「」\n]{2,})」")
_ENDS = frozenset("。！？!?")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
#: Where the statements of each section belong that are neither guessed nor judged.
_PART_OF = {
    SITUATION: ReportPart.FACTS,
    DEMAND: ReportPart.CUSTOMER_WORDS,
    CAUSE: ReportPart.INFERENCE,
    ACTION: ReportPart.FACTS,
    RESULT: ReportPart.FACTS,
    LESSON: ReportPart.OPINION,
}


#: Where quotations are the customer's.
_THEIR_SECTIONS = frozenset({SITUATION, RESULT})


def report_of(article: Article, *, said: tuple[str, ...] = ()) -> CaseReport:
    """Return a case as a report, with words that the customer is known to have ``said``.

    The customer words of an article are not among them: they are what other customers may say. An article of another
    kind, whose sections say something else, is all facts.
    """
    parts: dict[ReportPart, list[str]] = {part: [] for part in ReportPart}
    for section in split_sections(article.body):
        usual = _PART_OF.get(section.heading, ReportPart.FACTS) if article.kind is Kind.CASE else ReportPart.FACTS
        for statement in _statements(section.text):
            parts[_part(statement, usual)].append(statement)
            if section.heading in _THEIR_SECTIONS:
                parts[ReportPart.CUSTOMER_WORDS] += (f"「{words}」" for words in _QUOTED.findall(statement))
    known = "".join(parts[ReportPart.CUSTOMER_WORDS])
    parts[ReportPart.CUSTOMER_WORDS] += (f"「{words}」" for words in said if words not in known)
    return CaseReport(
        title=article.title,
        product=article.product,
        happened_on=article.happened_on,
        parts={part: "\n".join(dict.fromkeys(lines)) for part, lines in parts.items()},
    )


def _statements(markdown: str) -> list[str]:
    """Return the sentences of a section as an eye sees them."""
    text = _IMAGE.sub("", markdown)  # what an image shows is no sentence
    lines = (line for paragraph in plain_paragraphs(text) for line in paragraph.split("\n"))
    return [found.strip() for line in lines for found in _sentences(line) if found.strip()]


def _sentences(line: str) -> list[str]:
    """Split a line into its sentences, but not inside what is quoted."""
    parts = [""]
    depth = 0
    for letter in line:
        parts[-1] += letter
        depth += (letter == "「") - (letter == "」")
        if depth <= 0 and letter in _ENDS:
            parts.append("")
    return parts


def _part(statement: str, usual: ReportPart) -> ReportPart:
    if usual is ReportPart.CUSTOMER_WORDS:
        return usual
    # What the customer guesses is the customer's, and a fact that they said so.
    own = _QUOTED.sub("", statement)
    if usual is not ReportPart.OPINION and _ESTABLISHED.search(own):
        return ReportPart.FACTS
    if _JUDGED.search(own):
        return ReportPart.OPINION
    return ReportPart.INFERENCE if _GUESSED.search(own) and usual is ReportPart.FACTS else usual
