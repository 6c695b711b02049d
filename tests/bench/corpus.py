"""Documents and notes to measure on: the sample's own sentences, recombined with a fixed seed.

A document takes the attributes of a random sample article and sentences drawn from the whole sample until it has about
300 characters, so that words keep the frequencies they have in complaint articles. Notes are the labelled notes of
tests/quality, alone or joined to about 150 characters.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kb.documents.article_text import read_article
from kb.documents.folder import read_folder
from kb.identifiers import build_id
from kb.resources import resource_path
from kb.services.index_documents import index_document

if TYPE_CHECKING:
    from kb.search.document import IndexDocument

SEED = 20_261_122
CHARACTERS = 300
NOTE_CHARACTERS = 150
_SENTENCE = re.compile(r"[^。]+。?")


@cache
def sample() -> tuple[IndexDocument, ...]:
    """Return the articles of the sample knowledge as the index takes them in."""
    files = read_folder(resource_path("sample")).files
    return tuple(index_document(read_article(file.text, path=file.path)) for file in files)


def documents(count: int) -> list[IndexDocument]:
    """Return the sample followed by recombined documents, ``count`` in all."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret, a repeatable draw
    sentences = [
        found
        for document in sample()
        for text in document.paragraphs
        for found in _SENTENCE.findall(text)
        if len(found) > 5
    ]
    made = list(sample()[:count])
    while len(made) < count:
        text: list[str] = []
        while sum(map(len, text)) < CHARACTERS:
            text.append(chance.choice(sentences))
        article_id = build_id(1_700_000_000_000 + len(made), 0, chance.getrandbits(62))
        base = chance.choice(sample())
        made.append(replace(base, article_id=article_id, paragraphs=tuple(text), customer_words=()))
    return made


def short_notes() -> list[str]:
    """Return the labelled notes."""
    lines = (Path(__file__).parents[1] / "quality" / "notes.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["note"] for line in lines]


def long_notes(count: int) -> list[str]:
    """Return notes of about 150 characters, made of several labelled ones."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret, a repeatable draw
    notes = short_notes()
    return ["\n".join(chance.sample(notes, 8))[:NOTE_CHARACTERS] for _ in range(count)]
