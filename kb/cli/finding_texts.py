"""What an editor should look at, as (Japanese, English); codes that are not here are problems of the format."""

from __future__ import annotations

FINDINGS: dict[str, tuple[str, str]] = {
    "breath_long": (
        "一息で読むには長い行です({count}字、目安は{limit}字まで)。",
        "The line is long for one breath ({count} characters, {limit} are advised).",
    ),
    "due_missing": (
        "いつまでに連絡するかがありません。検証済にするには {{{{{detail}}}}} が要ります。",
        "It does not say by when. Validation needs {{{{{detail}}}}}.",
    ),
    "image_missing": ("この画像はライブラリにありません: {detail}", "The library has no such image: {detail}"),
    "link_dead": ("つながりの先の記事がありません: {detail}", "The article that is linked does not exist: {detail}"),
    "page_long": (
        "1ページに収まりません({lines}行、A4の1枚は{limit}行)。",
        "It is longer than a page ({lines} lines; an A4 page has {limit}).",
    ),
    "personal_data": ("個人情報かもしれません({category}): {words}", "Perhaps personal data ({category}): {words}"),
    "placeholder_misspelt": (
        "{{{{{detail}}}}} という差し込み語はありません。近いもの: {{{{{near}}}}}",
        "There is no placeholder {{{{{detail}}}}}; the nearest is {{{{{near}}}}}.",
    ),
    "rules_broken": (
        "規則のファイルを読めないため、言葉か個人情報は確かめていません: {detail}",
        "A rule file cannot be read, so wording or personal data was not looked at: {detail}",
    ),
    "title_missing": ("題名がありません。", "The title is missing."),
    "title_twice": ("同じ題名の記事が同じ種別にあります。", "Another article of the kind has the same title."),
    "wording": ("「{words}」{why}", "“{words}”: {why}"),
}

CATEGORIES: dict[str, tuple[str, str]] = {
    "name": ("氏名", "name"),
    "telephone": ("電話番号", "telephone number"),
    "email": ("メールアドレス", "e-mail address"),
    "address": ("住所", "address"),
    "postal_code": ("郵便番号", "postal code"),
    "card": ("カード番号", "card number"),
    "order_number": ("注文などの番号", "number of an order or the like"),
    "birth_date": ("生年月日", "date of birth"),
    "account": ("口座", "bank account"),
}

GRADES: dict[str, tuple[str, str]] = {"error": ("誤り", "error"), "warning": ("注意", "warning")}
