from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.attachment import attachment_id, attachment_reference
from kb.services.imports.pictures import PagePictures
from tests.kb.pictures import gif, png

if TYPE_CHECKING:
    from pathlib import Path

KEY = attachment_id(png())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "outside.png").write_bytes(png())
    root = tmp_path / "in"
    (root / "faq" / "画 像").mkdir(parents=True)
    (root / "faq" / "画 像" / "傷.png").write_bytes(png())
    (root / "bad.png").write_bytes(b"<svg/>")
    (root / "link.png").symlink_to(tmp_path / "outside.png")
    return root


@pytest.mark.parametrize(
    "address", ["画 像/傷.png", "%E7%94%BB%20%E5%83%8F/傷.png?v=2", "../faq/画 像\\傷.png", "./画 像/傷.png#x"]
)
def test_an_image_beside_the_page_is_found(root: Path, address: str) -> None:
    pictures = PagePictures(root, "faq/a.html")
    assert pictures.markdown(address, "傷") == attachment_reference(KEY, "傷")
    assert pictures.found == {KEY: "faq/画 像/傷.png"}
    assert pictures.remarks == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.jp/a.png",
        "//host/share/a.png",
        "file:///etc/passwd",
        "/etc/passwd",
        "../../outside.png",
        "../link.png",
        "c:/x.png",
        "data:image/png;base64,AAAA",
        "http://[",
        "ない.png",
        "a\0.png",
        "",
    ],
)
def test_nothing_outside_the_folder_is_looked_at(root: Path, address: str) -> None:
    pictures = PagePictures(root, "faq/a.html")
    assert pictures.markdown(address, "説明") == "説明"
    assert pictures.found == {}
    assert [problem.code for problem in pictures.remarks] == ["picture_not_taken"]


def test_an_image_that_is_none_is_named(root: Path) -> None:
    pictures = PagePictures(root, "faq/a.html")
    assert pictures.markdown("../bad.png", "説明") == "説明"
    assert [problem.code for problem in pictures.remarks] == ["picture_unknown", "picture_not_taken"]


def test_markdown_from_elsewhere_refers_to_the_library_afterwards(root: Path) -> None:
    pictures = PagePictures(root, "faq/a.md")
    reference = attachment_reference(KEY, "傷")
    body = f'![傷](<画 像/傷.png>) ![傷](%E7%94%BB%20像/傷.png "題") ![外](https://x.jp/a.png) [文](a.md) {reference}\n'
    assert pictures.rewritten(body) == (f"{reference} {reference} ![外](https://x.jp/a.png) [文](a.md) {reference}\n")


def test_an_exported_image_counts_only_when_it_is_what_its_name_says(root: Path) -> None:
    (root / "attachments").mkdir()
    (root / "attachments" / f"{KEY}.png").write_bytes(png())
    other = attachment_id(gif())
    (root / "attachments" / f"{other}.gif").write_bytes(png())
    pictures = PagePictures(root, "case/a.md")
    body = attachment_reference(KEY, "") + attachment_reference(other, "")
    assert pictures.rewritten(body) == body
    assert pictures.found == {KEY: f"attachments/{KEY}.png"}
    assert pictures.wanted == [other]
