"""An editors' library that makes packs and an agent's library that takes them in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kb.documents.pack_file import public_text
from kb.services.packs.making import PackMaker
from kb.services.packs.taking import PackTaker
from kb.storage import article_store
from kb.storage.database import Database
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.domain.article import Article


class Side:
    """One of the two libraries."""

    def __init__(self, database: Database, clock: PlayedClock) -> None:
        self.database = database
        self.clock = clock
        self.repairs: list[None] = []
        self.maker = PackMaker(database, clock)
        self.taker = PackTaker(database, clock, lambda: self.repairs.append(None))

    def save(self, article: Article, editor: str = "編集") -> Article:
        self.clock.pass_minutes(1)
        with self.database.write() as session:
            article_store.save(session, article, editor=editor, now=self.clock.now())
        return article

    def articles(self) -> dict[str, Article]:
        with self.database.read() as session:
            return {revision.article.title: revision.article for revision in article_store.all_articles(session)}


@pytest.fixture
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture
def keys(key: Ed25519PrivateKey) -> tuple[str, ...]:
    return (public_text(key.public_key()),)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "共有 フォルダー"
    folder.mkdir()
    return folder


def _side(template: Path, place: Path) -> Side:
    clock = PlayedClock()
    shutil.copytree(template, place)
    return Side(Database.open(place / "library.db", clock=clock), clock)


@pytest.fixture
def editors(blank_template: Path, tmp_path: Path) -> Iterator[Side]:
    side = _side(blank_template, tmp_path / "editors")
    yield side
    side.database.close()


@pytest.fixture
def agent(blank_template: Path, tmp_path: Path) -> Iterator[Side]:
    side = _side(blank_template, tmp_path / "agent")
    yield side
    side.database.close()
