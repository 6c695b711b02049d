"""P31: facts, the customer's words, inference and opinion kept apart."""

from __future__ import annotations

from dataclasses import replace

from kb.documents.case_report import report_of
from kb.domain.article import Kind
from kb.domain.case_report import ReportPart
from tests.kb.documents.articles import article

BODY = """\
## 状況

届いた箱がつぶれていた。![箱](kb:attachment/x)「中身も割れているはずだ」と話された。配送中に落とされたらしい。

## 要求

今日中に交換してほしい。

## 原因

- 緩衝材が足りなかったと思われる。
- 倉庫で同じ箱の強度不足を確認した。

## 対応

- 「交換品をお送りします」とお伝えした。
- 置き場所を見直す必要がある。

## 結果

納得された。「助かったよ」とのこと。

## 学び

- 箱の数を先に伺う。
"""


def test_p31_a_case_is_sorted_into_the_four_parts() -> None:
    report = report_of(replace(article(BODY, title="箱のつぶれ"), customer_words=("箱がぼろぼろ",), product="皿"))
    assert (report.title, report.product) == ("箱のつぶれ", "皿")
    assert report.parts[ReportPart.FACTS].split("\n") == [
        "届いた箱がつぶれていた。",
        "「中身も割れているはずだ」と話された。",
        "倉庫で同じ箱の強度不足を確認した。",
        "「交換品をお送りします」とお伝えした。",
        "納得された。",
        "「助かったよ」とのこと。",
    ]
    # What the customer said is theirs, word for word; what agents say, and what other customers may say, is not.
    assert report.parts[ReportPart.CUSTOMER_WORDS].split("\n") == [
        "「中身も割れているはずだ」",
        "今日中に交換してほしい。",
        "「助かったよ」",
    ]
    assert report.parts[ReportPart.INFERENCE].split("\n") == [
        "配送中に落とされたらしい。",
        "緩衝材が足りなかったと思われる。",
    ]
    assert report.parts[ReportPart.OPINION].split("\n") == ["置き場所を見直す必要がある。", "箱の数を先に伺う。"]


def test_p31_words_the_customer_is_known_to_have_said_are_added_once() -> None:
    report = report_of(article(BODY), said=("助かったよ", "早くしろ"))
    assert report.parts[ReportPart.CUSTOMER_WORDS].split("\n")[-2:] == ["「助かったよ」", "「早くしろ」"]


def test_p31_sentences_inside_a_quotation_stay_together() -> None:
    report = report_of(article("## 状況\n\n「もういい。二度と買わない。」と言われた。次の日も。\n"))
    assert report.parts[ReportPart.FACTS] == "「もういい。二度と買わない。」と言われた。\n次の日も。"
    assert report.parts[ReportPart.CUSTOMER_WORDS] == "「もういい。二度と買わない。」"


def test_an_article_of_another_kind_is_all_facts() -> None:
    report = report_of(article("## 内容\n\n取っ手がぐらつく。\n", kind=Kind.NOTICE))
    assert report.parts[ReportPart.FACTS] == "取っ手がぐらつく。"
    assert report.parts[ReportPart.OPINION] == ""
