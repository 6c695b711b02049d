from __future__ import annotations

from kb.documents.article_text import read_article
from kb.documents.spoken_text import mail_text, spoken_text
from kb.documents.typed_body import TypedBody
from tests.kb.documents.articles import SCRIPT

BODY = TypedBody(read_article(SCRIPT).body)


def test_breaths_of_one_sentence_are_one_line_without_marks_and_criteria() -> None:
    assert spoken_text(BODY).text == (
        "ご不快な思いをおかけし、申し訳ございません。\n{{お客様名}}様、伺う理由をお聞かせいただけますか。\n"
    )


def test_every_character_leads_back_to_where_it_was_typed() -> None:
    for traced in (spoken_text(BODY), mail_text(BODY)):
        for place, character in enumerate(traced.text):
            start, end = traced.in_body(place, place + 1)
            if character != "\n":
                assert BODY.text[start:end] == character


def test_the_mail_keeps_its_lines() -> None:
    assert mail_text(BODY).text.startswith("お世話になっております。\n{{担当者名}}でございます。\n")


def test_a_line_that_goes_on_below_belongs_to_its_breath_and_a_paragraph_is_not_spoken() -> None:
    body = TypedBody("## 手順\n\n### 伺う\n\n基準: 伺った。\n\n1. お名前を\n   伺えますか。\n\n補足の文。\n")
    assert spoken_text(body).text == "お名前を伺えますか。\n"


def test_without_steps_nothing_is_spoken() -> None:
    assert spoken_text(TypedBody("## 状況\n\n- 電話。\n")).text == ""
    assert mail_text(TypedBody("## メールの文面\n")).text == ""
