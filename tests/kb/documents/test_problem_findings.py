from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.documents.article_text import article_problems, read_article
from kb.documents.problem_findings import problem_findings
from kb.documents.typed_body import TypedBody
from kb.domain.article import Kind, Outcome, State
from kb.domain.finding import FixKind, FixVerb, Grade
from tests.kb.documents.articles import SCRIPT

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.domain.finding import Finding

SOUND = read_article(SCRIPT)


def findings(article: Article) -> list[Finding]:
    return list(problem_findings(article, TypedBody(article.body)))


def changed(old: str, new: str, *, state: State = State.NOT_VALIDATED) -> Article:
    assert old in SOUND.body
    return replace(SOUND, body=SOUND.body.replace(old, new, 1), state=state, validated_on=None)


def words_of(article: Article, finding: Finding) -> str:
    return article.body.split("\n")[finding.line - 1][finding.start : finding.end]


def mended(article: Article, finding: Finding) -> Article:
    assert finding.fix is not None
    assert finding.fix.kind is FixKind.EDIT
    start, end, text = finding.fix.start, finding.fix.end, finding.fix.text
    return replace(article, body=article.body[:start] + text + article.body[end:])


def test_a_sound_article_has_none() -> None:
    assert findings(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "words", "verb"),
    [
        ("{{担当者名}}", "😀{{ 担当 }}", "placeholder_misspelt", "{{ 担当 }}", FixVerb.REPLACE),
        ("{{お客様名}}", "{{お客様}}", "placeholder_misspelt", "{{お客様}}", FixVerb.REPLACE),
        ("## 使う場面", "## 使う場合", "section_unknown", "## 使う場合", FixVerb.REPLACE),
        ("- [心情] 申し訳ございません。", "- 申し訳ございません。[心情]", "apology_misplaced", None, FixVerb.REPLACE),
    ],
)
def test_what_is_nearly_right_is_mended_by_one_edit(
    old: str, new: str, code: str, words: str | None, verb: FixVerb
) -> None:
    article = changed(old, new)
    finding = next(one for one in findings(article) if one.code == code)
    assert finding.grade is Grade.ERROR
    assert finding.blocks_validation
    assert words is None or words_of(article, finding) == words
    assert finding.fix is not None
    assert finding.fix.verb is verb
    assert not article_problems(mended(article, finding))


def test_every_place_of_a_misspelt_placeholder_is_named() -> None:
    article = changed("{{お客様名}}様、", "{{折返日}}{{折返日}}{{}}")
    found = findings(article)
    assert [(one.code, words_of(article, one)) for one in found] == [
        ("placeholder_misspelt", "{{折返日}}"),
        ("placeholder_misspelt", "{{折返日}}"),
        ("placeholder_broken", "{{"),
        ("placeholder_broken", "}}"),
    ]
    assert found[0].params == {"detail": "折返日", "near": "折り返し日時"}


def test_a_placeholder_like_no_other_is_to_be_chosen() -> None:
    (finding,) = findings(changed("{{お客様名}}", "{{天気}}"))
    assert finding.code == "placeholder_unknown"
    assert finding.fix is not None
    assert finding.fix.kind is FixKind.CHOOSE_PLACEHOLDER


@pytest.mark.parametrize("heading", ["使う場面", "使ってはいけない場面", "話す言葉"])
@pytest.mark.parametrize(("state", "grade"), [(State.DRAFT, Grade.WARNING), (State.NOT_VALIDATED, Grade.ERROR)])
def test_a_missing_section_is_added_where_it_belongs(heading: str, state: State, grade: Grade) -> None:
    start = SOUND.body.index(f"## {heading}")
    end = SOUND.body.index("\n## ", start) + 1
    article = replace(SOUND, body=SOUND.body[:start] + SOUND.body[end:], state=state, validated_on=None)
    (finding,) = findings(article)
    assert (finding.code, finding.grade, finding.blocks_validation) == ("section_missing", grade, True)
    (then,) = findings(mended(article, finding))
    assert (then.code, then.params["detail"]) == ("section_empty", heading)


def test_an_empty_article_gets_its_sections_one_after_the_other() -> None:
    article = replace(SOUND, kind=Kind.NOTICE, body="", state=State.DRAFT, validated_on=None, stage=None, role=None)
    for expected in ("内容", "お願い"):
        missing = [one for one in findings(article) if one.code == "section_missing"]
        assert missing[0].params["detail"] == expected
        article = mended(article, missing[0])
    assert article.body == "## 内容\n\n## お願い\n\n"


def test_a_criterion_is_added_under_its_step() -> None:
    body = "## 使う場面\n\n- a\n\n## 使ってはいけない場面\n\n- b\n\n## 手順\n\n### 控える\n"
    article = replace(SOUND, kind=Kind.PROCEDURE, body=body, stage=None, role=None)
    (finding,) = findings(article)
    assert finding.code == "criterion_missing"
    assert mended(article, finding).body.endswith("### 控える\n\n基準: \n")


@pytest.mark.parametrize(
    ("article", "attribute", "code", "values"),
    [
        (replace(SOUND, outcome=Outcome.SETTLED), "outcome", "key_not_for_kind", ()),
        (replace(SOUND, state=State.DRAFT), "validated_on", "key_not_for_state", ()),
        (replace(SOUND, practices=("P1", "P0", "P2")), "practices", "value_unknown", ("P1", "P2")),
        (replace(SOUND, tags=("訪問", " ")), "tags", "value_empty", ("訪問",)),
        (replace(SOUND, cause="prodct_defect"), "cause", "value_unknown", ()),
    ],
)
def test_an_attribute_that_does_not_fit_can_be_removed(
    article: Article, attribute: str, code: str, values: tuple[str, ...]
) -> None:
    finding = next(one for one in findings(article) if one.code == code)
    assert finding.attribute == attribute
    assert finding.fix is not None
    assert (finding.fix.kind, finding.fix.values) == (FixKind.SET_ATTRIBUTE, values)


def test_a_title_that_is_missing_and_a_body_that_is_too_long_have_no_fix() -> None:
    (title,) = findings(replace(SOUND, title=""))
    assert (title.code, title.attribute, title.fix) == ("title_missing", "title", None)
    (body,) = findings(replace(SOUND, body="あ" * 100_001))
    assert (body.code, body.attribute, body.fix) == ("body_too_long", "", None)
