"""What keeps everything from being saved while the library is open, in words: for the message bar and the status line.

Whoever types goes on typing: each sentence says so, what becomes of what is written, and what is to be done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate

if TYPE_CHECKING:
    from kb.errors import KbError

#: By code of the error (see ``kb.storage.database.Database.obstacle``): the sentence, and the fact of the status line.
_WORDS: dict[str, tuple[str, str]] = {
    "library_missing": (
        noop(
            "Obstacles",
            "ライブラリのフォルダーが見えません。閉じずに続けてください。戻りしだい、書いたものを保存します。",
        ),
        noop("Obstacles", "ライブラリが見えません"),
    ),
    "library_read_only": (
        noop(
            "Obstacles",
            "ライブラリに書き込めません。閉じずに続け、情報システムの担当者に知らせてください。直りしだい保存します。",
        ),
        noop("Obstacles", "ライブラリに書き込めません"),
    ),
    "disk_full": (
        noop(
            "Obstacles",
            "ディスクに空きがありません。閉じずに続け、空きを作ってください。空きしだい、書いたものを保存します。",
        ),
        noop("Obstacles", "ディスクに空きがありません"),
    ),
    "disk_failing": (
        noop(
            "Obstacles",
            "ディスクが読み書きできません。閉じずに続け、情報システムの担当者に知らせてください。直りしだい保存します。",
        ),
        noop("Obstacles", "ディスクが読み書きできません"),
    ),
}


def is_obstacle(error: KbError | None) -> bool:
    """Tell whether an error keeps everything from being saved until somebody sees to the disk."""
    return error is not None and error.code in _WORDS


def obstacle_sentence(error: KbError) -> str:
    """Return what to say of an obstacle: what it is, and what to do."""
    return translate("Obstacles", _WORDS[error.code][0])


def obstacle_fact(error: KbError) -> str:
    """Return what the status line says of an obstacle."""
    return translate("Obstacles", _WORDS[error.code][1])
