from __future__ import annotations

from dataclasses import replace

from kb.documents.article_text import read_article
from kb.documents.readable import readable
from kb.domain.article import Kind
from tests.kb.documents.articles import SCRIPT, article


def test_a_script_is_ready_to_be_spoken() -> None:
    ready = readable(read_article(SCRIPT), used=41, helped=7)
    assert [step.title for step in ready.steps] == ["お気持ちへのお詫び", "理由を伺う"]
    assert ready.use_when == ("訪問を求められた。",)
    assert ready.do_not_use_when == ("理由を伺っている。",)
    assert ready.plain == (
        "ご不快な思いをおかけし、\n申し訳ございません。\n\n{{お客様名}}様、伺う理由を\nお聞かせいただけますか。"
    )
    assert ready.mail == "お世話になっております。\n{{担当者名}}でございます。\n\n改めてご連絡いたします。"
    assert ready.html.startswith("<h2>使う場面</h2><ul><li>訪問を求められた。</li></ul>")
    assert (ready.used, ready.helped) == (41, 7)


def test_other_kinds_are_copied_as_they_are_seen() -> None:
    ready = readable(article("## 状況\n\n割れて\n**いた**。\n"))
    assert ready.plain == "状況\n\n割れていた。"
    assert (ready.steps, ready.use_when, ready.mail) == ((), (), "")


def test_a_script_without_words_yet_is_copied_as_it_is_seen() -> None:
    assert readable(replace(article("## 補足\n\nまだ。\n"), kind=Kind.SCRIPT)).plain == "補足\n\nまだ。"
