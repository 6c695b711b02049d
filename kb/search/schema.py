"""The fields of the index and the tokens each one gets: analysis happens here, and Whoosh takes tokens as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema

from kb.search import japanese

if TYPE_CHECKING:
    from kb.search.document import IndexDocument

#: Raised when the fields, the stored row or the files change: older indexes then cannot answer at all.
SCHEMA_VERSION = 2

ID_FIELD = "id"
ROW = "row"

WORD = "word"
BIGRAM = "bigram"
READING = "reading"
CUE = "cue"
CUE_BIGRAM = "cue_bigram"
TITLE_WORD = "title_word"

KIND = "kind"
STATE = "state"
PRODUCT = "product"
CAUSE = "cause"
DEMAND = "demand"
PRACTICE = "practice"
TAG = "tag"
#: The day a list without a question is ordered by: when it happened, else when it was validated.
DATE = "date"
STAGE = "stage"

#: Fields that are scored, and fields of exact values that only filter.
TEXT_FIELDS = (WORD, BIGRAM, READING, CUE, CUE_BIGRAM, TITLE_WORD)
VALUE_FIELDS = (KIND, STATE, PRODUCT, CAUSE, DEMAND, PRACTICE, TAG, DATE, STAGE)


def build_schema() -> Schema:
    """Return the Whoosh schema. Values are given as tuples of tokens, so the analysers it names never run."""
    text = {name: TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False) for name in TEXT_FIELDS}
    values = {name: KEYWORD(scorable=False) for name in VALUE_FIELDS}
    return Schema(**{ID_FIELD: ID(stored=True, unique=True), ROW: STORED}, **text, **values)


def tokens_of(document: IndexDocument) -> dict[str, tuple[str, ...]]:
    """Return the tokens of every indexed field but the id; fields without tokens are left out."""
    title = document.title.replace("\n", " ")
    body = japanese.analyse("\n".join((title, *document.paragraphs)))
    day = document.happened_on or document.validated_on
    folded_cues = japanese.fold("\n".join(document.customer_words))
    texts = {
        WORD: body.words,
        BIGRAM: body.bigrams,
        READING: body.readings,
        # Folding has replaced lone surrogates here and above.
        CUE: tuple(japanese.word_forms(folded_cues)),
        CUE_BIGRAM: tuple(japanese.bigram_texts(folded_cues)),
        TITLE_WORD: tuple(japanese.word_forms(japanese.fold(title))),
    }
    values = {
        KIND: (document.kind.value,),
        STATE: (document.state.value,),
        PRODUCT: (document.product,),
        CAUSE: (document.cause,),
        DEMAND: tuple(map(str, document.demand)),
        PRACTICE: document.practices,
        TAG: document.tags,
        DATE: (day.isoformat(),) if day else (),
        STAGE: (document.stage.value if document.stage else "",),
    }
    tokens = texts | {field: tuple(filter(None, map(storable, given))) for field, given in values.items()}
    return {field: kept for field, kept in tokens.items() if kept}


def storable(text: str) -> str:
    """Return the text as UTF-8 can hold it: a lone surrogate becomes "?"."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
