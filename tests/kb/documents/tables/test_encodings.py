from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.documents.tables.encodings import CP932, UTF8, UTF16, damaged, detect_encoding, python_codec, readable
from kb.errors import TableEncodingUnknownError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "受付日時,内容\r\n2026/11/27,髙島様より①「届かない」\r\n"


def detected(folder: Path, content: bytes) -> str:
    file = folder / "table.csv"
    file.write_bytes(content)
    return detect_encoding(file)


@pytest.mark.parametrize(
    ("codec", "expected"),
    [("utf-8", UTF8), ("utf-8-sig", UTF8), ("cp932", CP932), ("utf-16", UTF16), ("ascii", UTF8)],
)
def test_what_japanese_offices_write_is_told_apart(tmp_path: Path, codec: str, expected: str) -> None:
    assert detected(tmp_path, TEXT.encode(codec, "ignore")) == expected


def test_a_big_endian_mark_is_understood(tmp_path: Path) -> None:
    assert detected(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be")) == UTF16


@pytest.mark.parametrize("codec", ["utf-8", "cp932"])
def test_a_few_damaged_lines_do_not_change_what_the_others_are(tmp_path: Path, codec: str) -> None:
    lines = [f"{number},お申し出の内容{number}".encode(codec) for number in range(100)]
    lines[3] = b"3,\xfc\xfd\xfe\xff"
    lines[50] = lines[50][:-1] + b"\x81"
    assert detected(tmp_path, b"\r\n".join(lines)) == codec


def test_japanese_after_a_megabyte_of_ascii_still_counts(tmp_path: Path) -> None:
    assert detected(tmp_path, b"2026/11/27,x\r\n" * 100_000 + "最後の行".encode("cp932")) == CP932


@pytest.mark.parametrize(
    "content",
    [
        "ﾃ･ﾄ･".encode("cp932"),  # Latin letters in UTF-8, too
        b"a\x00\xfd\x00\x01",
        "お申し出の内容と対応".encode("euc-jp"),
        b"\xff\xfd\xa0\x80\xff",
    ],
)
def test_what_could_be_anything_is_left_to_a_person(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(TableEncodingUnknownError):
        detected(tmp_path, content)


def test_a_byte_that_means_nothing_stays_apart_from_every_letter() -> None:
    codec, errors = python_codec(CP932)
    text = "対".encode("cp932").decode(codec, errors) + b"\x81,".decode(codec, errors)
    assert text.startswith("対")
    assert text.endswith(",")
    assert damaged(text, CP932)
    assert readable(text, CP932) == "対\ufffd,"
    assert damaged(b"a\x80\xff".decode(codec, errors), CP932)
    assert not damaged("対応\ufffd", UTF8)
    assert damaged("対応\ufffd", UTF16)
