from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.attachment import (
    attachment_id,
    attachment_reference,
    referenced_attachment,
    referenced_attachments,
)
from kb.domain.picture import MAX_BYTES, Picture, inspect_picture
from kb.errors import KbError, PictureTooLargeError, PictureTooManyPixelsError, PictureUnknownError
from tests.kb.pictures import gif, jpeg, png, png_head, webp

IMAGES = {
    "png": (png(), Picture("image/png", 2, 2)),
    "gif": (gif(), Picture("image/gif", 3, 2)),
    "jpeg": (jpeg(), Picture("image/jpeg", 4, 3)),
    "lossy": (webp(b"VP8 "), Picture("image/webp", 6, 5)),
    "lossless": (webp(b"VP8L"), Picture("image/webp", 6, 5)),
    "extended": (webp(b"VP8X"), Picture("image/webp", 6, 5)),
}


@pytest.mark.parametrize("name", IMAGES)
def test_an_image_is_what_its_content_says(name: str) -> None:
    content, picture = IMAGES[name]
    assert inspect_picture(content) == picture


@pytest.mark.parametrize("name", IMAGES)
def test_an_image_cut_off_in_its_head_is_refused(name: str) -> None:
    content = IMAGES[name][0]
    with pytest.raises(PictureUnknownError):
        inspect_picture(content[: 12 if name == "jpeg" else 15 if name in {"png", "lossy"} else 8])


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"BM" + bytes(60), b"II*\0" + bytes(60), b"MZ"],
)
def test_anything_else_is_refused_whatever_it_is_called(content: bytes) -> None:
    with pytest.raises(PictureUnknownError):
        inspect_picture(content)


@pytest.mark.parametrize("size", [(12_001, 1), (1, 12_001), (6_000, 6_000), (2**31, 2**31)])
def test_a_small_file_that_would_fill_the_memory_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(PictureTooManyPixelsError):
        inspect_picture(png_head(*size))


def test_a_large_file_and_one_without_a_size_are_refused() -> None:
    with pytest.raises(PictureTooLargeError):
        inspect_picture(png() + bytes(MAX_BYTES))
    with pytest.raises(PictureUnknownError):
        inspect_picture(png_head(0, 5))


@given(st.sampled_from([b"", b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBPVP8 "]), st.binary())
def test_no_file_makes_it_fail_in_another_way(begin: bytes, rest: bytes) -> None:
    with suppress(KbError):
        assert inspect_picture(begin + rest).width > 0


def test_an_id_is_made_of_the_content_and_is_a_uuid_of_version_8() -> None:
    key = attachment_id(png())
    assert key == attachment_id(png()) != attachment_id(gif())
    assert (key.version, key.variant) == (8, "specified in RFC 4122")


def test_references_are_found_where_they_are_written() -> None:
    one, two = attachment_id(b"1"), attachment_id(b"2")
    described = attachment_reference(one, "外]観\n`図`")
    text = f"{described} と {attachment_reference(two, '')}{attachment_reference(one, 'x')}"
    assert text.startswith(f"![外 観 図](kb:attachment/{one})")
    assert referenced_attachments(text) == (one, two)
    assert referenced_attachment(f"kb:attachment/{one}") == one
    for address in (f"kb:article/{one}", f"kb:attachment/{one}0", "kb:attachment/x", f"file:kb:attachment/{one}"):
        assert referenced_attachment(address) is None
