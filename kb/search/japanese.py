"""Japanese analysis: from text to words, character bigrams and reading bigrams, the same for articles and for notes.

The chain is the one that was measured best among those that need nothing but a dictionary (ADR 003): NFKC and case
folding, Sudachi's small dictionary in mode A, normalised forms of content words and negation; bigrams beside them,
which rescue typos and rewordings; bigrams of readings, for kana typed before conversion.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.search.morphemes import morphemes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sudachipy import Morpheme

#: Raised when anything below changes what an article is indexed under: older indexes are then rebuilt.
ANALYSER_VERSION = 1
#: What every negation is indexed as; the other auxiliaries carry no content and are dropped.
NEGATION = "ない"

_SYMBOLS = frozenset({"補助記号", "空白", "記号"})
_DROPPED = _SYMBOLS | {"助詞", "助動詞"}
_HONORIFIC = "御"
_NEGATIONS = frozenset({"ない", "無い", "ず", "ぬ", "まい"})
#: Words so light that they say nothing of a call by themselves (normalised forms).
_LIGHT = frozenset(
    (
        "為る 有る 居る 成る 御 言う 事 物 様 何 此れ 其れ 彼れ 此の 其の 方 所 時 等 "
        "頂く 下さる 呉れる 貰う 御座る 致す 因る"
    ).split()
)
_RUN = re.compile(r"[^\W_]+")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_HIRAGANA_RUN = re.compile(r"[ぁ-ゖー\s]+")
_KATAKANA = re.compile(r"[ァ-ヶー]+")
_KANA_RUN = re.compile(r"[ぁ-ゖァ-ヶー\s]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: its normalised form, where it stands in the folded text, and where its inflection ends."""

    form: str
    start: int
    end: int
    tail: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """The tokens of a text, with repetitions, in the order they stand."""

    words: tuple[str, ...]
    bigrams: tuple[str, ...]
    readings: tuple[str, ...]


def fold(text: str) -> str:
    """Return the text with width and case variants made equal; lone surrogates become U+FFFD."""
    folded = unicodedata.normalize("NFKC", _SURROGATE.sub("\ufffd", text)).casefold()
    return unicodedata.normalize("NFKC", folded)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold a text and tell where in ``text`` each folded character came from (one offset more, for the end)."""
    parts: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] in "ﾞﾟ"):
            end += 1
        folded = fold(text[start:end])
        parts.append(folded)
        offsets.extend([start] * len(folded))
        start = end
    offsets.append(len(text))
    return "".join(parts), offsets


def to_hiragana(text: str) -> str:
    """Return the text with katakana written as hiragana."""
    return text.translate(_TO_HIRAGANA)


def words(folded: str) -> Iterator[Word]:
    """Yield the content words and negations of a folded text."""
    pending: Word | None = None
    for morpheme, offset in morphemes(folded):
        form, _, _ = _KNOWN.get(morpheme.word_id()) or _entry(morpheme)
        start, end = offset + morpheme.begin(), offset + morpheme.end()
        if form:
            if pending is not None:
                yield pending
            pending = Word(form, start, end, end)
        elif pending is not None and start == pending.tail and _inflects(morpheme):
            pending = replace(pending, tail=end)
    if pending is not None:
        yield pending


def plain_words(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield (normalised form, start, end) of every word but particles, auxiliaries, symbols and the honorific 「お」.

    Light words stay, because a phrase may need them (「怪我をする」); negations are yielded as ``NEGATION``.
    """
    for morpheme, offset in morphemes(folded):
        form = morpheme.normalized_form()
        if form in _NEGATIONS:
            form = NEGATION
        elif morpheme.part_of_speech()[0] in _DROPPED or form == _HONORIFIC:
            continue
        yield form, offset + morpheme.begin(), offset + morpheme.end()


def bigrams(folded: str) -> Iterator[tuple[str, int]]:
    """Yield each pair of neighbouring letters or digits with its position; a lone letter stands for itself."""
    for run in _RUN.finditer(folded):
        text, start = run.group(), run.start()
        if len(text) == 1:
            yield text, start
        for position in range(len(text) - 1):
            yield text[position : position + 2], start + position


def word_forms(folded: str) -> list[str]:
    """Return the forms of the content words and negations of a folded text."""
    entries = (_KNOWN.get(morpheme.word_id()) or _entry(morpheme) for morpheme, _ in morphemes(folded))
    return [form for form, _, _ in entries if form]


