from __future__ import annotations

from desktop.articles.full_text import full_text


def test_slots_say_what_fills_them_or_that_they_are_empty() -> None:
    text = "<p>{{お客様名}}様、{{折り返し日時}}までに</p>"
    shown = full_text(text, {"お客様名": "水野<b>"})
    assert shown == '<p><span class="filled">水野&lt;b&gt;</span>様、<span class="slot">折り返し日時</span>までに</p>'


def test_braces_in_an_address_stay() -> None:
    link = '<a href="kb:{{x}}">続き</a>'
    assert full_text(link, {"x": "y"}) == link


def test_the_writers_sign_of_an_apology_is_said_in_words() -> None:
    shown = full_text("<li>[心情] 申し訳ございません。</li><p>[責任]私どもの誤りです。文中の[心情]</p>", {})
    assert '<li><span class="note">心情のお詫び</span>　申し訳ございません。</li>' in shown
    assert '<p><span class="note">責任のお詫び</span>　私どもの誤りです。文中の[心情]</p>' in shown
