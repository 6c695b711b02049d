"""Articles for the tests of this folder: one of each kind, and generated ones with odd text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import strategies as st

from kb.documents.article_text import normal_body
from kb.documents.checks import SECTIONS
from kb.domain.article import Article, Kind, Outcome, Role, Stage, State
from kb.domain.demand import CAUSES, DemandQuality

if TYPE_CHECKING:
    from collections.abc import Callable

ID = UUID("019a7f00-1111-7222-8333-0123456789ab")

SCRIPT = """\
---
id: 019a7f00-1111-7222-8333-0123456789ab
kind: script
title: 訪問を求められたとき
state: validated
practices: [P1]
demand: [visit]
tags: [訪問要求, 3現主義]
customer_words: [今すぐ来い, 家まで来て謝れ]
validated_on: 2026-10-02
stage: facts
role: first
---

## 使う場面

- 訪問を求められた。

## 使ってはいけない場面

- 理由を伺っている。

## 話す言葉

### お気持ちへのお詫び

- [心情] ご不快な思いをおかけし、
- [心情] 申し訳ございません。

### 理由を伺う

基準: 理由が話されたら次へ進む。

- {{お客様名}}様、伺う理由を
- お聞かせいただけますか。

## メールの文面

お世話になっております。
{{担当者名}}でございます。

改めてご連絡いたします。
"""

#: Words that YAML could take for something else than text, and characters that break lines or hide.
ODD_WORDS = (
    *("yes", "No", "on", "NULL", "~", "1:20", "2026-10-02", "2026-10-02 10:00:00", "0x1F", "1e3", ".5", "1_000", "30"),
    *("=", "<<", "- x", "? x", "#x", "x # y", "a: b", "a:b", "key:", "[x]", "{x}", "&a", "*a", "!tag", "|", ">", "%x"),
    *(
        "@x",
        "`x",
        "'x'",
        '"x"',
        "\\",
        "a, b",
        "A?",
        "---",
        "...",
        " lead",
        "trail ",
        "\u3000全角",
        "あ\u3000い",
        "a\xa0b",
    ),
    *("a\u0085b", "a\u2028b", "a\u2029b", "\ufeffx", "x\u200by", "\u202ex", "\ufffex", "\U0001f600", "\xad", "null x"),
    *("髙", "か\u3099", "3現主義", "１：２０", "P1", "K-21"),
)

words = st.sampled_from(ODD_WORDS) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[chr(code) for code in (*range(32), 127)]),
    min_size=1,
    max_size=20,
).filter(lambda word: bool(word.strip()))
_dates = st.none() | st.dates()
_body_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\u0085"), max_size=60
) | st.sampled_from(
    ("- x\n---\n- y", "---", "key: value", "```\n## 状況\n```", "\n\n\n", "  ", "a\u2028b", "\ufeff", "{{製品名}}")
)


@st.composite
def articles(draw: Callable[..., object]) -> Article:
    """Generate drafts of every kind that break no rule, with every attribute the kind may have."""
    kind = draw(st.sampled_from(Kind))
    assert isinstance(kind, Kind)
    state = draw(st.sampled_from((State.DRAFT, State.ARCHIVED)))
    several = st.lists(words, max_size=3).map(tuple)
    body = "".join(f"## {heading}\n{draw(_body_text)}\n" for heading in SECTIONS[kind])
    values: dict[str, object] = {
        "id": draw(st.uuids()),
        "title": draw(words),
        "body": normal_body(str(draw(_body_text)) + "\n" + body if draw(st.booleans()) else body),
        "practices": draw(st.lists(st.sampled_from(("P1", "P17", "P45")), max_size=2).map(tuple)),
        "product": draw(st.just("") | words),
        "cause": draw(st.sampled_from(("", "担当者の言葉", *CAUSES))),
        "demand": draw(st.lists(st.sampled_from(DemandQuality), max_size=2).map(tuple)),
        "tags": draw(several),
        "customer_words": draw(several),
        "validated_on": draw(_dates) if state is State.ARCHIVED else None,
    }
    if kind is Kind.SCRIPT:
        values |= {"stage": draw(st.none() | st.sampled_from(Stage)), "role": draw(st.none() | st.sampled_from(Role))}
    elif kind is Kind.CASE:
        values |= {"outcome": draw(st.none() | st.sampled_from(Outcome)), "happened_on": draw(_dates)}
    elif kind is Kind.NOTICE:
        values |= {"ends_on": draw(_dates)}
    return Article(kind=kind, state=state, **values)  # type: ignore[arg-type] # values by name


def article(body: str = "", *, kind: Kind = Kind.CASE, state: State = State.DRAFT, title: str = "題名") -> Article:
    """Make a small article."""
    return Article(id=ID, kind=kind, title=title, body=body, state=state)
