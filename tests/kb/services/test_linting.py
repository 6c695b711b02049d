from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.cancellation import CancelToken
from kb.documents.article_form import form_of
from kb.documents.article_text import article_problems, read_article
from kb.domain.article import State
from kb.domain.finding import FixKind, FixVerb, Grade
from kb.errors import OperationCancelledError
from kb.identifiers import new_id
from kb.services.linting import MOST_FINDINGS
from tests.kb.documents.articles import SCRIPT
from tests.kb.pictures import png

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.domain.finding import Finding
    from kb.library import Library

SOUND = read_article(SCRIPT)
LINE = "- お聞かせいただけますか。"


def saying(*lines: str, title: str = SOUND.title) -> Article:
    """Return the sound script with lines added to its last step."""
    assert LINE in SOUND.body
    added = "\n".join((LINE, *(f"- {line}" for line in lines)))
    return replace(SOUND, title=title, body=SOUND.body.replace(LINE, added), state=State.DRAFT, validated_on=None)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def mended(article: Article, finding: Finding) -> Article:
    assert finding.fix is not None
    start, end, text = finding.fix.start, finding.fix.end, finding.fix.text
    return replace(article, body=article.body[:start] + text + article.body[end:])


def test_the_sample_is_clean_and_could_be_validated_as_it_stands(sample: Library) -> None:
    found = [(article.title, findings) for article, findings in sample.linting.everything()]
    assert len(found) > 80
    assert [one for one in found if one[1]] == []


def test_a_link_leads_to_an_article_by_id_or_title(blank: Library) -> None:
    other = replace(SOUND, id=new_id(), title="折り返しの約束")
    blank.editing.save(other)
    good = saying(
        f"[a](kb:{other.id})",
        "[a](kb:折り返しの約束)",
        "[a](kb:%E6%8A%98%E3%82%8A%E8%BF%94%E3%81%97%E3%81%AE%E7%B4%84%E6%9D%9F)",
    )
    assert codes(blank.linting.lint(good)) == []
    article = saying("[断り方](kb:訪問要求の断り方)", f"[b](kb:{new_id()})")
    first, second = blank.linting.lint(article)
    assert (first.code, first.grade, first.params) == ("link_dead", Grade.ERROR, {"detail": "断り方"})
    assert first.fix is not None
    assert first.fix.kind is FixKind.CHOOSE_ARTICLE
    assert article.body[first.fix.start : first.fix.end] == "kb:訪問要求の断り方"
    assert second.line == first.line + 1


def test_an_image_is_one_of_the_library(blank: Library) -> None:
    key = blank.attachments.add(png(), name="a.png").id
    assert codes(blank.linting.lint(saying(f"![図](kb:attachment/{key})"))) == []
    first, second = blank.linting.lint(saying(f"![図](kb:attachment/{new_id()})", "![絵](kb:なにか)"))
    assert (first.code, first.grade, first.params["detail"]) == ("image_missing", Grade.ERROR, "図")
    assert second.code == "image_missing"


def test_p13_words_that_make_it_worse_are_told_with_better_ones(blank: Library) -> None:
    article = saying("お急ぎと伺いました。", "今すぐ、", "すぐに伺います。")
    (finding,) = blank.linting.lint(article)
    assert (finding.code, finding.grade, finding.params["words"]) == ("wording", Grade.WARNING, "すぐに伺い")
    assert finding.why is not None
    assert finding.better is not None
    better = mended(article, finding).body
    assert "伺います。" not in better.split("お急ぎと伺いました。\n")[1].split("##")[0]
    assert codes(blank.linting.lint(replace(article, body=better))) == ["due_missing"]


def test_p13_a_sentence_over_two_breaths_is_read_as_one(blank: Library) -> None:
    assert codes(blank.linting.lint(saying("お気持ちは", "よくわかります。"))) == ["wording"]


def test_p17_a_line_for_an_established_fault_may_admit_it(blank: Library) -> None:
    assert codes(blank.linting.lint(saying("弊社の責任です。"))) == ["wording"]
    assert codes(blank.linting.lint(saying("[責任] 弊社の責任です。"))) == []


def test_only_what_customers_hear_or_read_is_checked_for_its_wording(blank: Library) -> None:
    article = replace(SOUND, body=SOUND.body.replace("- 訪問を求められた。", "- 「すぐに伺います」と言ってしまった。"))
    assert codes(blank.linting.lint(article)) == []
    mail = replace(SOUND, body=SOUND.body.replace("でございます。", "でございます。\nすぐに伺います。"))
    assert codes(blank.linting.lint(mail)) == ["wording"]


