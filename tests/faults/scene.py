"""A small library with something of everything in it, and what lies around it: made once, copied for each run."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kb.documents.article_text import write_article
from kb.documents.pack_file import public_text
from kb.domain.call import CallResult
from kb.library import LibraryPaths, create_library, open_library
from kb.machine_policy import MachinePolicy
from tests.kb.pictures import png
from tests.kb.services.table_imports.tables import HEADER, ROW, changed, write_csv
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.domain.article import Article
    from kb.library import Library
    from tests.faults.ledger import Ledger

#: Who sits at the computer of a run.
USER = "佐藤"
#: What a customer said once, and retention has to erase everywhere.
MARKER = "03-1234-5678"
_ARTICLES, _CASES, _ROWS = 6, 8, 12
_RULES = """\
from: "{share}"
keys: ["{key}"]
every_minutes: 30
"""
_RETENTION = "calls: 30\nagents: true\ndrafts: 30\nrevisions: 30\nbackups: 365\n"


def numbered(number: int) -> UUID:
    """Return an id that is the same in every run."""
    return UUID(f"01a20000-0000-7000-8000-{number:012x}")


def script(number: int, title: str, situation: str = "訪問を求められた") -> Article:
    """Return an article that is the same in every run."""
    return replace(make_script(title, situation), id=numbered(number))


@dataclass(frozen=True, slots=True)
class Scene:
    """What was made once, below one folder that no run changes."""

    folder: Path

    @property
    def library(self) -> Path:
        """The library that runs begin with."""
        return self.folder / "library"

    @property
    def share(self) -> Path:
        """Where packs are put."""
        return self.folder / "share"

    @property
    def cases(self) -> Path:
        """A folder of articles to be imported, with a picture."""
        return self.folder / "cases"

    @property
    def table(self) -> Path:
        """A table of past calls to be imported."""
        return self.folder / "calls.csv"

    @property
    def backup(self) -> Path:
        """A backup made before the library's newest articles."""
        return self.folder / "backup.db"

    def case_ids(self) -> list[UUID]:
        """Return the articles that the folder holds."""
        return [numbered(1_000 + number) for number in range(_CASES)]


def key_file_beside(library: Path) -> MachinePolicy:
    """Return the policy of the computer of a run: keys lie in a file of their own."""
    return MachinePolicy(key_file=str(library.parent / "keys" / "key"))


@dataclass(frozen=True, slots=True)
class Run:
    """One run: a library of its own, and where it writes down what is saved."""

    scene: Scene
    root: Path
    ledger: Ledger
    clock: PlayedClock

    @property
    def paths(self) -> LibraryPaths:
        """The run's own library."""
        return LibraryPaths(self.root / "library")

    @property
    def machine(self) -> MachinePolicy:
        """The policy of the computer, which says where keys lie."""
        return key_file_beside(self.paths.root)

    def open(self) -> Library:
        """Open it as a program does that looks after the index itself."""
        return self.ledger.step(
            lambda: open_library(self.paths, clock=self.clock, repair="now", user=USER, machine=self.machine)
        )


def make_scene(folder: Path) -> Scene:
    """Make everything in a new folder."""
    scene = Scene(folder)
    folder.mkdir(parents=True, exist_ok=True)
    clock = PlayedClock()
    create_library(LibraryPaths(scene.library), clock=clock, sample=False)
    with open_library(LibraryPaths(scene.library), clock=clock, repair="later", user=USER) as library:
        _fill(library, clock, scene)
    _write_cases(scene)
    write_csv(
        scene.table, [HEADER, *(changed(ROW, お客様番号=f"C{number:06}") for number in range(_ROWS))], encoding="utf-8"
    )
    _make_packs(scene, clock)
    return scene


def copied(scene: Scene, root: Path) -> Path:
    """Give a run its own library."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    shutil.copytree(scene.library, root / "library")
    return root


def _fill(library: Library, clock: PlayedClock, scene: Scene) -> None:
    for number in range(_ARTICLES):
        library.editing.save(script(number, f"{number}番目の話", f"訪問を{number}回求められた"))
    old = library.calls.start(agent=USER, caller_reference="C-1")
    library.calls.save_notes(old.id, f"水野様。取っ手が外れた。電話は{MARKER}。")
    library.calls.end(old.id, CallResult.SETTLED)
    library.editing.save(script(0, "0番目の話", f"水野様({MARKER})に訪問を求められた"))
    library.editing.save(script(0, "0番目の話", "訪問を求められた"))
    library.drafts.save(numbered(1), "書きかけ", editor=USER)
    library.attachments.add(png(9, 9), name="使わない.png", editor=USER)
    library.backups.make().backup.path.replace(scene.backup)
    clock.pass_minutes(60)
    library.editing.save(script(_ARTICLES, "あとから書いた話"))
    while library.indexing.tidy():
        pass


def _write_cases(scene: Scene) -> None:
    scene.cases.mkdir()
    for number, key in enumerate(scene.case_ids()):
        article = script(0, f"取り込む話{number}", f"訪問を求められた、{number}件目")
        (scene.cases / f"{number}.md").write_text(write_article(replace(article, id=key)), encoding="utf-8")


def _make_packs(scene: Scene, clock: PlayedClock) -> None:
    scene.share.mkdir()
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    editors = LibraryPaths(scene.folder / "editors")
    create_library(editors, clock=clock, sample=False)
    with open_library(editors, clock=clock, repair="later", user=USER) as library:
        for version in range(2):
            for number in range(4):
                clock.pass_minutes(1)
                article = replace(script(2_000 + version * 10 + number, f"配る話{version}-{number}"))
                library.editing.save(article)
            library.packs.maker.make(scene.share, key)
    rules = scene.library / "rules"
    rules.mkdir()
    text = _RULES.format(share=scene.share, key=public_text(key.public_key()))
    (rules / "packs.yaml").write_text(text, encoding="utf-8")
    (rules / "retention.yaml").write_text(_RETENTION, encoding="utf-8")


def pack_ids() -> Iterator[UUID]:
    """Yield the articles that the packs of the scene bring."""
    for version in range(2):
        for number in range(4):
            yield numbered(2_000 + version * 10 + number)


def later(clock: PlayedClock, days: int) -> None:
    """Let days pass."""
    clock.moment += timedelta(days=days)
