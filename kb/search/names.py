"""Names of people in call notes (P32): the dictionary's surnames and given names, and the words names stand beside.

The analyser alone misses 髙橋, 栁 or 月見里 and takes 松下 in 「松下様」 for a firm. The words around tell: a title
after it, a label or a role before it, 「…と申します」.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.domain.masking import PersonalData, PersonalSpan
from kb.search.name_reading import BOUNDARY, NameReading
from kb.search.scripts import HIRAGANA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kb.search.kana_names import Name
    from kb.search.mask_words import MaskWords

#: After these a name of a place is a surname too.
_RESPECTFUL = frozenset({"様", "さま", "氏", "殿"})
#: A place before these is where somebody is in charge: 新宿店長.
_OF_PLACES = (
    "店長",
    "所長",
    "エリアマネージャー",
    "エリアリーダー",
    "補佐",
    "代理",
    "場長",
    "センター長",
    "室長",
    "宅",
)
_NOT_A_TITLE = re.compile(
    r"(?<=許)さん|(?<=ワン|わん)ちゃん|(?:サン|サマ|クン|チャン)(?=[ァ-ヺー])|様[々子式相態]|氏名|君[がはら]の?代|さんざん|殿堂|様に(?=なっ)"
)
_INTRODUCED = re.compile(
    r"と(?:申し|申す|名乗|いいま|言いま|おっしゃる(?:方|男|女))"
    r"|と(?:いう|言う)(?:名|男|女|方|者|人|社員|店員|職員|従業員|作業員|運転手|スタッフ|係|担当|オペレーター|客|お客|ドライバー)"
    r"|を名乗|名義|です[。」』]{0,2}と(?:名乗|言|い)|ですが、?と|って(?:いう|言う)?(?:人|者|方|男|女)"
)
#: What a person does; a surname of the dictionary that opens the phrase is taken for one.
_ACTED = re.compile(
    r"です(?:[。、が]|けど|けれど|$)|だけど|っす|でございます|が(?:対応|応対|受電|担当|架電|出電|謝罪|説明)"
    r"|に(?:確認|報告|引継|引き継ぎ|転送|相談)|より(?:伝言|指示|入電)|記(?=[。\s)]|$)"
    r"|(?:受電|折電|架電|応対|対応|承認|了承|同席)(?!者)"
    r"|の(?:母|父|娘|息子|妻|夫|家内|主人|嫁|孫|代理|代わり|家族|者)"
)
_LINK = r"(?:[はがの](?:[「『]|\s)?|[\s:=/|>「『【】\[\](→■]{0,3})"


class NameFinder:
    """Finds names by the word lists of a centre and the dictionary."""

    def __init__(self, words: MaskWords) -> None:
        self._words = words
        self._title = re.compile(_any_of(words.titles))
        # At every place, also within a longer one: 「山本部長」 ends in 本部長 and in 部長.
        self._position = re.compile(f"(?=({_any_of(words.positions)}))")
        self._label = re.compile(rf"{_any_of(words.labels)}{_LINK}")
        self._role = re.compile(rf"(?:(?:{_any_of(words.roles)}|[一-鿿]{{2}}者){_LINK}|→)")

    def names(self, folded: str) -> Iterator[PersonalSpan]:
        """Yield the names of a folded text; they may overlap."""
        text = folded.translate(self._words.variants)
        reading = NameReading(text, self._words)
        for name in (
            *self._titled(text, reading),
            *self._introduced(text, reading),
            *self._labelled(text, reading),
            *reading.surnames(),
        ):
            yield PersonalSpan(name.start, name.end, PersonalData.NAME)
            if spelled_out := reading.spelled_out_after(name.end):
                yield PersonalSpan(spelled_out.start, spelled_out.end, PersonalData.NAME)

    def _titled(self, text: str, reading: NameReading) -> Iterator[Name]:
        for match in self._title.finditer(text):
            before = match.start()
            if not _NOT_A_TITLE.match(text, before) and (
                name := reading.name_before(before, respectful=match[0] in _RESPECTFUL)
            ):
                yield name
        for match in self._position.finditer(text):
            if name := reading.surname_before(match.start(), places=not match[1].endswith(_OF_PLACES)):
                yield name

    def _introduced(self, text: str, reading: NameReading) -> Iterator[Name]:
        for match in _INTRODUCED.finditer(text):
            name = reading.name_before(match.start())
            if name and not HIRAGANA.fullmatch(text[name.start : name.end]):
                yield name
        for match in _ACTED.finditer(text):
            name = reading.surname_before(match.start(), places=match[0].startswith(("で", "だ", "の")))
            if name and (name.start == 0 or BOUNDARY.match(text, name.start - 1)):
                yield name

    def _labelled(self, text: str, reading: NameReading) -> Iterator[Name]:
        for match in self._label.finditer(text):
            if name := reading.name_after(match.end(), sure=True):
                yield name
        for match in self._role.finditer(text):
            if name := reading.name_after(match.end(), sure=False):
                yield name


def _any_of(words: Collection[str]) -> str:
    return "(?:" + ("|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)") + ")"
