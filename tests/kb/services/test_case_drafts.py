from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.documents.article_text import read_article
from kb.domain.article import Kind, Outcome, State
from kb.domain.call import CallResult
from kb.domain.case_draft import CallText
from kb.domain.demand import Demand, DemandQuality
from kb.domain.masking import PersonalData
from kb.errors import ArticleInvalidError, CallNotFoundError, FileUnreadableError
from kb.identifiers import new_id
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from uuid import UUID

    from kb.domain.article import Article
    from kb.library import Library

NOTES = """\
髙橋様より入電、電気ケトル K-21 の取っ手が外れた。「今すぐ家まで謝りに来い」と言う
折り返しは090-5555-0150、住所は渋谷区神南1-2-3
注文番号H-20931。髙橋の夫も怒っている"""


def call_with(library: Library, notes: str = NOTES) -> UUID:
    call = library.calls.start(agent="鈴木", caller_reference="K0012")
    library.calls.save_notes(call.id, notes)
    library.calls.update(
        replace(
            call,
            product="電気ケトル K-21",
            cause="product_defect",
            demand=Demand((DemandQuality.VISIT, DemandQuality.MONEY), "柊様の分も含めて5万円"),
            action="髙橋に謝罪し、鈴木から090-5555-0150へ折り返すと伝えた。",
        )
    )
    return call.id


def draft_of(library: Library, article_id: UUID, editor: str = "") -> Article:
    (draft,) = library.drafts.drafts_of(article_id, editor=editor)
    return read_article(draft.text)


def test_a_beginning_that_only_names_the_caller_is_left_out(blank: Library) -> None:
    call = blank.calls.start()
    blank.calls.save_notes(call.id, "山田様より入電。\n前かごが走行中に外れた。部品だけ送れとのこと。")
    article = draft_of(blank, blank.case_drafts.draft_from_call(call.id))
    assert article.title == "前かごが走行中に外れた"
    assert "## 状況\n\n前かごが走行中に外れた。\n" in article.body


def test_p32_a_call_becomes_the_draft_of_a_case_with_personal_data_masked(blank: Library) -> None:
    call_id = call_with(blank)
    blank.calls.end(call_id, CallResult.NO_CONSENT)
    article = draft_of(blank, blank.case_drafts.draft_from_call(call_id, "編集者"), "編集者")
    assert (article.kind, article.state, article.outcome) == (Kind.CASE, State.DRAFT, Outcome.NO_CONSENT)
    assert (article.product, article.cause) == ("電気ケトル K-21", "product_defect")
    assert article.demand == (DemandQuality.VISIT, DemandQuality.MONEY)
    assert article.happened_on == START.astimezone().date()
    assert article.title == "〔氏名〕様より入電、電気ケトル K-21 の取っ手が外れた"
    assert (
        article.body
        == """\
## 状況

〔氏名〕様より入電、電気ケトル K-21 の取っ手が外れた。

- 「今すぐ家まで謝りに来い」と言う
- 折り返しは〔電話番号〕、住所は〔住所〕
- 注文番号〔受付番号等〕。〔氏名〕の夫も怒っている

## 要求

訪問、金銭

- 〔氏名〕様の分も含めて5万円

## 原因

製品・サービスの欠陥

## 対応

〔氏名〕に謝罪し、〔氏名〕から〔電話番号〕へ折り返すと伝えた。

## 結果

合意なし

## 学び
"""
    )


def test_p32_only_a_draft_is_made(blank: Library) -> None:
    article_id = blank.case_drafts.draft_from_call(call_with(blank))
    assert blank.status().article_count == 0
    article = draft_of(blank, article_id)
    assert article.id == article_id
    with pytest.raises(ArticleInvalidError):
        blank.editing.save(replace(article, state=State.NOT_VALIDATED))
    blank.editing.save(article)
    assert blank.editing.get(article_id).article.state is State.DRAFT


def test_p32_the_callers_words_that_matched_are_kept(sample: Library) -> None:
    article = sample.case_drafts.preview(call_with(sample)).article
    assert article.customer_words[0] == "今すぐ家まで謝りに来い"
    assert "訪問要求" in article.tags
    assert all(word in NOTES for word in article.customer_words)
    masked = ("髙橋", "090", "渋谷", "H-20931", "神南")
    assert not any(part in word for word in article.customer_words for part in masked)


def test_p32_a_preview_shows_what_will_be_masked_and_saves_nothing(blank: Library) -> None:
    preview = blank.case_drafts.preview(call_with(blank))
    notes = preview.texts[0]
    assert (notes.source, notes.original) == (CallText.NOTES, NOTES)
    assert [(NOTES[span.start : span.end], span.category) for span in notes.masked.spans] == [
        ("髙橋", PersonalData.NAME),
        ("090-5555-0150", PersonalData.TELEPHONE),
        ("渋谷区神南1-2-3", PersonalData.ADDRESS),
        ("H-20931", PersonalData.ORDER_NUMBER),
        ("髙橋", PersonalData.NAME),
    ]
    assert [text.source for text in preview.texts] == [
        CallText.NOTES, CallText.PRODUCT, CallText.CAUSE, CallText.QUANTITY, CallText.ACTION
    ]  # fmt: skip
    assert read_article(preview.text) == preview.article
    assert blank.drafts.of_editor() == ()


def test_p32_articles_used_and_promises_made_are_what_was_done(blank: Library) -> None:
    script = replace(make_script("お時間をいただく [調査]"), practices=("P4", "P20"))
    blank.editing.save(script)
    call_id = call_with(blank, "鍋の件")
    blank.calls.use(call_id, script.id)
    blank.promises.make(what="柊様へ電話で報告", due_at=START + timedelta(hours=4), call_id=call_id)
    article = blank.case_drafts.preview(call_id).article
    assert article.practices == ("P4", "P20")
    done = article.body.split("## 対応\n\n")[1].split("\n\n## 結果")[0]
    assert done.split("\n\n")[1] == f"- 〔氏名〕様へ電話で報告\n- [お時間をいただく \\[調査\\]](kb:{script.id})"


def test_p32_what_identifies_the_caller_is_masked_wherever_it_stands(blank: Library) -> None:
    article = blank.case_drafts.preview(call_with(blank, "K0012の件、鈴木の対応に不満")).article
    assert "〔受付番号等〕の件、〔氏名〕の対応に不満" in article.body


@pytest.mark.parametrize("notes", ["", "## 要求\n{{お名前}}", "\x00", "あ" * 200, "```\n---\n- [x] <b>"])
def test_any_notes_give_a_draft_that_can_be_read(blank: Library, notes: str) -> None:
    call_id = call_with(blank, notes)
    article = draft_of(blank, blank.case_drafts.draft_from_call(call_id))
    assert article.title
    assert len(article.title) <= 40


def test_a_cause_that_no_article_may_have_is_left_to_the_text(blank: Library) -> None:
    call = blank.calls.start()
    blank.calls.update(replace(call, cause="unknown_code"))
    article = draft_of(blank, blank.case_drafts.draft_from_call(call.id))
    assert article.cause == ""
    assert "unknown\\_code" in article.body


def test_an_unknown_call_is_refused(blank: Library) -> None:
    with pytest.raises(CallNotFoundError):
        blank.case_drafts.draft_from_call(new_id())


def test_nothing_is_saved_when_the_librarys_words_cannot_be_read(blank: Library) -> None:
    own = blank.paths.root / "rules" / "masking.yaml"
    own.parent.mkdir(exist_ok=True)
    own.write_text("names: []\n", encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        blank.case_drafts.draft_from_call(call_with(blank))
    assert blank.drafts.of_editor() == ()
