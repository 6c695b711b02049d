"""The words of a row: where a finding is, what would be better, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.editor.attributes.sentences import attribute_name, sentence
from desktop.i18n import noop, translate
from desktop.texts import in_language, label
from desktop.texts.findings import finding_text, is_known
from kb.errors import Problem

if TYPE_CHECKING:
    from kb.domain.finding import Finding

_LINE = noop("FindingRows", "{line}行")
_ATTRIBUTE = noop("FindingRows", "属性")
_WHOLE = noop("FindingRows", "全体")
_OF_ATTRIBUTE = noop("FindingRows", "{name}: {sentence}")
_BETWEEN = noop("FindingRows", "、")


def place_words(finding: Finding) -> str:
    """Return where it is: a line, an attribute, the article as a whole."""
    if finding.line:
        return translate("FindingRows", _LINE).format(line=finding.line)
    return translate("FindingRows", _ATTRIBUTE if finding.attribute else _WHOLE)


def sentence_words(finding: Finding) -> str:
    """Return what is wrong; of an attribute that the format refuses, in the words of the form."""
    if not finding.attribute or is_known(finding.code):
        return finding_text(finding)
    problem = Problem(0, finding.code, finding.params.get("detail", ""))
    return translate("FindingRows", _OF_ATTRIBUTE).format(
        name=attribute_name(finding.attribute), sentence=sentence(problem).rstrip("。")
    )


def better_words(finding: Finding) -> str:
    """Return what would be better to say, or nothing."""
    return in_language(finding.better) if finding.better is not None else ""


def fix_words(finding: Finding) -> str:
    """Return what can be done with one key, or nothing."""
    return label(finding.fix.verb) if finding.fix is not None else ""


def read_aloud(finding: Finding) -> str:
    """Return a whole row for screen readers."""
    parts = (label(finding.grade), place_words(finding), sentence_words(finding), better_words(finding))
    return translate("FindingRows", _BETWEEN).join(part for part in (*parts, fix_words(finding)) if part)
