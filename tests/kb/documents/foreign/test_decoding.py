from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.foreign.decoding import decode_text

TEXT = "お客様から「返品したい」とのお申し出。\nカタカナ、漢字、記号①、ＡＢＣ。\n"
PLAIN = TEXT.replace("①", "1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp932"])
def test_each_encoding_of_windows_is_read(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be", "shift_jis"])
def test_each_other_encoding_of_japanese_is_read(encoding: str) -> None:
    text = "CRM: " + PLAIN if encoding.startswith("utf-16") else PLAIN
    assert decode_text(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["Shift_JIS", "x-sjis", "EUC-JP", "iso-2022-jp", "UTF-8"])
@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_a_page_is_read_as_it_declares_itself(encoding: str, quote: str) -> None:
    page = f"<html><head><meta charset={quote}{encoding}{quote}></head><p>短い"
    codec = {"x-sjis": "cp932"}.get(encoding, encoding)
    assert decode_text(page.encode(codec), web_page=True) == page
    longer = page.replace("<meta charset=", '<meta http-equiv="Content-Type" content="text/html; charset=')
    assert decode_text(longer.encode(codec), web_page=True) == longer


def test_a_declaration_that_is_wrong_is_not_believed() -> None:
    page = f'<meta charset="utf-8"><p>{TEXT}'
    assert decode_text(page.encode("cp932"), web_page=True) == page
    page = f'<meta charset="nonsense"><p>{TEXT}'
    assert decode_text(page.encode(), web_page=True) == page
    page = f'<meta charset="utf-16"><p>{TEXT}'
    assert decode_text(page.encode(), web_page=True) == page


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xfe\xff", b"\x80\xff\xfd\0"])
def test_what_is_no_text_is_not_read(content: bytes) -> None:
    assert decode_text(content) is None


@given(st.binary(max_size=200))
def test_nothing_makes_it_fail(content: bytes) -> None:
    for web_page in (False, True):
        text = decode_text(content, web_page=web_page)
        assert text is None or not content or len(text) <= len(content)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_is_always_itself(text: str) -> None:
    assert decode_text(codecs.BOM_UTF8 + text.encode()) == text
