"""A folded text read for names: which words may be a person's name, by the dictionary and the script they are in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.search.kana_names import KanaNames, Name
from kb.search.morphemes import Morph, ReadText, parts_in_dictionary
from kb.search.name_dictionary import LONGEST_NAME, PERSON, PLACE, SURNAME, NameDictionary
from kb.search.scripts import HIRAGANA, KANJI, KATAKANA, run_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.search.mask_words import MaskWords

_GIVEN_NAME, _COMMON_NOUN = "固有名詞-人名-名", "名詞-普通名詞-一般"
_LONGEST_IN_MORPHS = 4
#: Letters of the longest name that is put together of words: 勅使河原 and one more.
_LONGEST_JOINED = 5
_KATAKANA_FULL_NAME = re.compile(r"[ァ-ヺー]{2,7}[ 　][ァ-ヺー]{2,7}(?![ァ-ヺー])")
_SPELLED_OUT = re.compile(r"(?:様|さま|さん|氏)?\s?\(([ぁ-んァ-ヺー]{2,8}(?: [ぁ-んァ-ヺー]{2,8})?)(?:様|さま|さん)?\)")
_BLANK = re.compile(r"\s|$")
BOUNDARY = re.compile(r"[\s、。,.:;/()「」『』【】\[\]→■・!?〓]|$")
_AFTER_NAME = re.compile(
    r"[\s、。,.:;/()「」『』【】\[\]→■・!?〓]|$|[がはをにへともで](?!い)|から|より|です|だ|でございます|の|って|宅|方"
)


class NameReading:
    """A text with its morphs, asked for names at given places."""

    def __init__(self, text: str, words: MaskWords) -> None:
        read = ReadText(text)
        self._text, self._morphs, self._by_start, self._by_end = text, read.morphs, read.starting, read.ending
        self._words = words
        self._known = NameDictionary(words.more_surnames)
        self._kana = KanaNames(read, words, self._known)

    def name_before(self, end: int, *, respectful: bool = False) -> Name | None:
        """Return the name that ends there, where a title or the like says that one may."""
        text = self._text
        while end and text[end - 1] in " 」』":
            end -= 1
        name = None
        if end and not KANJI.fullmatch(text[end - 1]):
            name = self._kana.before(end, respectful=respectful)
        if name is None:
            name = self._morphs_before(end, respectful=respectful)
        if name is None or self._is_nobody(text[name.start : name.end], name.start):
            return None
        return self._with_surname(name)

    def surname_before(self, end: int, *, places: bool = False) -> Name | None:
        """Return the surname of the dictionary that ends there, one of several characters or one the analyser sees."""
        place = self._by_end.get(end)
        if place is None:
            return None
        morph = self._morphs[place]
        sure = PERSON in morph.part
        known = self._known.is_surname(morph.surface) and len(morph.surface) > 1 and (places or PLACE not in morph.part)
        if not (sure or known) or morph.surface in self._words.not_people:
            return None
        return self._with_surname(Name(morph.start, morph.end))

    def name_after(self, start: int, *, sure: bool) -> Name | None:
        """Return the name that begins there; ``sure``: a label says that one does."""
        place = self._by_start.get(start)
        if place is None:
            return None
        end = self._name_end(place, sure=sure)
        if end is None or self._is_nobody(self._text[start:end], start):
            return None
        return Name(start, self._with_given_name(end))

    def spelled_out_after(self, end: int) -> Name | None:
        """Return how a name reads, in brackets after it and perhaps its title: 「佐藤様（さとう）」."""
        match = _SPELLED_OUT.match(self._text, end)
        if match is None or match[1] in self._words.not_people:
            return None
        parts = match[1].split()
        return Name(*match.span(1)) if all(map(self._known.may_be_name, parts)) else None

    def surnames(self) -> Iterator[Name]:
        """Yield surnames without any such sign: those the analyser sees, written in kanji, that are no firm."""
        for place, morph in enumerate(self._morphs):
            full = self._is_full_name(place)
            if not full and not self._is_plain_surname(morph):
                continue
            end = self._with_given_name(morph.end)
            if full or (self._stands_alone(morph, end) and morph.surface not in self._words.brands):
                yield Name(morph.start, end)

    def _morphs_before(self, end: int, *, respectful: bool) -> Name | None:
        place = self._by_end.get(end)
        if place is None:
            return self._cut_off_before(end)
        longest = None
        start = end
        plain, person = True, False
        for step in range(_LONGEST_IN_MORPHS):
            morph = self._morphs[place - step] if place >= step else None
            if morph is None or morph.end != start or not morph.part.startswith(("名詞", "接尾辞", "接頭辞", "形状詞")):
                break
            start = morph.start
            surface = self._text[start:end]
            if len(surface) > LONGEST_NAME or (not KANJI.fullmatch(surface) and PERSON not in morph.part):
                break
            plain = plain and morph.part.startswith((_COMMON_NOUN, "名詞-普通名詞-形状詞可能", "接尾辞-名詞的-一般"))
            person = person or PERSON in morph.part
            begins = start == 0 or bool(BOUNDARY.match(self._text, start - 1))
            lone = respectful and (PLACE in morph.part or (len(surface) == 1 and begins))
            alone = step == 0 and (not morph.known or lone)
            # 月見里, 勅使河原, 仲村渠: longer surnames than the dictionary has, of words or shorter surnames.
            short = longest is None or (plain and longest.end - longest.start == 1)
            # 長曽我部: one letter more, where the phrase begins.
            short = short or (begins and len(morph.surface) == 1 and not self._is_role(morph.surface))
            joined = step and short and len(surface) <= _LONGEST_JOINED and (plain or person)
            if self._known.is_person(surface) or (person and not step) or alone or joined:
                longest = Name(start, end)
        return longest

    def _cut_off_before(self, end: int) -> Name | None:
        """Return the name in a morph that holds more: the unknown 栁様, 一様 where nothing makes it 「一様に」."""
        for morph in self._morphs:
            if morph.start < end < morph.end:
                head = self._text[morph.start : end]
                adverb = self._text[morph.end : morph.end + 1] in {"に", "な", "で", "の", "だ", "は"}
                listed = head in self._words.more_surnames and not adverb
                if listed or (not morph.known and KANJI.fullmatch(head)):
                    return Name(morph.start, end)
        return None

    def _with_surname(self, name: Name) -> Name:
        """Add the surname before a given name, and the parts of a foreign name."""
        start = name.start
        if start and self._text[start - 1] in " ・=":
            start -= 1
        place = self._by_end.get(start)
        if place is None:
            return name
        before = self._morphs[place]
        same_script = any(
            script.fullmatch(before.surface) and script.fullmatch(self._text[name.start : name.end])
            for script in (KANJI, KATAKANA, HIRAGANA)
        )
        if PERSON in before.part and (start == name.start or same_script):
            return Name(before.start, name.end)
        return name

    def _with_given_name(self, end: int) -> int:
        """Return the end of the given name after a surname, if there is one."""
        start = end + 1 if self._text[end : end + 1] in {" ", "・"} else end
        place = self._by_start.get(start)
        if place is None:
            return end
        after = self._morphs[place]
        if after.surface in self._words.companies:
            return end
        if PERSON in after.part and not (start == end + 1 and SURNAME in after.part):
            return after.end
        return end

    def _name_end(self, place: int, *, sure: bool) -> int | None:
        morph = self._morphs[place]
        if PERSON in morph.part:
            return morph.end
        run = run_from(self._text, morph.start)
        if not run or len(run) > LONGEST_NAME or "数詞" in morph.part or not (sure or run == morph.surface):
            return None
        end = morph.start + len(run)
        linked = self._text[max(morph.start - 1, 0) : morph.start] in set(
            " :=「『[(→のはが" if sure else " :=「『[(→の"
        )
        if self._known.is_surname(run) and (len(run) > 1 or linked) and _AFTER_NAME.match(self._text, end):
            return end
        if sure and (full := _KATAKANA_FULL_NAME.match(self._text, morph.start)):
            return full.end()
        quoted = self._text[morph.start - 1 : morph.start] in set("「『") and self._text[end : end + 1] in set("」』")
        if sure and (not morph.known or KATAKANA.fullmatch(run) or quoted) and self._known.may_be_name(run):
            return end
        return None

    def _is_plain_surname(self, morph: Morph) -> bool:
        """Tell whether a word of two kanji or more is read as a surname, or may be one as it stands by itself."""
        surface = morph.surface
        if len(surface) == 1:
            return False
        if KATAKANA.fullmatch(surface):
            begins = morph.start == 0 or self._text[morph.start - 1] == "\n"
            return begins and SURNAME in morph.part and bool(_BLANK.match(self._text, morph.end))
        if not KANJI.fullmatch(surface):
            return False
        if SURNAME in morph.part:
            return True
        entry = self._text[max(morph.start - 1, 0) : morph.start] in {"/", "→", ":", "・", "】"}
        entry = entry and bool(BOUNDARY.match(self._text, morph.end)) and morph.part.startswith(_COMMON_NOUN)
        return entry and self._known.is_surname(surface) and not self._is_nobody(surface, morph.start)

    def _is_full_name(self, place: int) -> bool:
        morph = self._morphs[place]
        after = self._morphs[place + 1] if place + 1 < len(self._morphs) else None
        if SURNAME not in morph.part or after is None or after.start != morph.end or _GIVEN_NAME not in after.part:
            return False
        if after.surface in self._words.companies:
            return False
        return len(after.surface) > 1 or bool(_AFTER_NAME.match(self._text, after.end))

    def _stands_alone(self, morph: Morph, end: int) -> bool:
        """Tell whether a surname is a word of its own, and no place that happens to be a surname too."""
        place = self._by_start.get(end)
        after = self._morphs[place] if place is not None else None
        if after is not None and after.surface in self._words.companies:
            return False
        before = self._by_end.get(morph.start)
        if before is not None and self._morphs[before].part.startswith(("名詞-固有名詞-地名", "接頭辞")):
            return False
        is_place = any(PLACE in part for part in parts_in_dictionary(morph.surface))
        return bool(_AFTER_NAME.match(self._text, end)) and not (is_place and self._text[end : end + 1] in {"の", "で"})

    def _is_role(self, word: str) -> bool:
        return word in self._words.roles or word in self._words.not_people

    def _is_nobody(self, name: str, start: int) -> bool:
        """Tell whether a word is listed as no name, or is a role, a firm, or said with the お of respect."""
        words = self._words
        if name in words.not_people:
            return not (name in words.more_surnames and self._by_start.get(start) is None)
        place = self._by_end.get(start)
        if place is not None and self._morphs[place].part.startswith("接頭辞") and self._text[start - 1] in "おご御":
            return True
        return name.endswith(words.not_people_endings) and not self._known.is_person(name)
