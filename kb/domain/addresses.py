"""Addresses by their pattern (P32): prefecture, city, town, numbers, building and room, any of which may be missing.

Works on folded text (NFKC, lower case). A place alone is no address: 「渋谷の店」, 「3丁目の角」 stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.domain.masking import PersonalData, PersonalSpan
from kb.domain.number_patterns import HYPHEN, LINK

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFECTURE = (
    "(?:北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|"
    "山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|"
    "大分|宮崎|鹿児島|沖縄)県)"
)
_KANJI = r"[一-鿿々〆ヶケヵカノツ]"
#: One class: two that overlap would let the pattern try every way of sharing the characters between them.
_NAME_CHARACTER = r"[一-鿿々〆ァ-ヺー]"
#: Municipalities and their wards whose names are not written in kanji alone.
_KANA_CITY = (
    "(?:さいたま|つくば(?:みらい)?|いわき|ひたちなか|かすみがうら|あきる野|むつ|つがる|にかほ|みどり|ふじみ野|いすみ|かほく|"
    "あわら|いなべ|たつの|さぬき|みやま|うきは|うるま|いちき串木野|南さつま|えびの|南あわじ|みよし|あま|つくばみらい|ニセコ|"
    "おいらせ|みなかみ|ときがわ|かつらぎ|みなべ|すさみ|まんのう|いの|おおい|せたな|むかわ|ひだか|東かがわ|紀の川|"
    "とくしま|みなみ|丹波篠山)"
)
#: One or more of city, ward, district, town, village. A single count, so that no run of kanji is split in every way.
_CITY = rf"(?:{_KANA_CITY}|{_KANJI}|(?<=[市区郡])\s){{1,10}}?(?<=[市区郡町村])"
_KANA_TOWN = (
    "(?:みなとみらい|おおたかの森|すすきの|あざみ野|あすみが丘|つつじ[がケヶ]丘|さくら|ひばり[がケヶ]丘|みずほ|"
    "ゆめ|みどり|こころ|つきみ野|すみれ[がケヶ]丘|もえぎ野|しらかば|けやき|ときわ|あさひ|ひかり|いずみ|ゆりのき)"
)
#: A town in hiragana, between a city and numbers; what may be a particle is none: 「大阪市で3-4日」.
_HIRAGANA_TOWN = (
    r"(?<=[市区町村])(?![のでにがをへとはかも]|まで|より)[ぁ-ん]{1,7}[一-鿿]{0,3}"
    rf"(?=[0-9]{{1,4}}(?:丁目|番|{HYPHEN}[0-9]))"
    rf"|(?<=[市区町村])[ぁ-ん]{{1,4}}[浜丘台野原島崎谷](?=[0-9]{{1,4}}(?:丁目|番|{HYPHEN}[0-9]))"
)
#: A town: kanji, katakana, the hiragana that stand between kanji in such names.
_TOWN_PART = (
    rf"(?:{_NAME_CHARACTER}|{_KANA_TOWN}|{_HIRAGANA_TOWN}"
    rf"|(?<={_KANJI})(?:が[丘崎浜関原谷]|の[内里宮森台原手町下上口丸]|つ[木塚橋]|上る|下る|入る))"
)
_TOWN = rf"(?:{_TOWN_PART}|[0-9]{{1,2}}(?:番町|条|線|区))"

_KANJI_NUMBER = "[一二三四五六七八九十百〇]{1,5}"
_NUMBER = rf"(?:[0-9]{{1,5}}|{_KANJI_NUMBER}(?=丁目|番|号|の[一二三四五六七八九十])|(?<=の){_KANJI_NUMBER})"
_UNIT = r"(?:丁目|丁(?=[0-9])|番地の?|番町|番|号|条)"
_JOINT = rf"(?:{_UNIT}\s?{HYPHEN}?|\s?{HYPHEN}\s?|の(?=[0-9一二三四五六七八九十]))"
_NUMBERS = rf"{_NUMBER}(?:{_JOINT}{_NUMBER}){{0,5}}{_UNIT}?"
#: Numbers that are an address even without a city before them.
_SURE_NUMBERS = (
    rf"{_NUMBER}(?:丁目\s?{_NUMBER}(?:{_JOINT}{_NUMBER}){{0,4}}{_UNIT}?|番地(?:の?{_NUMBER})?|番{_NUMBER}号)"
)
_NO_QUANTITY = (
    r"(?![0-9.%:])(?!,[0-9])(?!\s?(?:店|名|人|件|個|本|点|円|日|時|年|月|回|分|度|台|枚|箱|袋|か所|ヶ所|箇所|kg|km|cm|mm|g|ml|万|千|億|"
    r"階建|号店|歳|才|世帯|割|倍|社|便|周年|チーム|種|代目|部|課))"
)

_BUILDING_WORD = (
    "(?:マンション|ハイツ|ハイム|コーポ|アパート|アパルト|ビルディング|ビル|メゾン|レジデンス|タワー|パレス|コート|プラザ|"
    "ヴィラ|ビラ|ハウス|シティ|ガーデン|テラス|ヒルズ|フラット|スクエア|グラン|ドミール|シャトー|カーサ|ロイヤル|ライオンズ|"
    "パーク|エステート|コープ|会館|キャッスル|プレイス|ステージ|寮|荘|団地|住宅|公舎|官舎|社宅)"
)
_ROOM = rf"(?:[a-z0-9]{{1,2}}棟)?\s?(?:の)?[a-z]?{HYPHEN}?[0-9]{{1,5}}(?:{HYPHEN}[0-9]{{1,4}})?\s?(?:号室|号|室|階|f)?"
_BUILDING = rf"[一-鿿々〆ァ-ヺー・a-z0-9]{{0,12}}{_BUILDING_WORD}(?:[一-鿿々〆ぁ-んァ-ヺー・]{{0,8}}?\s?{_ROOM})?"
_UNKNOWN_BUILDING = r"\s[一-鿿々〆ァ-ヺー・a-z]{2,14}\s?[0-9]{3,4}(?:号室?)?(?![0-9円人名年月日時分個])"
_HOME = rf"(?:[\s、]?{_BUILDING}|{_UNKNOWN_BUILDING}|\s?[0-9]{{1,4}}号室|\s?[a-z]?[0-9]{{1,2}}(?:f|階))?"

_WITH_CITY = re.compile(rf"(?:{_PREFECTURE}\s?)?{_CITY}\s?{_TOWN}{{0,20}}?\s?{_NUMBERS}{_NO_QUANTITY}{_HOME}")
_WITH_PREFECTURE = re.compile(rf"{_PREFECTURE}\s?{_TOWN}{{1,20}}?\s?{_NUMBERS}{_NO_QUANTITY}{_HOME}")
_WITHOUT_CITY = re.compile(rf"(?:大字|字)?{_TOWN_PART}{{2,14}}?\s?{_SURE_NUMBERS}{_NO_QUANTITY}{_HOME}")
_LABEL = r"(?:住所|住まい|届け先|配達先|送付先|送り先|発送先|転居先|集荷先|訪問先|自宅|実家|宛先)"
_LABELLED = re.compile(
    rf"{_LABEL}{LINK}((?:{_PREFECTURE}\s?)?{_CITY}{_TOWN}{{1,12}}(?:{_NUMBERS}{_HOME})?"
    rf"|{_PREFECTURE}{_TOWN}{{2,16}}|{_TOWN_PART}{{2,12}}?\s?{_NUMBER}(?:{_JOINT}{_NUMBER}){{1,4}}{_UNIT}?{_HOME})"
)
_ROOM_ONLY = re.compile(
    r"[一-鿿々〆ァ-ヺー・a-z]{0,10}?(?:マンション|ハイツ|ハイム|コーポ|アパート|メゾン|レジデンス|パレス|荘|団地|寮)"
    r"[一-鿿々〆ぁ-んァ-ヺー・]{0,8}?\s?(?:[a-z0-9]{1,2}棟)?\s?(?:の)?[0-9]{2,4}(?:号室?|室)?(?![0-9円人名])"
)


def addresses(folded: str) -> Iterator[PersonalSpan]:
    """Yield the addresses of a folded text; they may overlap."""
    for pattern in (_WITH_CITY, _WITH_PREFECTURE, _WITHOUT_CITY, _LABELLED, _ROOM_ONLY):
        for match in pattern.finditer(folded):
            start, end = match.span(match.lastindex or 0)
            yield PersonalSpan(start, end, PersonalData.ADDRESS)
