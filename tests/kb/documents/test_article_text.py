from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import assume, given

from kb.documents.article_text import article_problems, normal_body, read_article, read_draft, write_article
from kb.domain.article import Article, Kind, Role, Stage, State
from kb.domain.demand import DemandQuality
from kb.errors import ArticleInvalidError, Problem
from tests.kb.documents.articles import ID, SCRIPT, article, articles


def problems_of(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(ArticleInvalidError) as caught:
        read_article(text, path="x.md")
    assert caught.value.params["path"] == "x.md"
    return [(problem.line, problem.code, problem.detail) for problem in caught.value.problems]


def with_line(old: str, new: str) -> str:
    assert old in SCRIPT
    return SCRIPT.replace(old, new, 1)


def test_a_script_is_read_with_all_its_attributes() -> None:
    read = read_article(SCRIPT)
    assert (read.id, read.kind, read.title, read.state) == (ID, Kind.SCRIPT, "訪問を求められたとき", State.VALIDATED)
    assert (read.practices, read.demand, read.tags) == (("P1",), (DemandQuality.VISIT,), ("訪問要求", "3現主義"))
    assert read.customer_words == ("今すぐ来い", "家まで来て謝れ")
    assert (read.validated_on, read.stage, read.role) == (date(2026, 10, 2), Stage.FACTS, Role.FIRST)
    assert read.body.startswith("## 使う場面\n")
    assert read.body.endswith("ご連絡いたします。\n")


def test_canonical_text_is_written_as_it_was_read() -> None:
    assert write_article(read_article(SCRIPT)) == SCRIPT


@given(articles())
def test_what_is_written_is_read_again(generated: Article) -> None:
    assume(not article_problems(generated))
    text = write_article(generated)
    assert read_article(text) == generated
    assert write_article(read_article(text)) == text
    assert read_article("\ufeff" + text.replace("\n", "\r\n")) == generated


@given(articles())
def test_other_readers_of_yaml_see_the_same_words(generated: Article) -> None:
    front = write_article(generated).split("\n---\n")[0]
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        values = yaml.load(front, Loader=loader)  # noqa: S506 - both are safe loaders
        assert values["title"] == generated.title
        assert tuple(values.get("tags", ())) == generated.tags
        assert values.get("ends_on") == generated.ends_on


def test_hand_written_text_becomes_canonical_once() -> None:
    loose = with_line("kind: script\n", "state: validated\nkind:   'script'\n").replace(
        "state: validated\npractices", "practices"
    )
    loose = loose.replace("tags: [訪問要求, 3現主義]", 'tags:\n  - 訪問要求\n  - "3現主義"').replace(
        "---\n\n##", "---\n##"
    )
    assert write_article(read_article(loose.rstrip("\n") + "\n\n\n")) == SCRIPT


def test_the_words_of_a_hand_written_list_are_not_guessed_at() -> None:
    read = read_article(with_line("tags: [訪問要求, 3現主義]", "tags: [yes, 1:20, 2026-10-02, 0x1F, 1e3]"))
    assert read.tags == ("yes", "1:20", "2026-10-02", "0x1F", "1e3")


def test_keys_without_a_value_are_empty() -> None:
    read = read_article(with_line("role: first", "role:\nproduct: ~\ncause: null"))
    assert (read.role, read.product, read.cause) == (None, "", "")


def test_the_body_is_kept_to_the_byte() -> None:
    body = "\n\n  ## x\t\n a\u2028b\u0085c  \n\n\n```\n---\n```"
    text = write_article(article(body))
    assert read_article(text).body == body + "\n"
    assert normal_body("a\r\nb\rc\n\n\n") == "a\nb\nc\n"
    assert normal_body("\n\n") == ""


def test_a_text_without_an_id_is_a_draft_that_gets_one() -> None:
    text = with_line(f"id: {ID}\n", "")
    draft = read_draft(text)
    assert (draft.article_id, draft.kind, draft.title) == (None, Kind.SCRIPT, "訪問を求められたとき")
    assert draft.with_id(ID) == read_article(SCRIPT)
    assert problems_of(text) == [(1, "key_missing", "id")]
    assert read_draft(SCRIPT).article_id == ID


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("role: first", "rolle: first", (12, "key_unknown", "rolle")),
        ("role: first", "stage: facts", (12, "key_twice", "stage")),
        ("role: first", "role: third", (12, "value_unknown", "role: third")),
        ("role: first", "outcome: settled", (12, "key_not_for_kind", "outcome: script")),
        ("role: first", "role: [first]", (12, "value_type", "role")),
        ("role: first", "role: !!str first", (12, "value_type", "role")),
        ("title: 訪問を求められたとき", "title: {a: b}", (4, "value_type", "title")),
        ("title: 訪問を求められたとき", 'title: " "', (4, "value_empty", "title")),
        ("title: 訪問を求められたとき", 'title: "a\\tb"', (4, "character_invalid", "title")),
        ("title: 訪問を求められたとき\n", "", (1, "key_missing", "title")),
        ("state: validated\n", "", (1, "key_missing", "state")),
        ("state: validated", "state: draft", (10, "key_not_for_state", "validated_on: draft")),
        ("practices: [P1]", "practices: P1", (6, "value_type", "practices")),
        ("practices: [P1]", "practices: [1]", (6, "value_unknown", "practices: 1")),
        ("practices: [P1]", "practices: [[P1]]", (6, "value_type", "practices")),
        ("practices: [P1]", "practices: &a [P1, *a]", (6, "value_type", "practices")),
        ("practices: [P1]", "practices: *a", (6, "value_type", "practices")),
        ("practices: [P1]", "cause: atitude", (6, "value_unknown", "cause: atitude")),
        ("demand: [visit]", "demand: [visit, money!]", (7, "value_unknown", "demand: money!")),
        ("tags: [訪問要求, 3現主義]", "tags: [訪問要求, '']", (8, "value_empty", "tags")),
        ("validated_on: 2026-10-02", "validated_on: 2026-02-30", (10, "value_unknown", "validated_on: 2026-02-30")),
        ("validated_on: 2026-10-02", "validated_on: 20261002", (10, "value_unknown", "validated_on: 20261002")),
        (f"id: {ID}", f"id: {{{ID}}}", (2, "value_type", "id")),
        (f"id: {ID}", f"id: {ID.hex}", (2, "value_unknown", f"id: {ID.hex}")),
        ("- {{お客様名}}様、", "- {{お客さま名}}様、", (34, "placeholder_unknown", "お客さま名")),
        ("- {{お客様名}}様、", "- {{お客様名}様、", (34, "placeholder_broken", "")),
        ("[心情] 申し訳", "[心情] [責任] 申し訳", (28, "apology_mixed", "")),
        ("## 使ってはいけない場面\n\n- 理由を伺っている。\n\n", "", (0, "section_missing", "使ってはいけない場面")),
    ],
)
def test_each_problem_is_named_by_its_line(old: str, new: str, expected: tuple[int, str, str]) -> None:
    assert expected in problems_of(with_line(old, new))


