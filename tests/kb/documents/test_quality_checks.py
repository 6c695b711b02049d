from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.documents.article_text import read_article
from kb.documents.quality_checks import due_slots, quality_findings
from kb.documents.typed_body import TypedBody
from kb.domain.article import Kind, Stage, State
from kb.domain.finding import Grade
from tests.kb.documents.articles import SCRIPT

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.domain.finding import Finding

SOUND = read_article(SCRIPT)


def findings(article: Article) -> list[Finding]:
    return list(quality_findings(article, TypedBody(article.body)))


def saying(*lines: str, state: State = State.DRAFT, stage: Stage | None = Stage.FACTS) -> Article:
    body = "## 話す言葉\n\n### 伝える\n\n" + "".join(f"- {line}\n" for line in lines)
    return replace(SOUND, body=body, state=state, stage=stage, validated_on=None)


def test_a_short_script_has_none() -> None:
    assert findings(SOUND) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("折り返しお電話いたします。",),
        ("お調べして、", "こちらからご連絡いたします。"),
        ("結果をご報告", "いたします。"),
        ("お返事を差し上げます。",),
    ],
)
def test_p18_a_script_that_promises_to_come_back_says_by_when(lines: tuple[str, ...]) -> None:
    article = saying(*lines)
    (finding,) = findings(article)
    assert (finding.code, finding.grade, finding.blocks_validation) == ("due_missing", Grade.WARNING, True)
    assert [one.grade for one in findings(replace(article, state=State.VALIDATED))] == [Grade.ERROR]
    assert finding.fix is not None
    start = finding.fix.start
    assert finding.fix.end == start
    assert findings(replace(article, body=article.body[:start] + finding.fix.text + article.body[start:])) == []


def test_p18_a_script_of_the_stage_of_promises_says_by_when_whatever_its_words() -> None:
    (finding,) = findings(saying("承知しました。", stage=Stage.PROMISE))
    assert (finding.code, finding.line, finding.fix) == ("due_missing", 0, None)


@pytest.mark.parametrize("name", due_slots())
def test_p18_any_date_with_a_time_will_do(name: str) -> None:
    assert findings(saying(f"{{{{{name}}}}}までに", "お電話いたします。")) == []


@pytest.mark.parametrize("line", ["お電話番号を伺います。", "お電話ありがとうございます。", "ご連絡先はこちらです。"])
def test_p18_words_near_a_promise_are_none(line: str) -> None:
    assert findings(saying(line)) == []


def test_only_scripts_promise() -> None:
    assert findings(replace(saying("お電話いたします。"), kind=Kind.CASE)) == []


def test_a_line_is_one_breath() -> None:
    article = saying("[心情] " + "あ" * 20, "あ" * 21)
    (finding,) = findings(article)
    assert (finding.code, finding.line, finding.params) == ("breath_long", 6, {"count": "21", "limit": "20"})


def test_more_than_a_page_is_told() -> None:
    fits = "## 状況\n\n" + "- 電話。\n" * 50
    assert findings(replace(SOUND, kind=Kind.CASE, body=fits)) == []
    (finding,) = findings(replace(SOUND, kind=Kind.CASE, body=fits + "- もう一行。\n"))
    assert (finding.code, finding.params) == ("page_long", {"lines": "54", "limit": "53"})