def test_p32_personal_data_is_found_everywhere_and_masked_by_its_fix(blank: Library) -> None:
    article = replace(saying("090-1234-5678"), title="髙橋様の件", customer_words=("今すぐ来い", "mail a@example.com"))
    found = {finding.attribute: finding for finding in blank.linting.lint(article)}
    assert {finding.code for finding in found.values()} == {"personal_data"}
    assert found[""].params == {"words": "090-1234-5678", "category": "telephone"}
    assert "〔電話番号〕" in mended(article, found[""]).body
    title, words = found["title"].fix, found["customer_words"].fix
    assert title is not None
    assert words is not None
    assert (title.kind, title.verb, title.values) == (FixKind.SET_ATTRIBUTE, FixVerb.MASK, ("〔氏名〕様の件",))
    assert words.values[0] == "今すぐ来い"
    assert "example" not in words.values[1]


def test_a_title_of_its_kind_is_used_once(blank: Library) -> None:
    blank.editing.save(SOUND)
    assert codes(blank.linting.lint(SOUND)) == []
    (finding,) = blank.linting.lint(replace(SOUND, id=new_id()))
    assert (finding.code, finding.attribute, finding.grade) == ("title_twice", "title", Grade.WARNING)
    assert finding.fix is not None
    assert finding.fix.article_id == SOUND.id


def test_what_is_typed_into_a_form_is_looked_over_with_values_that_are_none(blank: Library) -> None:
    form = form_of(saying("{{折返日}}")).with_value("stage", "fact").with_value("happened_on", "2026-02-30")
    found = [(one.code, one.attribute, one.grade) for one in blank.linting.lint_form(form, SOUND.id)]
    assert found == [
        ("placeholder_misspelt", "", Grade.ERROR),
        ("value_unknown", "happened_on", Grade.ERROR),
        ("value_unknown", "stage", Grade.ERROR),
    ]
    assert blank.linting.lint_form(form_of(SOUND), SOUND.id) == ()


def test_validation_is_blocked_by_what_validated_articles_need(blank: Library) -> None:
    draft = saying("お電話いたします。")
    assert [finding.blocks_validation for finding in blank.linting.lint(draft)] == [True]
    assert codes(blank.linting.blockers(draft)) == ["due_missing"]
    assert blank.linting.blockers(saying("すぐに伺います。")) == ()
    assert not article_problems(draft)


def test_lines_of_a_file_are_those_of_the_file(blank: Library) -> None:
    text = (
        SCRIPT.replace("{{担当者名}}", "{{担当}}")
        .replace("practices: [P1]", "practices: [P1, x]")
        .replace("stage:", "stag:")
    )
    found = [(one.code, one.line, one.attribute) for one in blank.linting.lint_text(text)]
    lines = text.split("\n")
    assert found == [
        ("value_unknown", 1 + lines.index("practices: [P1, x]"), "practices"),
        ("key_unknown", 1 + lines.index("stag: facts"), ""),
        ("placeholder_misspelt", 1 + lines.index("{{担当}}でございます。"), ""),
    ]


@pytest.mark.parametrize("text", ["", "## 状況", "---\nkind: [", "---\n---\n", "---\nkind: x\n---\nあ\ud800", "\0"])
def test_any_text_is_looked_over(blank: Library, text: str) -> None:
    assert Grade.ERROR in {finding.grade for finding in blank.linting.lint_text(text)}


def test_a_body_that_is_half_typed_or_pasted_by_mistake_is_looked_over(blank: Library) -> None:
    for body in ("## ", "## 話す言葉\n\n- {{", "- [", "\r\n\r\n", "👍" * 3, "- [心情]"):
        blank.linting.lint(replace(SOUND, body=body))
    many = blank.linting.lint(saying(*["090-1234-5678 {{x}}"] * 400))
    assert len(many) == MOST_FINDINGS


def test_a_look_that_is_not_wanted_any_more_ends(blank: Library) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        blank.linting.lint(SOUND, token)


@pytest.mark.parametrize("name", ["wording", "masking"])
def test_a_broken_rule_file_hides_nothing_else(blank: Library, name: str) -> None:
    file = blank.paths.root / "rules" / f"{name}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("rules: 1", encoding="utf-8")
    found = blank.linting.lint(saying("{{折返日}}"))
    assert [(one.code, one.params.get("detail")) for one in found] == [
        ("placeholder_misspelt", "折返日"),
        ("rules_broken", f"{name}.yaml"),
    ]


def test_an_article_without_an_id_yet_is_looked_over(blank: Library) -> None:
    blank.editing.save(SOUND)
    assert codes(blank.linting.lint(replace(SOUND, id=UUID(int=0)))) == ["title_twice"]
