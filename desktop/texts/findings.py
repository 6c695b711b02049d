"""Sentences for what an editor should look at: one each, short enough for one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts.bilingual import in_language
from desktop.texts.failures import filled, problem_text
from desktop.texts.labels import label
from kb.domain.masking import PersonalData
from kb.errors import Problem

if TYPE_CHECKING:
    from kb.domain.finding import Finding

_FINDINGS: dict[str, str] = {
    "breath_long": noop("Findings", "一息で読むには長い行です（{count}字、目安は{limit}字まで）"),
    "due_missing": noop("Findings", "いつまでに連絡するかがありません。検証済にするには {{{detail}}} が要ります"),
    "image_missing": noop("Findings", "この画像はライブラリにありません: {detail}"),
    "link_dead": noop("Findings", "つながりの先がありません: {detail}"),
    "page_long": noop("Findings", "1ページに収まりません（{lines}行、A4の1枚は{limit}行）"),
    "personal_data": noop("Findings", "個人情報かもしれません（{category}）: {words}"),
    "placeholder_misspelt": noop("Findings", "知らない差し込み {{{detail}}}。近いもの: {{{near}}}"),
    "placeholder_unknown": noop("Findings", "知らない差し込み {{{detail}}}"),
    "rules_broken": noop("Findings", "規則のファイルを読めないため、言葉か個人情報は確かめていません: {detail}"),
    "section_empty": noop("Findings", "「{detail}」が空です。検証済にするには1行以上が要ります"),
    "section_missing": noop("Findings", "「{detail}」の見出しがありません。検証済にするには要ります"),
    "title_missing": noop("Findings", "題名がありません"),
    "title_twice": noop("Findings", "同じ題名の記事が同じ種別にあります"),
    "wording": noop("Findings", "「{words}」{why}"),
}


def is_known(code: str) -> bool:
    """Tell whether there is a sentence for findings of this code, or only that of the problem it is."""
    return code in _FINDINGS


def finding_text(finding: Finding) -> str:
    """Return the sentence of a finding; its grade and its line are not part of it."""
    source = _FINDINGS.get(finding.code)
    if source is None:
        return problem_text(Problem(finding.line, finding.code, finding.params.get("detail", "")))
    params: dict[str, object] = dict(finding.params)
    if finding.why is not None:
        params["why"] = in_language(finding.why)
    if "category" in params:
        params["category"] = label(PersonalData(finding.params["category"]))
    return filled(translate("Findings", source), params)
