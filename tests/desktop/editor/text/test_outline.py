from __future__ import annotations

from desktop.editor.text.outline import (
    Insertion,
    OutlineHeading,
    headings_of,
    missing,
    section_at,
    section_insertion,
    sections_insertion,
    words_insertion,
)
from kb.domain.writing import SectionForm

FORMS = (
    SectionForm("使う場面", "- "),
    SectionForm("話す言葉", "### \n\n- "),
    SectionForm("補足", "", optional=True),
)


def done(text: str, insertion: Insertion) -> str:
    """Return the text with what was put in, and a bar at the caret."""
    after = text[: insertion.start] + insertion.text + text[insertion.end :]
    return f"{after[: insertion.caret]}|{after[insertion.caret :]}"


def test_headings_outside_code() -> None:
    text = "## 使う場面\n```\n## 中\n```\n### 段 ###\n#\n本文"
    assert headings_of(text) == (OutlineHeading(1, 2, "使う場面"), OutlineHeading(5, 3, "段"))


def test_the_section_of_a_line() -> None:
    headings = headings_of("前\n## 一\n\n### 段\n## 二")
    assert [section_at(headings, line) for line in (1, 2, 4, 5)] == ["", "一", "一", "二"]


def test_sections_that_are_missing() -> None:
    assert [form.heading for form in missing(headings_of("## 話す言葉"), FORMS)] == ["使う場面", "補足"]


def test_a_section_goes_where_its_kind_has_it() -> None:
    text = "## 使う場面\n\n- 一\n\n## 補足\n\n終わり\n"
    assert done(text, section_insertion(text, FORMS[1], FORMS)) == (
        "## 使う場面\n\n- 一\n\n## 話す言葉\n\n### |\n\n- \n\n## 補足\n\n終わり\n"
    )
    text = "## 話す言葉\n\n- 一"
    assert done(text, section_insertion(text, FORMS[0], FORMS)) == "## 使う場面\n\n- |\n\n## 話す言葉\n\n- 一"
    assert done("", section_insertion("", FORMS[2], FORMS)) == "## 補足\n\n|\n"


def test_ready_words_go_below_what_stands_there() -> None:
    assert done("- 一\n- 二", words_insertion("- 一\n- 二", 2, "- 新")) == "- 一\n- 新|\n- 二"
    assert done("- 一\n- ", words_insertion("- 一\n- ", 6, "- 新")) == "- 一\n- 新|"
    assert done("段落", words_insertion("段落", 1, "### 段")) == "段落\n\n### 段|"
    assert done("一\n\n二", words_insertion("一\n\n二", 2, "- 新")) == "一\n- 新|\n\n二"


def test_several_sections_are_put_in_with_room_to_write_below_each() -> None:
    forms = (SectionForm("内容", ""), SectionForm("お願い", ""))
    put = sections_insertion("", forms, forms)
    written = put.text[: put.caret] + "休みます。" + put.text[put.caret :]
    assert [line for line in written.split("\n") if line] == ["## 内容", "休みます。", "## お願い"]
