from itertools import islice, pairwise

from kb.documents.article_text import article_problems, read_article, write_article
from kb.domain.article import Kind
from kb.search.schema import WORD, tokens_of
from kb.services.index_documents import index_document
from tests.bench import corpus, notes

COUNT = 200


def test_same_articles_whatever_the_size_of_the_corpus() -> None:
    few = list(corpus.articles(COUNT))

    assert len(few) == COUNT
    assert few == list(islice(corpus.articles(2 * COUNT), COUNT))
    assert len({article.id for article in few}) == COUNT


def test_articles_are_valid_and_come_back_from_their_files() -> None:
    for article in corpus.articles(COUNT):
        assert article_problems(article) == ()
        assert read_article(write_article(article)) == article


def test_documents_are_what_the_index_learns_of_the_articles() -> None:
    assert list(corpus.documents(COUNT)) == [index_document(article) for article in corpus.articles(COUNT)]


def test_composed_documents_are_cases_of_about_300_characters_with_some_replies_among_them() -> None:
    made = list(corpus.documents(COUNT))[len(corpus.sample()) :]
    lengths = [sum(map(len, document.paragraphs)) for document in made]

    assert 300 <= sum(lengths) / len(lengths) <= 360
    assert sum(document.kind is Kind.CASE for document in made) / len(made) > 0.9
    assert {document.kind for document in made} > {Kind.CASE}


def test_words_have_a_head_in_most_documents_and_a_long_tail() -> None:
    counts: dict[str, int] = {}
    for document in corpus.documents(COUNT):
        for word in set(tokens_of(document)[WORD]):
            counts[word] = counts.get(word, 0) + 1

    assert max(counts.values()) > COUNT / 2
    assert sum(count == 1 for count in counts.values()) > len(counts) / 4


def test_texts_are_the_same_every_time_and_of_their_class() -> None:
    for kind in notes.CLASSES:
        assert notes.texts(kind, 20, documents=COUNT) == notes.texts(kind, 20, documents=COUNT)
    assert all(len(text.split(" ")) == 3 for text in notes.texts("words3", 20, documents=COUNT))
    assert all(len(text) == notes.NOTE_CHARACTERS for text in notes.texts("note", 20))


def test_a_note_grows_by_what_an_input_method_commits() -> None:
    grown = notes.texts("typing", 40)
    steps = [len(after) - len(before) for before, after in pairwise(grown) if after.startswith(before)]

    assert len(steps) > 30
    assert set(steps) <= {1, 2, 3}
