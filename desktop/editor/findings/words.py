"""The words of a row: where a finding is, what would be better, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts import finding_text, in_language, label

if TYPE_CHECKING:
    from kb.domain.finding import Finding

_LINE = noop("FindingRows", "{line}行")
_ATTRIBUTE = noop("FindingRows", "属性")
_WHOLE = noop("FindingRows", "全体")
_BETWEEN = noop("FindingRows", "、")


def place_words(finding: Finding) -> str:
    """Return where it is: a line, an attribute, the article as a whole."""
    if finding.line:
        return translate("FindingRows", _LINE).format(line=finding.line)
    return translate("FindingRows", _ATTRIBUTE if finding.attribute else _WHOLE)


def better_words(finding: Finding) -> str:
    """Return what would be better to say, or nothing."""
    return in_language(finding.better) if finding.better is not None else ""


def fix_words(finding: Finding) -> str:
    """Return what can be done with one key, or nothing."""
    return label(finding.fix.verb) if finding.fix is not None else ""


def read_aloud(finding: Finding) -> str:
    """Return a whole row for screen readers."""
    parts = (label(finding.grade), place_words(finding), finding_text(finding), better_words(finding))
    return translate("FindingRows", _BETWEEN).join(part for part in (*parts, fix_words(finding)) if part)
