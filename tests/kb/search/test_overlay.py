"""What is predicted before saving is what is after it, to the last bit."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.documents.sections import split_sections
from kb.domain.article import State
from kb.domain.suggestion import SuggestionQuery
from kb.identifiers import new_id
from kb.search import schema
from kb.search.inversion import prepare
from kb.search.overlay import MOST_MERGED, MemorySegment, Overlay
from kb.services.index_documents import index_document
from tests.kb.support import make_script

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.library import Library
    from kb.search.snapshot import Snapshot

NOTES = [
    json.loads(line)["note"]
    for line in (Path(__file__).parents[2] / "quality" / "notes.jsonl").read_text(encoding="utf-8").splitlines()[::40]
]


def now(library: Library) -> Snapshot:
    return library.suggestions.snapshot()


def ask(library: Library, snapshot: Snapshot) -> list[object]:
    suggester = library.suggestions.suggester
    return [
        suggester.suggest(snapshot, SuggestionQuery(notes=note, recommended_limit=8, similar_limit=8), {})
        for note in NOTES
    ]


def changed(article: Article, number: int) -> Article:
    """Return another version: with words of callers added or taken away, a line less, or a tag more."""
    match number % 4:
        case 0:
            return replace(article, customer_words=(*article.customer_words, "取っ手がぐらつく", "今すぐ家まで来い"))
        case 1:
            return replace(article, customer_words=article.customer_words[::2])
        case 2:
            return replace(article, title=article.title + "(改)", tags=(*article.tags, "訪問要求"))
        case _:
            return replace(article, customer_words=())


def test_answers_before_a_save_are_those_after_it(sample: Library) -> None:
    articles = [article for article, _ in sample.linting.everything()]
    for number, article in enumerate(articles[::7]):
        after = changed(article, number)
        predicted = ask(sample, Overlay(now(sample)).with_document(index_document(after)))
        sample.editing.save(after)
        assert ask(sample, now(sample)) == predicted, article.title


def test_a_new_article_is_where_it_was_predicted_to_be(sample: Library) -> None:
    source = sample.reading.find("「今すぐ来い」と言われたとき").article
    new = replace(source, id=new_id(), title="訪問を迫られたとき", state=State.NOT_VALIDATED, validated_on=None)
    before = ask(sample, now(sample))
    predicted = ask(sample, Overlay(now(sample)).with_document(index_document(new)))
    assert predicted != before
    sample.editing.save(new)
    assert ask(sample, now(sample)) == predicted


def test_small_segments_are_put_together_as_a_save_does(blank: Library) -> None:
    """From the eighth tiny segment on a save merges them, and what was deleted in them counts no more."""
    articles = [make_script(f"{number}番目の話", f"訪問を{number}回求められた") for number in range(12)]
    merged = 0
    for number in range(24):
        article = articles[number % 12]
        version = replace(article, customer_words=(f"{number}回も来いと言われた", "来い"))
        overlay = Overlay(now(blank)).with_document(index_document(version)) if number else None
        before = len(now(blank).postings.segments) if number else 0
        blank.editing.save(version)
        after = now(blank)
        merged += len(after.postings.segments) < before
        if overlay is not None:
            assert (overlay.size, overlay.document_count) == (after.size, after.document_count)
            assert ask(blank, after) == ask(blank, overlay)
    assert merged


def test_nothing_is_written(sample: Library) -> None:
    files = {path: path.stat().st_mtime_ns for path in sample.paths.index.rglob("*") if path.is_file()}
    snapshot = now(sample)
    ask(sample, Overlay(snapshot).with_document(index_document(make_script("題", "訪問を求められた"))))
    assert {path: path.stat().st_mtime_ns for path in sample.paths.index.rglob("*") if path.is_file()} == files
    assert now(sample) is snapshot


def test_a_segment_in_memory_says_what_one_on_the_disk_says(blank: Library) -> None:
    sample = replace(make_script("訪問を求められたとき"), tags=("訪問要求",), customer_words=("今すぐ来い", "来い来い"))
    assert split_sections(sample.body)
    blank.editing.save(sample)
    (disk,) = now(blank).postings.segments
    memory = MemorySegment([prepare(index_document(sample))])
    assert memory.size == disk.size == 1
    for field in (*schema.TEXT_FIELDS, *schema.VALUE_FIELDS, schema.ID_FIELD):
        assert memory.lexicon(field) == disk.lexicon(field), field
        assert memory.lengths(field).tolist() == disk.lengths(field).tolist(), field
        assert memory.field_length(field) == disk.field_length(field), field
        assert list(memory.frequencies(field)) == list(disk.frequencies(field)), field
        assert memory.values(field).names == disk.values(field).names, field
        for term in memory.lexicon(field):
            one, other = memory.postings(field, term), disk.postings(field, term)
            assert (one.ids.tolist(), one.frequencies.tolist()) == (other.ids.tolist(), other.frequencies.tolist())
            assert memory.frequency(field, term) == disk.frequency(field, term) == 1
            assert memory.holds(field, term)
    assert memory.days().tolist() == disk.days().tolist()
    assert memory.row(0) == disk.row(0)
    assert memory.folded(0) == disk.folded(0)
    assert memory.lexicon(schema.WORD, "訪") == disk.lexicon(schema.WORD, "訪") != []
    assert memory.frequency(schema.WORD, "どこにもない") == memory.postings(schema.WORD, "どこにもない").count == 0


def test_a_merge_that_would_take_seconds_is_left_out(blank: Library) -> None:
    assert MOST_MERGED >= 64  # eight segments of seven articles, the merge that any eighth save may bring