def test_all_problems_come_at_once_in_the_order_of_lines() -> None:
    text = (
        with_line("role: first", "roll: first")
        .replace("[訪問要求, 3現主義]", "訪問要求")
        .replace("{{担当者名}}", "{{だれか}}")
    )
    assert problems_of(text) == [
        (8, "value_type", "tags"),
        (12, "key_unknown", "roll"),
        (40, "placeholder_unknown", "だれか"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "front_matter_missing", "")]),
        ("## 状況\n", [(1, "front_matter_missing", "")]),
        ("---\nkind: case\n", [(1, "front_matter_unclosed", "")]),
        ("---\n---\n", [(1, "key_missing", key) for key in ("kind", "title", "state")]),
        ("---\nkind: case\ntitle: a\ud800b\n---\n", [(3, "character_invalid", "U+D800")]),
        ("---\n---\na\n\x00\n\x0b", [(4, "character_invalid", "U+0000"), (5, "character_invalid", "U+000B")]),
    ],
)
def test_text_that_is_no_article(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert problems_of(text) == expected


def test_broken_yaml_is_named_by_its_line() -> None:
    found = problems_of(with_line("tags: [訪問要求, 3現主義]", "tags: [訪問要求, 3現主義"))
    assert [code for _, code, _ in found if code == "yaml_broken"]
    assert next(line for line, code, _ in found if code == "yaml_broken") in (8, 9)


def test_a_draft_may_be_incomplete_and_a_published_article_not() -> None:
    text = write_article(article("聞いたままのメモ\n\n## 状況\n\n割れていた。\n"))
    assert read_article(text).state is State.DRAFT
    codes = {(code, detail) for _, code, detail in problems_of(text.replace("state: draft", "state: not_validated"))}
    assert codes == {("text_before_sections", "")} | {
        ("section_missing", heading) for heading in ("要求", "原因", "対応", "結果", "学び")
    }


def test_what_no_file_can_hold_is_not_written() -> None:
    for broken in (article(title="a\ud800"), article("a\ud800\n"), replace(article(), tags=("a\nb",))):
        with pytest.raises(ArticleInvalidError):
            write_article(broken)


def test_an_article_that_breaks_a_rule_is_written_so_that_nothing_is_lost() -> None:
    text = write_article(article("{{だれか}}\n", state=State.VALIDATED))
    assert "{{だれか}}" in text
    assert problems_of(text)


def test_a_form_is_checked_like_a_file() -> None:
    typed = replace(article("## 状況\n\n{{だれか}}\n", title=""), validated_on=date(2026, 10, 2), practices=("1",))
    assert article_problems(typed) == (
        Problem(0, "value_unknown", "practices: 1"),
        Problem(0, "key_not_for_state", "validated_on: draft"),
        Problem(0, "key_missing", "title"),
        Problem(3, "placeholder_unknown", "だれか"),
    )
    assert article_problems(read_article(SCRIPT)) == ()
