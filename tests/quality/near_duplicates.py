"""How well near-duplicates are noticed: python -m tests.quality.near_duplicates [--misses]

Each question is asked of the sample knowledge: titles that say in other words what an article of the sample says; the
beginning of such an article copied under another title with a few words changed; and what must not be taken for a
duplicate: titles on other subjects, and every article of the sample itself. All were looked at when the thresholds were
chosen.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.documents.article_form import form_of
from kb.domain.article import Kind
from kb.domain.article_form import ArticleForm
from kb.identifiers import new_id
from kb.library import LibraryPaths, create_library, open_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from kb.domain.article import Article
    from kb.library import Library

LABELLED = Path(__file__).with_name("near_duplicates.jsonl")


@dataclass(frozen=True, slots=True)
class Question:
    """What is being written, and the title of the article it repeats, if any."""

    group: str
    form: ArticleForm
    article_id: UUID
    repeats: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """``found`` are the titles shown, the nearest first."""

    question: Question
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the repeated article comes first, or nothing comes where nothing is repeated."""
        return self.found[:1] == ((self.question.repeats,) if self.question.repeats else ())


def answers(library: Library) -> list[Answer]:
    """Ask all questions."""
    articles = [article for article, _ in library.linting.everything()]
    asked = [*_labelled(articles), *_own(articles)]
    return [
        Answer(one, tuple(near.title for near in library.near_duplicates.find(one.form, one.article_id)))
        for one in asked
    ]


def _labelled(articles: list[Article]) -> Iterator[Question]:
    by_title = {(article.kind, article.title): article for article in articles}
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind, repeats = Kind(row["kind"]), row["duplicate_of"]
        body = ""
        if "lines" in row:
            body = "\n".join(by_title[kind, repeats].body.split("\n")[: row["lines"]])
            for old, new in row["changed"]:
                body = body.replace(old, new)
        group = "copied" if body else "reworded" if repeats else "other subject"
        yield Question(group, ArticleForm({"kind": kind.value, "title": row["title"]}, body), new_id(), repeats)


def _own(articles: list[Article]) -> Iterator[Question]:
    for article in articles:
        yield Question("sample itself", form_of(article), article.id, None)


def main(arguments: list[str]) -> None:
    """Print a table, and with ``--misses`` what was not right."""
    with TemporaryDirectory() as folder:
        paths = LibraryPaths(Path(folder) / "library")
        create_library(paths, clock=SystemClock(), sample=True)
        with open_library(paths, clock=SystemClock(), repair="now") as library:
            given = answers(library)
    for group in dict.fromkeys(answer.question.group for answer in given):
        of_group = [answer for answer in given if answer.question.group == group]
        print(f"{group:14} {sum(answer.right for answer in of_group):3} of {len(of_group)}")
    shown = [answer for answer in given if answer.found]
    print(f"precision of what is shown: {sum(answer.right for answer in shown)} of {len(shown)}")
    if "--misses" in arguments:
        for answer in given:
            if not answer.right:
                print(answer.question.form.title, "|", answer.question.repeats, "|", answer.found)


if __name__ == "__main__":
    main(sys.argv[1:])
