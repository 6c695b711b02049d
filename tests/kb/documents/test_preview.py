from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.cancellation import CancelToken
from kb.documents.preview import article_preview
from kb.domain.article import Article, Kind, Outcome
from kb.domain.preview import StepPlace
from kb.errors import OperationCancelledError

if TYPE_CHECKING:
    from kb.domain.preview import ArticlePreview

_ID = UUID("01a20379-fb80-7778-aff4-399d0a18ad9a")
_SCRIPT = """## 話す言葉

- 前置き

### お詫び

基準: 復唱した

- [心情] 申し訳ございません。
- {{折り返し日時}}までに

## メールの文面

{{お客様名}} 様

本文です。
二行目です。
"""


def preview(kind: Kind, body: str) -> ArticlePreview:
    outcome = Outcome.SETTLED if kind is Kind.CASE else None
    return article_preview(Article(id=_ID, kind=kind, title="題", body=body, outcome=outcome))


def test_steps_know_their_lines() -> None:
    shown = preview(Kind.SCRIPT, _SCRIPT)
    assert shown.steps == (StepPlace(3, (3,)), StepPlace(5, (9, 10)))
    assert [step.title for step in shown.article.steps] == ["", "お詫び"]
    assert 'name="line-9"' in shown.article.html


def test_the_mail_knows_its_lines() -> None:
    shown = preview(Kind.SCRIPT, _SCRIPT)
    assert shown.mail == (14, 16, 17)
    assert [line for line in shown.article.mail.split("\n") if line] == [
        "{{お客様名}} 様",
        "本文です。",
        "二行目です。",
    ]


def test_a_case_is_four_short_lines_and_its_outcome() -> None:
    shown = preview(Kind.CASE, "## 状況\n\n破れて届いた。朝の入電。\n\n## 結果\n\n納得された。")
    assert shown.card.summary is not None
    assert (shown.card.summary.situation, shown.card.summary.result) == ("破れて届いた。", "納得された。")
    assert shown.card.outcome is Outcome.SETTLED
    assert preview(Kind.NOTICE, "").card.summary is None


def test_a_preview_nobody_wants_ends() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        article_preview(Article(id=_ID, kind=Kind.CASE, title="", body=""), token)
