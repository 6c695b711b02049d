from __future__ import annotations

import pytest

from kb.documents.whitespace import joined


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("今日は\n雨です", "今日は雨です"),
        ("今日は、\r\n  雨です", "今日は、雨です"),
        ("今日は 雨です", "今日は 雨です"),
        ("今日は\u3000雨です", "今日は\u3000雨です"),
        ("今日は\u2028雨\u2029で\u0085す", "今日は雨です"),
        ("foo\nbar", "foo bar"),
        ("電話\nK-21", "電話 K-21"),
        ("K-21\n電話", "K-21 電話"),
        ("……\nはい", "……はい"),
        ("はい\n①", "はい①"),
        ("…\n…", "… …"),
        ("ｶﾅ\nカナ", "ｶﾅカナ"),
        ("한국\n한국", "한국 한국"),
        ("\n a \n", "a"),
        ("様は\n{{製品名}}\nを", "様は{{製品名}}を"),
        ("", ""),
        (" \n ", ""),
        ("𠮷\n野家", "𠮷野家"),
    ],
)
def test_line_breaks_show_nothing_inside_japanese(typed: str, shown: str) -> None:
    assert joined(typed) == shown
