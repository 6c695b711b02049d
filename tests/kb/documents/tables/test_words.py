from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.documents.record_words import load_record_words
from kb.documents.tables.article_rows import COLUMNS
from kb.documents.tables.words import ARTICLE_FIELDS, CALL_FIELDS, HEADINGS, SECTION, compared, load_table_words
from kb.domain.rule_problem import RuleProblem
from kb.domain.table import TableTarget
from kb.errors import RuleInvalidError
from kb.resources import resource_path

if TYPE_CHECKING:
    from pathlib import Path

CALLS, ARTICLES = TableTarget.CALLS, TableTarget.ARTICLES


def own_words(root: Path, before: str, after: str) -> Path:
    text = resource_path("rules", "tables.yaml").read_text(encoding="utf-8")
    assert before in text
    (root / "rules").mkdir(exist_ok=True)
    (root / "rules" / "tables.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("受付日時", "started_at"),
        ("受 電 日 時", "started_at"),
        ("お客様番号", "caller"),
        ("お問い合わせ内容（詳細）", "notes"),
        ("所要時間", "duration"),
        ("所要時間(秒)", "duration_seconds"),
        ("所要時間（分）", "duration_minutes"),
        ("ＣＳＡＴ", "more"),
        ("Product Name", "product"),
    ],
)
def test_headings_of_other_systems_are_understood(heading: str, field: str) -> None:
    assert load_table_words(None).guess(CALLS, [heading]) == {heading: field}


def test_what_fits_better_goes_first_and_a_field_is_one_column() -> None:
    guess = load_table_words(None).guess(
        CALLS, ["氏名", "お客様番号", "備考", "満足度", "担当部署", "内容の要約", "内容"]
    )
    assert guess == {"お客様番号": "caller", "備考": "more", "満足度": "more", "内容": "notes"}


def test_every_title_that_we_write_is_understood() -> None:
    words = load_table_words(None)
    for target, fields in ((CALLS, CALL_FIELDS), (ARTICLES, ARTICLE_FIELDS)):
        for field in fields:
            title = words.title(target, field)
            assert words.guess(target, [title]) == {title: field}
    titles = [words.title(ARTICLES, field) for field in COLUMNS]
    assert list(words.guess(ARTICLES, titles).values()).count("body") == 1
    assert {words.guess(ARTICLES, titles)[title]: title for title in titles} == dict(zip(COLUMNS, titles, strict=True))
    assert {f"{SECTION}{heading}" for heading in HEADINGS} <= set(COLUMNS)


def test_the_columns_of_exported_calls_are_understood(tmp_path: Path) -> None:
    titles = load_record_words(tmp_path).call_columns
    guess = load_table_words(None).guess(CALLS, list(titles.values()))
    known = {"id": "source", "date": "date", "start": "time", "end": "ended_at", "minutes": "duration_minutes"}
    known |= {"held": "held_minutes", "caller": "caller"}
    known |= {name: name for name in "handling agent product notes cause demand quantity action result".split()}
    assert guess == {titles[name]: field for name, field in known.items()}


def test_the_words_that_we_write_stand_for_themselves() -> None:
    words = load_table_words(None)
    for field, names in words.names.items():
        for code, name in names.items():
            assert words.code(field, name) == code
            assert words.code(field, code.upper()) == code
    assert words.code("result", "対応 完了") == "settled"
    assert words.code("result", "謎") is None
    assert words.name("cause", "配送中の破損") == "配送中の破損"


def test_fields_are_found_by_key_and_by_title() -> None:
    words = load_table_words(None)
    for name in ("started_at", "受付日時", "Received (date and time)"):
        found = words.field(CALLS, name)
        assert found is not None
        assert found.key == "started_at"
    section = words.field(ARTICLES, "状況")
    assert section is not None
    assert section.key == "section:状況"
    assert words.field(CALLS, "状況") is None


def test_a_library_may_have_its_own_words(tmp_path: Path) -> None:
    words = load_table_words(own_words(tmp_path, "[受付日時, ", "[いつ, 受付日時, "))
    assert words.guess(CALLS, ["いつ"]) == {"いつ": "started_at"}


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("field: started_at", "field: begin", RuleProblem.WORD_UNKNOWN),
        ("field: date\n", "field: started_at\n", RuleProblem.ID_TWICE),
        ("    several: true", "    many: true", RuleProblem.KEY_UNKNOWN),
        ("    settled: [解決, 完了, 合意]\n", "", RuleProblem.KEY_MISSING),
        ("reason_column: 取り込めなかった理由", "reason_column: ''", RuleProblem.NOT_A_TEXT),
    ],
)
def test_a_slip_in_the_file_is_said(tmp_path: Path, before: str, after: str, problem: RuleProblem) -> None:
    with pytest.raises(RuleInvalidError) as caught:
        load_table_words(own_words(tmp_path, before, after))
    assert caught.value.params["problem"] is problem


def test_width_case_blanks_and_signs_make_no_other_heading() -> None:
    assert compared("（所要 時間） [ＨＨ：ｍｍ]") == "所要時間hhmm"
