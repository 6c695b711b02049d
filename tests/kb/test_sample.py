"""The sample knowledge keeps its promises: every file valid and canonical, every practice served."""

import re
from collections import defaultdict

import pytest

from kb.documents.article_text import read_article, write_article
from kb.documents.folder import FolderFile
from kb.documents.sections import split_sections
from kb.domain.article import Article, Kind, State
from kb.resources import resource_path
from tests.markdown_folder import read_folder

PRACTICES = [*(f"P{number}" for number in range(1, 26)), "P31", "P33", "P42"]
CONTENTS = read_folder(resource_path("sample"))


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [read_article(file.text, path=file.path) for file in CONTENTS.files]


def test_every_file_is_readable() -> None:
    assert CONTENTS.unreadable == ()


@pytest.mark.parametrize("file", CONTENTS.files, ids=lambda file: file.path)
def test_file_is_valid_and_written_as_an_export_would(file: FolderFile) -> None:
    article = read_article(file.text, path=file.path)
    assert write_article(article) == file.text
    assert file.path.startswith(f"{article.kind.value}/")


def test_there_is_enough_and_no_id_or_name_twice(articles: list[Article]) -> None:
    assert len(articles) >= 80
    assert len({article.id for article in articles}) == len(articles)
    assert {article.id.version for article in articles} == {7}
    assert len({(article.kind, article.title) for article in articles}) == len(articles)


@pytest.mark.parametrize("practice", PRACTICES)
def test_practice_is_served_by_two_kinds(articles: list[Article], practice: str) -> None:
    serving: defaultdict[Kind, list[str]] = defaultdict(list)
    for article in articles:
        if practice in article.practices:
            serving[article.kind].append(article.title)
    assert len(serving) >= 2, dict(serving)


def test_p22_techniques_are_cards_that_scripts_link_to_and_never_contain(articles: list[Article]) -> None:
    techniques = {str(article.id): article for article in articles if article.kind is Kind.TECHNIQUE}
    scripts = [article.body for article in articles if article.kind is Kind.SCRIPT]
    linked = [link for body in scripts for link in re.findall(r"\(kb:([^)]+)\)", body)]
    assert set(linked) <= techniques.keys()
    assert any("P22" in techniques[link].practices for link in linked)
    assert len(set(linked)) >= 10
    headings = {section.heading for body in scripts for section in split_sections(body)}
    assert headings.isdisjoint({"ねらい", "やり方", "例", "注意"})


def test_most_articles_are_validated_and_dated(articles: list[Article]) -> None:
    validated = [article for article in articles if article.state is State.VALIDATED]
    assert len(validated) >= 0.7 * len(articles)
    assert all(article.validated_on for article in validated)
