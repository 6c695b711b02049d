"""What the command line says about encryption, as (Japanese, English)."""

from __future__ import annotations

PROTECTION: dict[str, tuple[str, str]] = {
    "protection_on": ("ライブラリは暗号化されています(鍵 {name})。", "The library is encrypted (key {name})."),
    "protection_off": ("ライブラリは暗号化されていません。", "The library is not encrypted."),
    "protection_required": (
        "このPCの方針は暗号化を求めています。「kb protection on」で暗号化してください。",
        "The policy of this computer wants it encrypted. Please run “kb protection on”.",
    ),
    "protection_key_system": (
        "鍵は、システムのパスワード保管庫にあります。",
        "Its key is in the system's store of passwords.",
    ),
    "protection_key_file": ("鍵は {path} にあります。", "Its key is in {path}."),
    "protection_key_missing": (
        "この利用者には鍵がありません。「kb protection unlock」で回復キーを入れてください。",
        "This user does not have its key. Please give the recovery key: “kb protection unlock”.",
    ),
    "protection_on_already": (
        "ライブラリはすでに暗号化されています。何も変えていません。鍵を替えるには「kb protection rekey」を使います。",
        "The library is encrypted already; nothing was changed. “kb protection rekey” changes its key.",
    ),
    "protection_off_already": (
        "ライブラリは暗号化されていません。何も変えていません。暗号化するには「kb protection on」を使います。",
        "The library is not encrypted; nothing was changed. “kb protection on” encrypts it.",
    ),
    "protection_interrupted": (
        "中断しました。何も変えていません。いま表示した回復キーは使われないので、捨ててください。",
        "Interrupted; nothing was changed. The recovery key above is of no use: please throw it away.",
    ),
    "protection_write_down": (
        "回復キーです。紙に書き、このPCとは別の場所にしまってください。二度と表示されません。",
        "This is the recovery key. Please write it down and keep it away from this computer. It is not shown again.",
    ),
    "protection_without_it": (
        "PCを失ったとき、これがないと、ライブラリも控えもだれにも読めません。",
        "Should the computer be lost, nobody can read the library or its backups without it.",
    ),
    "protection_ask_last": (
        "書き写した回復キーの、最後の4文字",
        "The last four characters of the recovery key that you wrote down",
    ),
    "protection_not_written": (
        "書き写したものと違います。何も変えていません。いま表示した回復キーは捨て、はじめからやり直してください。",
        "That differs from the recovery key. Nothing was changed; please throw this one away and begin again.",
    ),
    "protection_ask_key": ("回復キー", "Recovery key"),
    "protection_ask_off": (
        "暗号化を解除すると、ファイルを手に入れた人はだれでもライブラリと控えを読めます。解除しますか",
        "Without encryption whoever has the files can read the library and its backups. Go on?",
    ),
    "protection_turned_on": (
        "ライブラリと控え {count} 個を暗号化しました。索引は次に開くときに作り直されます。",
        "Encrypted the library and {count} backups. The index is built anew when the library is opened.",
    ),
    "protection_changed": (
        "ライブラリと控え {count} 個を新しい鍵に替えました。前の回復キーも、ほかの控えのためにとっておいてください。",
        "Put the library and {count} backups under the new key. Keep the old recovery key for copies elsewhere.",
    ),
    "protection_turned_off": (
        "ライブラリと控え {count} 個の暗号化を解除しました。",
        "The library and {count} backups are not encrypted any more.",
    ),
    "protection_left": (
        "{path} は、ここにない鍵のものか壊れているため、そのままです。",
        "{path} was left as it is: it is under a key that is not here, or broken.",
    ),
    "protection_earlier_key": (
        "前の鍵です。その鍵の控えを読めるよう、保管しました。ライブラリを開くには、いまの回復キーを入れてください。",
        "It is an earlier key, kept to read backups under it. The library needs its present recovery key.",
    ),
    "protection_unlocked": (
        "鍵を保管しました。これからは、この利用者ならそのまま開きます。",
        "The key is kept; from now on the library opens for this user.",
    ),
}
