"""Documents to measure on: the sample's own sentences, recombined with a fixed seed, with a tail of rare names.

The first documents are the sample itself. Every other one has its own random numbers, drawn from the seed and its
place, so that document 70,000 is the same in a corpus of 80,000 and of 100,000 and none is held in memory. It is made
like an imported call history: nineteen of twenty are cases, the others scripts, procedures and techniques, each with
the attributes of a random sample article of its kind and about 300 characters of text.

How word frequencies stay natural:

- Sentences come from the whole sample, as far as they are plain text. Which one is drawn follows Zipf's law with an
  offset (Mandelbrot): the most frequent stands in about every tenth document, the rarest in one of some thousand.
- Each document begins with a sentence as call records have it, with a place, a shop, a product and a number. These
  names are composed of characters and syllables and drawn with a probability of one over their rank, out of 400
  products, 12,000 places and 200,000 shops: a few are everywhere, most stand in one document or in none, and new ones
  keep coming however many documents there are.
- Numbers within sentences are replaced by others of as many digits.

It is a model: texts do not make sense as a whole, and a real history repeats itself in other ways.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from kb.documents.article_text import read_article
from kb.documents.checks import OPTIONAL_SECTIONS, SECTIONS
from kb.documents.sections import PROCEDURE_STEPS, SPOKEN_WORDS, case_summary
from kb.domain.article import PUBLISHED_STATES, Article, Kind
from kb.identifiers import build_id
from kb.resources import resource_path
from kb.services.index_documents import index_document
from tests.markdown_folder import read_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.search.document import IndexDocument

SEED = 20_261_122
#: Changes whenever the documents do: what was built from others is built again.
EDITION = 2
CHARACTERS = 300
#: One of so many documents is not a case.
_REPLY_EVERY = 20
_REPLIES = (Kind.SCRIPT, Kind.PROCEDURE, Kind.TECHNIQUE)
_CUSTOMER_WORDS = 5
#: The offset of Zipf's law for sentences.
_ZIPF_OFFSET = 25
_FIRST_DAY = date(2016, 12, 1)
_DAYS = 3650
_MILLISECONDS = 1_480_000_000_000

_SENTENCE = re.compile(r"[^。]+。?")
#: What Markdown would read as markup, a placeholder or an apology mark, and line beginnings that would be a list.
_NOT_PLAIN = re.compile(r"[*_`\\<>&\[\]{}#|~+=]|^\s|\s$|^-|^\d+[.)]")
_ENDS = tuple("。？！」）")
_NUMBER = re.compile(r"\d+")

PRODUCTS, PLACES, SHOPS = 400, 12_000, 200_000
_GOODS = "掃除機 加湿器 電気ケトル 炊飯器 空気清浄機 電気毛布 扇風機 食洗機 浄水器 ドライヤー 体重計 照明器具".split()
_PLACE_FIRST = "東西南北上下中大小新古本高長松竹杉桜梅石岩川山野森林水清富福"
_PLACE_SECOND = "川山田野原島沢井崎浜谷坂橋宮里村木森池津"
_PLACE_LAST = "市 町 区 村 駅前 三丁目 団地 通り".split()
_SYLLABLES = (
    "ア カ サ タ ナ ハ マ ラ イ キ シ チ ニ ミ リ ウ ク ス ツ フ ム ル エ ケ セ テ ネ レ オ コ ソ ト ノ モ ロ".split()
)
_OPENINGS = (
    "{place}の{shop}でお求めの{product}について、受付番号{number}のお申し出。",
    "{product}を{shop}で購入した{place}のお客様から入電、会員番号{number}。",
    "{place}より、先月{shop}で受け取った{product}の件。",
    "受付{number}、{product}、購入先は{shop}、お住まいは{place}。",
)


@dataclass(frozen=True, slots=True)
class Names:
    """What is different in every call record."""

    place: str
    shop: str
    product: str
    number: str

    @classmethod
    def draw(cls, chance: random.Random) -> Names:
        """Draw one of each; the first of a catalogue most often."""
        return cls(
            place=_place(_rank(chance, PLACES)),
            shop=_shop(_rank(chance, SHOPS)),
            product=_product(_rank(chance, PRODUCTS)),
            number=str(chance.randrange(10_000, 1_000_000)),
        )

    def opening(self, chance: random.Random) -> str:
        """Return the sentence a call record begins with."""
        return chance.choice(_OPENINGS).format(
            place=self.place, shop=self.shop, product=self.product, number=self.number
        )


@cache
def sample() -> tuple[Article, ...]:
    """Return the articles of the sample knowledge."""
    files = read_folder(resource_path("sample")).files
    return tuple(read_article(file.text, path=file.path) for file in files)


@cache
def sentences() -> tuple[str, ...]:
    """Return the plain sentences of the sample in the order of their frequency in the corpus, a seeded one."""
    found = {
        sentence if sentence.endswith(_ENDS) else f"{sentence}。"
        for article in sample()
        for text in index_document(article).paragraphs
        for sentence in _SENTENCE.findall(text)
        if len(sentence) > 5 and not _NOT_PLAIN.search(sentence)
    }
    ordered = sorted(found)
    random.Random(SEED).shuffle(ordered)  # noqa: S311 - not a secret, a repeatable draw
    return tuple(ordered)


def articles(count: int) -> Iterator[Article]:
    """Yield the sample followed by recombined articles, ``count`` in all."""
    yield from islice(sample(), count)
    for number in range(len(sample()), count):
        yield _compose(number)[0]


def documents(count: int) -> Iterator[IndexDocument]:
    """Yield the same articles as the index takes them in, without rendering the Markdown of each."""
    yield from map(index_document, islice(sample(), count))
    for number in range(len(sample()), count):
        article, paragraphs = _compose(number)
        plain = index_document(replace(article, body=""))
        summary = case_summary(article.body) if article.kind is Kind.CASE else None
        yield replace(plain, paragraphs=paragraphs, summary=summary)


def draw_sentence(chance: random.Random) -> str:
    """Return a sentence of the sample, frequent ones more often, with other numbers in it."""
    place = int(_ZIPF_OFFSET * ((len(sentences()) + _ZIPF_OFFSET) / _ZIPF_OFFSET) ** chance.random()) - _ZIPF_OFFSET
    return _NUMBER.sub(lambda found: _other_number(chance, len(found[0])), sentences()[place])


def _compose(number: int) -> tuple[Article, tuple[str, ...]]:
    """Return the article at a place of the corpus and the paragraphs an eye sees of it."""
    chance = random.Random(SEED * 1_000_003 + number)  # noqa: S311 - as above
    kind = Kind.CASE if number % _REPLY_EVERY else chance.choice(_REPLIES)
    base = chance.choice(_bases(kind))
    names = Names.draw(chance)
    text = [names.opening(chance)]
    while sum(map(len, text)) < CHARACTERS or len(text) < len(SECTIONS[kind]):
        text.append(draw_sentence(chance))
    blocks = list(_blocks(kind, text))
    article = replace(
        base,
        id=build_id(_MILLISECONDS + number, 0, chance.getrandbits(62)),
        title=f"{base.title}（{names.product}）",
        body="\n\n".join(mark + words for mark, words in blocks) + "\n",
        product=names.product if kind is Kind.CASE else base.product,
        customer_words=()
        if kind is Kind.CASE
        else tuple(chance.sample(base.customer_words, min(_CUSTOMER_WORDS, len(base.customer_words)))),
        happened_on=_FIRST_DAY + timedelta(chance.randrange(_DAYS)) if kind is Kind.CASE else base.happened_on,
    )
    return article, tuple(words.removeprefix("- ") for _, words in blocks)


def _blocks(kind: Kind, text: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the Markdown mark and the words of each block of an article with the sections its kind must have."""
    headings = [heading for heading in SECTIONS[kind] if heading not in OPTIONAL_SECTIONS]
    for place, heading in enumerate(headings):
        part = text[place * len(text) // len(headings) : (place + 1) * len(text) // len(headings)]
        yield "## ", heading
        if heading == PROCEDURE_STEPS:
            yield "### ", part[0]
            yield "", f"基準: {''.join(part[1:]) or part[0]}"
        elif heading == SPOKEN_WORDS:
            yield "### ", part[0]
            yield from (("- ", sentence) for sentence in part[1:] or part)
        else:
            yield "", "".join(part)


@cache
def _bases(kind: Kind) -> tuple[Article, ...]:
    return tuple(article for article in sample() if article.kind is kind and article.state in PUBLISHED_STATES)


def _rank(chance: random.Random, size: int) -> int:
    """Return a number below ``size``, each with a probability of about one over its rank."""
    return int(size ** chance.random()) - 1


def _other_number(chance: random.Random, digits: int) -> str:
    first = 10 ** (digits - 1)
    return str(chance.randrange(first, 60 if digits == 2 else 10 * first))  # two digits are mostly minutes


def _product(rank: int) -> str:
    letter = "ABCDEFGHJKLMNPRSTUVWXY"[rank % 22]
    return f"{_GOODS[rank % len(_GOODS)]} {letter}-{rank // 4 + 1}"


def _place(rank: int) -> str:
    rest, last = divmod(rank, len(_PLACE_LAST))
    rest, second = divmod(rest, len(_PLACE_SECOND))
    third, first = divmod(rest, len(_PLACE_FIRST))
    return f"{_PLACE_FIRST[first]}{_PLACE_SECOND[second]}{'新' if third else ''}{_PLACE_LAST[last]}"


def _shop(rank: int) -> str:
    name, rest = "", rank + len(_SYLLABLES) ** 2
    while rest:
        rest, syllable = divmod(rest, len(_SYLLABLES))
        name += _SYLLABLES[syllable]
    return name