def bigram_texts(folded: str) -> list[str]:
    """Return the texts of ``bigrams``, without their positions."""
    texts: list[str] = []
    for run in _RUN.findall(folded):
        texts += _pairs(run) if len(run) > 1 else (run,)
    return texts


def _pairs(text: str) -> list[str]:
    """Return each character but the last with the one after it."""
    return [first + second for first, second in pairwise(text)]


def hiragana_runs(folded: str) -> Iterator[tuple[str, int]]:
    """Yield the stretches of hiragana (spaces within them dropped) with their positions."""
    for run in _HIRAGANA_RUN.finditer(folded):
        compact = "".join(run.group().split())
        if compact:
            yield compact, run.start()


def kana_runs(folded: str) -> Iterator[str]:
    """Yield the stretches of hiragana and katakana, spaces within them dropped."""
    for run in _KANA_RUN.finditer(folded):
        if compact := "".join(run.group().split()):
            yield compact


def reading_bigrams(kana: str) -> list[str]:
    """Return the reading bigrams of text that is kana already."""
    return _pairs(kana.translate(_TO_KATAKANA) if _HIRAGANA.search(kana) else kana)


def reading_with_spans(folded: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the katakana reading of a folded text, and the span of the text that each of its letters reads.

    Symbols and spaces are left out, so that kana match across them.
    """
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    for morpheme, offset in morphemes(folded):
        if morpheme.part_of_speech()[0] in _SYMBOLS:
            continue
        surface = morpheme.surface()
        start, end = offset + morpheme.begin(), offset + morpheme.end()
        kana = surface.translate(_TO_KATAKANA)
        reading = kana if _KATAKANA.fullmatch(kana) else morpheme.reading_form() or kana
        parts.append(reading)
        if len(reading) == len(surface):
            spans.extend((start + position, start + position + 1) for position in range(len(reading)))
        else:
            spans.extend([(start, end)] * len(reading))
    return "".join(parts), spans


def analyse(text: str) -> Analysis:
    """Return everything an article is indexed under."""
    folded = fold(text)
    forms: list[str] = []
    readings: list[str] = []
    run: list[str] = []
    for morpheme, _ in morphemes(folded):
        form, reading, symbol = _KNOWN.get(morpheme.word_id()) or _entry(morpheme)
        if form:
            forms.append(form)
        if symbol:
            readings += reading_bigrams("".join(run))
            run.clear()
        else:
            run.append(reading)
    readings += reading_bigrams("".join(run))
    return Analysis(tuple(forms), tuple(bigram_texts(folded)), tuple(readings))


@cache
def fingerprint() -> str:
    """Identify everything that decides the tokens: this module's version, Sudachi and its dictionary."""
    return f"{ANALYSER_VERSION}/{version('sudachipy')}/{version('sudachidict_small')}/{unicodedata.unidata_version}"


#: What is asked of words of the dictionary, by their number in it: asking Sudachi again takes longer than looking here.
_KNOWN: dict[int, tuple[str, str, bool]] = {}
_MOST_KNOWN = 1 << 15


def _entry(morpheme: Morpheme) -> tuple[str, str, bool]:
    """Return a morpheme's content form ("" for none), its reading, and whether it is a symbol."""
    symbol = morpheme.part_of_speech()[0] in _SYMBOLS
    entry = (_content_form(morpheme), morpheme.reading_form() or morpheme.surface(), symbol)
    # Words that are not in the dictionary share their number.
    if not morpheme.is_oov() and len(_KNOWN) < _MOST_KNOWN:
        _KNOWN[morpheme.word_id()] = entry
    return entry


def _content_form(morpheme: Morpheme) -> str:
    """Return the normalised form a morpheme is indexed under, or nothing for what carries no content."""
    form = morpheme.normalized_form()
    if form in _NEGATIONS:
        return NEGATION
    if morpheme.part_of_speech()[0] in _DROPPED or form in _LIGHT:
        return ""
    return "_".join(form.casefold().split())


def _inflects(morpheme: Morpheme) -> bool:
    """Tell whether a morpheme belongs to the word before it: 「ぐらつい」+「た」, 「教え」+「て」."""
    part, detail = morpheme.part_of_speech()[:2]
    return part == "助動詞" or (part == "助詞" and detail == "接続助詞" and morpheme.surface() in {"て", "で"})
