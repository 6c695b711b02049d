"""tantivy: the product's tokens in one text field each, a boolean query of boosted terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bench.engines.base import FIELDS, TOP, PeerMissingError, Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kb.search.document import IndexDocument

#: Memory of its writer, in bytes: so much that one segment comes out.
_HEAP = 100_000_000
_HEAP_PER_DOCUMENT = 12_000
_LARGEST_HEAP = 3_500_000_000


class TantivyEngine:
    """Frequencies without positions, one thread, a warm searcher; BM25 with tantivy's own k1 = 1.2 and b = 0.75."""

    name = "tantivy"

    def __init__(self, folder: Path, documents: int) -> None:
        """Open or make the index in ``folder``; ``documents`` tells how much memory its writer gets.

        Raises:
            PeerMissingError: tantivy is not installed.
        """
        try:
            import tantivy  # noqa: PLC0415 - only installed for benchmarks
        except ModuleNotFoundError as error:
            raise PeerMissingError('tantivy is not installed: pip install ".[bench]"') from error
        self._tantivy: Any = tantivy
        builder = tantivy.SchemaBuilder()
        for field in FIELDS:
            builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        place = folder / self.name
        place.mkdir(exist_ok=True)
        self._index = tantivy.Index(self._schema, str(place))
        self._heap = min(_LARGEST_HEAP, _HEAP + _HEAP_PER_DOCUMENT * documents)
        self._writer: Any = None
        self._searcher = self._index.searcher()

    @property
    def segments(self) -> int:
        """Number of segments that a search goes through."""
        return int(self._searcher.num_segments)

    def add(self, document: IndexDocument, tokens: Mapping[str, Sequence[str]]) -> None:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=self._heap, num_threads=1)
        made = self._tantivy.Document()
        for field in FIELDS:
            made.add_text(field, " ".join(tokens.get(field, ())))
        self._writer.add_document(made)

    def finish(self) -> None:
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
        self._index.reload()
        self._searcher = self._index.searcher()

    def prepare(self, question: Question) -> Any:  # noqa: ANN401 - tantivy has no types
        make, occur = self._tantivy.Query, self._tantivy.Occur
        return make.boolean_query(
            [
                (
                    occur.Should,
                    make.boost_query(make.term_query(self._schema, term.field, term.text, "freq"), term.weight),
                )
                for term in question.terms
            ]
        )

    def top(self, prepared: Any) -> int:  # noqa: ANN401 - see ``prepare``
        return len(self._searcher.search(prepared, TOP, count=False).hits)

    def document_count(self, field: str, text: str) -> int | None:
        return int(self._searcher.doc_freq(field, text))

    def close(self) -> None:
        self._writer = None
