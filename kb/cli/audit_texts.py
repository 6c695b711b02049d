"""The words of the audit trail, as (Japanese, English)."""

from __future__ import annotations

EVENTS: dict[str, tuple[str, str]] = {
    "trail_begun": ("記録の始まり", "the trail begins"),
    "trail_mended": ("途中で切れた行を除いた", "a broken line was taken off"),
    "clock_set_back": ("PCの時計が戻された", "the clock was set back"),
    "trail_lost": ("ライブラリの知る記録がない", "a record that the library knew is gone"),
    "loss_accepted": ("記録の欠けの確認", "the loss was looked into"),
    "export": ("書き出し", "export"),
    "import": ("取り込み", "import"),
    "pack_taken": ("配布の取り込み", "pack taken in"),
    "restore": ("控えへの復元", "restoration of a backup"),
    "retention": ("保存期間による消去", "erasure by retention"),
    "repair": ("点検での修復", "repair by the doctor"),
    "protection_on": ("暗号化の開始", "encryption on"),
    "protection_off": ("暗号化の終了", "encryption off"),
    "protection_rekeyed": ("鍵の交換", "new key"),
    "role": ("役割と権限", "role and permissions"),
    "staff": ("役割の割り当て", "who has which role"),
    "policy": ("方針と規則の変更", "policy and rules changed"),
    "pack_keys": ("信頼する配布の鍵", "keys that packs are trusted by"),
}

#: What is done at once needs no word.
STEPS: dict[str, tuple[str, str]] = {
    "begun": ("開始", "begun"),
    "failed": ("失敗", "failed"),
}

PROBLEMS: dict[str, tuple[str, str]] = {
    "unreadable": (
        "{number} 番目の行は、記録として読めません。書き換えられたか、ディスクが壊れています。",
        "Line {number} is no record: it was changed, or the disk is damaged.",
    ),
    "changed": (
        "{number} 番の記録は、書かれたときのままではありません。",
        "Record {number} is not as it was written.",
    ),
    "not_next": (
        "{number} 番の記録が、前の記録に続きません。間の記録が消されたか、入れられたか、順が変えられています。",
        "Record {number} does not go on from the one before: records were removed, put in or moved.",
    ),
    "unsealed": (
        "{number} 番の記録に、ライブラリの鍵による封印がありません。鍵を持たない人が書いたものです。",
        "Record {number} is not sealed with the library's key: somebody without the key wrote it.",
    ),
    "seal_wrong": (
        "{number} 番の記録の封印が、ライブラリの鍵のものではありません。",
        "The seal of record {number} was not made with the library's key.",
    ),
    "known_missing": (
        "{number} 番の記録が、ライブラリや写しが知るものと違うか、なくなっています。",
        "Record {number} is not the one that the library or somebody elsewhere knows, or is gone.",
    ),
    "lost": (
        "{number} 番の前の記録が、消されたか古いものに戻されました。理由を確かめて「kb audit accept」を使います。",
        "Before record {number} the trail was deleted, cut or put back. Find out why; then “kb audit accept”.",
    ),
}
