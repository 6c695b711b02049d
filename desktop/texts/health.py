"""What a health check says on the screen: what was looked at, how it is and, where it is not well, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

from desktop.i18n import noop, translate
from desktop.texts.failures import filled

if TYPE_CHECKING:
    from kb.domain.health import HealthItem


@dataclass(frozen=True, slots=True)
class HealthWords:
    """The thing looked at, a sentence on how it is, and what to do; the last is empty where all is well."""

    subject: str
    sentence: str
    remedy: str = ""


_FOLDER = noop("Health", "フォルダー")
_DISK = noop("Health", "ディスク")
_FONT = noop("Health", "文字")
_POLICY = noop("Health", "方針")
_DATABASE = noop("Health", "データベース")
_INDEX = noop("Health", "索引")
_RULES = noop("Health", "規則")
_BACKUPS = noop("Health", "控え")
_ACCESS = noop("Health", "アクセス権を確かめてください。")
_PROTECTION = noop("Health", "暗号化")
_KEYS = noop("Health", "鍵の保管場所")
_PACKS = noop("Health", "ナレッジパック")
_AUDIT = noop("Health", "操作の記録")
_NETWORK = noop("Health", "ネットワークとアクセス権を確かめてください。届かない間も、いまの記事は使えます。")
_RESTORE = noop("Health", "「控え」から、壊れる前の控えに戻してください。")
_KEY = noop("Health", "回復キーを入れると直ります。情報システムの担当者に尋ねてください。")

HEALTH: dict[str, HealthWords] = {
    "versions": HealthWords(noop("Health", "版"), noop("Health", "{versions}")),
    "folder_good": HealthWords(_FOLDER, noop("Health", "このPCにあり、書き込めます: {path}")),
    "folder_missing": HealthWords(
        _FOLDER,
        noop("Health", "フォルダーがありません: {path}"),
        noop("Health", "外したディスクにないか、名前を変えていないか、確かめてください。"),
    ),
    "folder_on_network": HealthWords(
        _FOLDER,
        noop("Health", "ネットワーク上にあります: {path}"),
        noop("Health", "このPCの中に移してください。ネットワーク上では、データが壊れるおそれがあります。"),
    ),
    "folder_not_writable": HealthWords(_FOLDER, noop("Health", "書き込めません: {path}"), _ACCESS),
    "folder_open_to_others": HealthWords(
        _FOLDER,
        noop("Health", "このPCのほかの利用者にも読めます: {path}"),
        noop("Health", "「直す」で、この利用者だけが読めるようにします。"),
    ),
    "disk_good": HealthWords(_DISK, noop("Health", "空きは {megabytes} MB です。")),
    "disk_low": HealthWords(
        _DISK,
        noop("Health", "空きが {megabytes} MB しかなく、控えや索引の作り直しに足りません。"),
        noop("Health", "いらないファイルを消して、空きを作ってください。"),
    ),
    "disk_full": HealthWords(
        _DISK,
        noop("Health", "空きが {megabytes} MB しかなく、まもなく保存できなくなります。"),
        noop("Health", "すぐに、いらないファイルを消して空きを作ってください。"),
    ),
    "font_good": HealthWords(_FONT, noop("Health", "日本語の文字があります（{font}）。")),
    "font_missing": HealthWords(
        _FONT,
        noop("Health", "日本語のフォントがなく、文字が四角になります。"),
        noop("Health", "fonts-noto-cjk などの日本語のフォントを入れてください。"),
    ),
    "font_unknown": HealthWords(
        _FONT,
        noop("Health", "フォントを確かめられません（fc-list がありません）。"),
        noop("Health", "文字が四角に見えるなら、日本語のフォントを入れてください。"),
    ),
    "policy_absent": HealthWords(_POLICY, noop("Health", "このPCに方針のファイルはありません: {path}")),
    "policy_good": HealthWords(
        _POLICY, noop("Health", "正しく読め、管理者だけが書き換えられます（決めごと {count}）: {path}")
    ),
    "policy_broken": HealthWords(
        _POLICY,
        noop("Health", "{line} 行目（{key}）を読めないため、ライブラリを開けません: {path}"),
        noop("Health", "情報システムの担当者が直します。「kb policy check」が、直し方を示します。"),
    ),
    "policy_unreadable": HealthWords(
        _POLICY,
        noop("Health", "方針のファイルを読めないため、ライブラリを開けません: {path}"),
        noop("Health", "情報システムの担当者が、UTF-8 で、だれにも読めるように保存し直してください。"),
    ),
    "policy_open_to_users": HealthWords(
        _POLICY,
        noop("Health", "管理者でない人も、ファイルかそのフォルダーを書き換えられます: {path}"),
        noop("Health", "情報システムの担当者が、管理者だけが書けるようにしてください。"),
    ),
    "protection_off": HealthWords(_PROTECTION, noop("Health", "ライブラリは暗号化していません。")),
    "protection_on": HealthWords(_PROTECTION, noop("Health", "ライブラリは暗号化されています。")),
    "protection_required": HealthWords(
        _PROTECTION,
        noop("Health", "方針は暗号化を求めていますが、暗号化されていません: {path}"),
        noop("Health", "勘所を閉じ、「kb protection on」で暗号化してください。"),
    ),
    "protection_unreadable": HealthWords(_PROTECTION, noop("Health", "暗号化の覚えを読めません: {path}"), _KEY),
    "keyring_good": HealthWords(_KEYS, noop("Health", "{name} に保管できます。")),
    "keyring_not_needed": HealthWords(_KEYS, noop("Health", "OSにありません。暗号化しないなら要りません。")),
    "keyring_missing": HealthWords(
        _KEYS,
        noop("Health", "OSにありません。"),
        noop("Health", "GNOME Keyring などを入れるか、方針の key_file に鍵のファイルを決めてください。"),
    ),
    "key_file_good": HealthWords(_KEYS, noop("Health", "鍵はファイルに保管します: {path}")),
    "key_file_unsafe": HealthWords(
        _KEYS,
        noop("Health", "鍵のファイルをほかの人も読めるか、中身が鍵ではありません: {path}"),
        noop("Health", "本人だけが読めるようにしてください。"),
    ),
    "database_good": HealthWords(
        _DATABASE, noop("Health", "終わりまで読めます（記事 {articles}、通話 {calls}、版 {schema}）。")
    ),
    "database_missing": HealthWords(_DATABASE, noop("Health", "データベースがありません: {path}"), _RESTORE),
    "database_damaged": HealthWords(_DATABASE, noop("Health", "壊れています（{detail}）: {path}"), _RESTORE),
    "database_locked": HealthWords(
        _DATABASE,
        noop("Health", "暗号化されていて、このPCのこの利用者には鍵がありません: {path}"),
        noop("Health", "回復キーを入れると開けます。情報システムの担当者に尋ねてください。"),
    ),
    "database_unread": HealthWords(
        _DATABASE,
        noop("Health", "暗号化の覚えを読めないため、確かめていません: {path}"),
        _KEY,
    ),
    "database_not_encrypted": HealthWords(
        _DATABASE,
        noop("Health", "暗号化されているはずなのに、そうなっていません: {path}"),
        noop("Health", "ほかのファイルに置き換えられたおそれがあります。情報システムの担当者に知らせてください。"),
    ),
    "clock_behind": HealthWords(
        noop("Health", "時計"),
        noop("Health", "ライブラリの最後の変更（{when}）が、いまの時刻より先です。"),
        noop("Health", "PCの時計を確かめてください。"),
    ),
    "clock_doubted": HealthWords(
        noop("Health", "時計"),
        noop("Health", "いまの時刻（{now}）が最後の記録（{last}）より1年以上先のため、古い記録を消していません。"),
        noop("Health", "PCの時計を確かめてください。合っていれば、2週間後から消します。"),
    ),
    "index_good": HealthWords(
        _INDEX, noop("Health", "{articles} 件の記事のとおりです（これから入るもの {waiting} 件）。")
    ),
    "index_differs": HealthWords(
        _INDEX,
        noop("Health", "{wrong} 件の記事が、索引と違います。"),
        noop("Health", "「直す」で索引を作り直します。記事は変わりません。"),
    ),
    "pictures_damaged": HealthWords(
        noop("Health", "画像"),
        noop("Health", "壊れている画像が {count} 枚あります: {names}"),
        noop("Health", "同じ画像をもう一度入れると直ります。なければ「控え」から、壊れる前の控えに戻してください。"),
    ),
    "index_unreadable": HealthWords(
        _INDEX,
        noop("Health", "索引を読めません。記事は無事です。"),
        noop("Health", "「直す」で作り直します。"),
    ),
    "rules_good": HealthWords(_RULES, noop("Health", "規則のファイルは、すべて読めます。")),
    "rule_file_broken": HealthWords(
        _RULES,
        noop("Health", "{line} 行目を読めません: {path}"),
        noop("Health", "「規則」で直すか、ファイルを消して配布のものに戻してください。"),
    ),
    "backups_good": HealthWords(_BACKUPS, noop("Health", "{count} 件あります。最後は {newest} です。")),
    "backup_due": HealthWords(
        _BACKUPS,
        noop("Health", "新しい控えがありません（いま {count} 件）。"),
        noop("Health", "「直す」で、いま控えを作ります。"),
    ),
    "backup_unsound": HealthWords(
        _BACKUPS,
        noop("Health", "終わりまで読めない控えがあります: {path}"),
        noop("Health", "このファイルは役に立たないので、消してかまいません。"),
    ),
    "backup_locked": HealthWords(
        _BACKUPS,
        noop("Health", "ここにない鍵で暗号化されているか、壊れている控えがあります: {path}"),
        noop("Health", "前の回復キーを入れると確かめられます。消さずに、情報システムの担当者に尋ねてください。"),
    ),
    "backups_unreadable": HealthWords(_BACKUPS, noop("Health", "控えのフォルダーを読めません: {path}"), _ACCESS),
    "packs_off": HealthWords(_PACKS, noop("Health", "配布元は決まっていません。")),
    "packs_good": HealthWords(_PACKS, noop("Health", "最新です（第 {version} 版、{when} に取り込み、{place}）。")),
    "packs_none_yet": HealthWords(_PACKS, noop("Health", "配布元に届きますが、まだ何もありません: {place}")),
    "packs_behind": HealthWords(
        _PACKS,
        noop("Health", "まだ取り込んでいない第 {newest_version} 版があります: {place}"),
        noop("Health", "「kb pack look」で取り込めます。断られたら、信じる鍵を確かめてください。"),
    ),
    "packs_unreached": HealthWords(_PACKS, noop("Health", "配布元に届きません: {place}"), _NETWORK),
    "packs_unreached_since": HealthWords(
        _PACKS, noop("Health", "配布元に届きません（最後は {when} の第 {version} 版）: {place}"), _NETWORK
    ),
    "packs_without_keys": HealthWords(
        _PACKS,
        noop("Health", "信じる鍵がなく、何も取り込みません: {place}"),
        noop("Health", "「kb pack key」の示す一行を、rules/packs.yaml か方針の keys に加えてください。"),
    ),
    "packs_key_wrong": HealthWords(
        _PACKS,
        noop("Health", "keys の {number} 番目は鍵ではありません。"),
        noop("Health", "「kb pack key」の示した一行を、そのまま写してください。"),
    ),
    "audit_good": HealthWords(_AUDIT, noop("Health", "{count} 件とも、書かれたままです。")),
    "audit_broken": HealthWords(
        _AUDIT,
        noop("Health", "{number} 番の記録が、書かれたままではありません: {path}"),
        noop("Health", "情報システムの担当者に知らせてください。別の所にある写しと比べられます（kb audit verify）。"),
    ),
    "audit_lost": HealthWords(
        _AUDIT,
        noop("Health", "ライブラリや写しの知る記録より短いか、置き換えられています（{number} 番）: {path}"),
        noop("Health", "情報システムの担当者に知らせてください。理由が分かったら「kb audit accept」で記録に残します。"),
    ),
    "audit_copy_away": HealthWords(
        _AUDIT,
        noop("Health", "写しを置く所に届きません。届くようになれば書き足します: {path}"),
        noop("Health", "ネットワークとアクセス権を確かめてください。届かない間も、記録はこのPCに残ります。"),
    ),
    "audit_unreadable": HealthWords(
        _AUDIT, noop("Health", "読めません。読めないうちは書き出しできません: {path}"), _ACCESS
    ),
    "leftovers": HealthWords(
        noop("Health", "残りもの"),
        noop("Health", "途中で止まったプログラムの残したものが {count} 個あります（{path} など）。"),
        noop("Health", "「直す」で消します。だれも使わないものだけを消します。"),
    ),
}


def health_words(item: HealthItem) -> HealthWords:
    """Return what to say of a finding; one without words, of a newer part, is told by its code and what it names."""
    known = HEALTH.get(item.code)
    if known is None:
        return HealthWords(item.code, ", ".join(f"{name}: {value}" for name, value in item.params.items()))
    params = {name: _shown(name, value) for name, value in item.params.items()}
    subject, sentence, remedy = (
        filled(translate("Health", text), params) if text else ""
        for text in (known.subject, known.sentence, known.remedy)
    )
    return HealthWords(subject, sentence, remedy)


def moment_text(moment: datetime) -> str:
    """Return day and minute: as Japanese writes them, and in English in the order that nobody takes for another."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    if QLocale().language() == QLocale.Language.Japanese:
        return QLocale().toString(local, QLocale.FormatType.ShortFormat)
    return local.toString("yyyy-MM-dd HH:mm")


def _shown(name: str, value: object) -> object:
    if isinstance(value, Mapping):
        return " · ".join(f"{part} {version}" for part, version in value.items())
    if name in {"newest", "when"}:
        return moment_text(datetime.fromisoformat(str(value)))
    if isinstance(value, int):
        return f"{value:,}"
    return value
