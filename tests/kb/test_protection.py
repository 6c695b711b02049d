"""Keys are written down and read back; sealed files give back what was written or nothing."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import RecoveryKeyInvalidError
from kb.protection import PART_BYTES, KeyPurpose, LibraryKey, read_sealed, write_sealed

KEY = LibraryKey(bytes(range(32)))


def sealed(*pieces: bytes, key: LibraryKey = KEY, purpose: KeyPurpose = KeyPurpose.INDEX) -> bytes:
    file = BytesIO()
    write_sealed(file, pieces, key, purpose)
    return file.getvalue()


def unsealed(content: bytes, key: LibraryKey = KEY, purpose: KeyPurpose = KeyPurpose.INDEX) -> bytes:
    return b"".join(read_sealed(BytesIO(content), key, purpose))


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_key_is_read_as_it_was_written(secret: bytes) -> None:
    assert LibraryKey.from_written(LibraryKey(secret).written()).secret == secret


def test_what_people_mistake_for_one_another_does_not_count() -> None:
    written = KEY.written()
    typed = written.lower().replace("-", " ").replace("o", "0").replace("i", "1").replace("b", "8")
    assert typed != written.lower()
    assert LibraryKey.from_written(typed) == KEY


@given(st.data())
def test_a_wrong_letter_is_noticed(data: st.DataObject) -> None:
    letters = KEY.written().replace("-", "")
    place = data.draw(st.integers(0, len(letters) - 1))
    other = data.draw(
        st.sampled_from([letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" if letter != letters[place]])
    )
    with pytest.raises(RecoveryKeyInvalidError):
        LibraryKey.from_written(letters[:place] + other + letters[place + 1 :])


@pytest.mark.parametrize("text", ["", "AAAA", KEY.written()[:-1], KEY.written() + "A", "鍵", "?" * 56])
def test_what_is_no_recovery_key_is_refused(text: str) -> None:
    with pytest.raises(RecoveryKeyInvalidError):
        LibraryKey.from_written(text)


def test_no_two_purposes_and_no_two_files_share_a_key() -> None:
    derived = {KEY.derived(purpose, salt) for purpose in KeyPurpose for salt in (b"", b"1", b"2")}
    assert len(derived) == len(KeyPurpose) * 3
    assert KEY.secret not in derived


def test_nothing_that_is_printed_shows_the_secret() -> None:
    shown = f"{KEY!r} {KEY} {[KEY]} {KEY.id}"
    assert KEY.secret.hex() not in shown
    assert "0, 1, 2" not in shown
    assert r"\x00" not in shown


@pytest.mark.parametrize("size", [0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES, 2 * PART_BYTES + 5])
def test_content_of_any_size_comes_back(size: int) -> None:
    content = b"\x07" * size
    assert unsealed(sealed(content)) == content
    assert unsealed(sealed(content[: size // 3], b"", content[size // 3 :])) == content


def test_a_sealed_file_shows_nothing_and_is_another_each_time() -> None:
    assert b"marker" not in sealed(b"marker" * 9)
    assert sealed(b"marker") != sealed(b"marker")


def test_another_key_and_another_purpose_open_nothing() -> None:
    with pytest.raises(ValueError, match="another key"):
        unsealed(sealed(b"text"), key=LibraryKey.new())
    with pytest.raises(ValueError, match="another key"):
        unsealed(sealed(b"text"), purpose=KeyPurpose.JOBS)


@given(st.data())
def test_whatever_is_changed_is_noticed(data: st.DataObject) -> None:
    content = sealed(b"what a customer said")
    place = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ValueError, match="seal"):
        unsealed(bytes(changed))


def test_parts_can_neither_be_left_out_nor_change_places() -> None:
    content = sealed(b"a" * PART_BYTES, b"b" * PART_BYTES, b"c")
    header, size = 20, PART_BYTES + 16
    first, second, last = (
        content[header : header + size],
        content[header + size : header + 2 * size],
        content[header + 2 * size :],
    )
    for parts in ((first,), (first, second), (second, first, last), (first, last), (second, last), (last,), ()):
        with pytest.raises(ValueError, match="seal"):
            unsealed(content[:header] + b"".join(parts))
    for length in (0, 3, header - 1, header, header + 5, len(content) - 1):
        with pytest.raises(ValueError, match="seal"):
            unsealed(content[:length])
