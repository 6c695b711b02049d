"""Sections, placeholders and ready words as an editor is offered them; the shipped words pass the shipped rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.documents.checks import SECTIONS
from kb.documents.placeholders import known_names, unknown_placeholders
from kb.domain.article import Kind, State
from kb.domain.wording import WordingUse
from kb.errors import FileUnreadableError
from kb.services.wording import WordingService
from kb.services.writing import load_snippets
from tests.kb.support import make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.writing import Snippet
    from kb.library import Library

_OWN = """\
snippets:
  - {id: own, group: {ja: 群, en: group}, title: {ja: 題, en: title}, text: '- 一行'}
"""


def test_sections_stand_in_their_order_with_what_they_begin_with(blank: Library) -> None:
    aids = blank.writing.aids()
    assert [form.heading for form in aids.sections[Kind.SCRIPT]] == list(SECTIONS[Kind.SCRIPT])
    assert [form.heading for form in aids.sections[Kind.SCRIPT] if form.optional] == ["メールの文面", "補足"]
    assert aids.sections[Kind.PROCEDURE][2].skeleton == "### \n\n基準: "
    assert aids.slots[0].name == "お客様名"


@pytest.mark.parametrize("snippet", load_snippets(), ids=lambda snippet: snippet.id)
def test_ready_words_are_good_words(snippet: Snippet) -> None:
    assert unknown_placeholders(snippet.text, known_names()) == ()
    established = "[責任]" in snippet.text  # such lines are offered only then
    findings = WordingService(None).check(snippet.text, use=WordingUse.SCRIPT, fault_established=established)
    assert findings == ()
    sections = {heading for kind in snippet.kinds or Kind for heading in SECTIONS[kind]}
    assert not snippet.section or snippet.section in sections


def test_a_centre_has_words_of_its_own(blank: Library, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "snippets.yaml").write_text(_OWN, encoding="utf-8")
    assert [snippet.text for snippet in load_snippets(tmp_path)] == ["- 一行"]
    (rules / "snippets.yaml").write_text(_OWN.replace("text:", "texts:"), encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        load_snippets(tmp_path)


def test_articles_to_link_to(blank: Library) -> None:
    draft = make_script("ケトルの取っ手", state=State.DRAFT)
    percent, kana = make_script("100%の返金"), make_script("けとるの水もれ")
    for article in (draft, percent, kana):
        blank.editing.save(article)
    found = blank.writing.link_targets("ケトル")
    assert [target.title for target in found] == ["けとるの水もれ", "ケトルの取っ手"]
    assert found[0].address == f"kb:{kana.id}"
    assert [target.title for target in blank.writing.link_targets("１００% 返金")] == ["100%の返金"]
    assert blank.writing.link_targets("%の水") == ()
    assert len(blank.writing.link_targets("", limit=2)) == 2
