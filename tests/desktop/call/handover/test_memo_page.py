from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize, QPdfWriter

from desktop.call.handover.memo_page import MemoPage, print_page

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.theme import Theme

_PAGE = MemoPage(
    "引き継ぎメモ", "2026-11-20 14:00 開始 · 担当 木村", tuple((f"項目 {number}", "あ" * 36) for number in range(8))
)


def _pages(file: Path) -> int:
    return file.read_bytes().count(b"/Type /Page\n")


def test_p9_the_longest_memo_takes_one_page(theme: Theme, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "memo.pdf"))
    assert print_page(_PAGE, writer, theme.font("body")) == 12
    del writer
    assert _pages(tmp_path / "memo.pdf") == 1


def test_p9_on_small_paper_the_type_is_smaller_and_it_is_still_one_page(theme: Theme, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "memo.pdf"))
    writer.setPageSize(QPageSize(QSizeF(80, 110), QPageSize.Unit.Millimeter))
    assert print_page(_PAGE, writer, theme.font("body")) < 12
    del writer
    assert _pages(tmp_path / "memo.pdf") == 1
