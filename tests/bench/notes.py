"""What is asked in the benchmarks: four classes of texts, drawn with a fixed seed.

``words3``: three words that stand in one document, as typed into the search field. ``question``: one labelled note of
tests/quality. ``note``: a call note of 150 characters, a sentence with names of the corpus and several labelled notes.
``typing``: such notes as they grow under the hands of an input method, which commits one to three characters at a time.
"""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kb.search import japanese
from tests.bench import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTE_CHARACTERS = 150
#: The classes of texts in the order of the tables.
CLASSES = ("words3", "question", "note", "typing")
#: Documents that the words of ``words3`` are taken from: they are in every corpus that is large enough to measure on.
_FIRST_DOCUMENTS = 1_000
_LONGEST_COMMIT = 3


def texts(kind: str, count: int, *, documents: int = _FIRST_DOCUMENTS) -> list[str]:
    """Return ``count`` texts of a class, always the same; ``documents`` is the size of the corpus.

    Raises:
        KeyError: there is no such class.
    """
    chance = random.Random(f"{corpus.SEED} {kind}")  # noqa: S311 - not a secret, a repeatable draw
    makers = {"words3": _three_words, "question": _questions, "note": _long_notes, "typing": _typed}
    return list(islice(makers[kind](chance, min(documents, _FIRST_DOCUMENTS)), count))


def long_notes(count: int) -> list[str]:
    """Return notes of 150 characters."""
    return texts("note", count)


def keystrokes(note: str, chance: random.Random) -> list[str]:
    """Return a note as the pieces an input method commits."""
    pieces: list[str] = []
    start = 0
    while start < len(note):
        end = start + chance.randint(1, _LONGEST_COMMIT)
        pieces.append(note[start:end])
        start = end
    return pieces


@cache
def short_notes() -> tuple[str, ...]:
    """Return the labelled notes."""
    lines = (Path(__file__).parents[1] / "quality" / "notes.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line)["note"] for line in lines)


def _three_words(chance: random.Random, documents: int) -> Iterator[str]:
    made = list(corpus.documents(documents))
    while True:
        text = japanese.fold("".join(chance.choice(made).paragraphs))
        words = {text[word.start : word.end] for word in japanese.words(text) if word.end - word.start > 1}
        yield " ".join(chance.sample(sorted(words), 3))


def _questions(chance: random.Random, _documents: int) -> Iterator[str]:
    while True:
        yield from chance.sample(short_notes(), len(short_notes()))


def _long_notes(chance: random.Random, _documents: int) -> Iterator[str]:
    while True:
        opening = corpus.Names.draw(chance).opening(chance)
        yield "\n".join((opening, *chance.sample(short_notes(), 8)))[:NOTE_CHARACTERS]


def _typed(chance: random.Random, documents: int) -> Iterator[str]:
    for note in _long_notes(chance, documents):
        typed = ""
        for piece in keystrokes(note, chance):
            typed += piece
            yield typed
