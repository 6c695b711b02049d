"""Who may only read changes nothing by any service: images, packs, and what waits for editors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kb.clock import SystemClock
from kb.domain.pack import PackFile, PackHeader
from kb.domain.permission import Permission
from kb.domain.queues import MissGroup, Settlement
from kb.domain.stored_draft import StoredDraft
from kb.errors import NotPermittedError
from kb.library import LibraryPaths, create_library, open_library
from kb.services.queue_actions import QueueActionService
from tests.kb.pictures import png

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.library import Library

SOMETHING = UUID(int=7)
NOW = datetime(2026, 11, 20, tzinfo=UTC)
DRAFT = StoredDraft(article_id=SOMETHING, editor="佐藤", text="text", saved_at=NOW)
PACK = PackHeader(
    pack_id=SOMETHING,
    version=1,
    base=0,
    made_at=NOW,
    articles=0,
    mark=SOMETHING,
    sha256="",
    length=0,
    unpacked=0,
)
Step = Callable[["Library"], object]

QUEUE_STEPS: dict[str, Step] = {
    "settle_statements": lambda library: library.queue_actions.settle_statements([SOMETHING], Settlement.NOTHING),
    "unsettle_statements": lambda library: library.queue_actions.unsettle_statements([SOMETHING]),
    "settle_misses": lambda library: library.queue_actions.settle_misses([SOMETHING], Settlement.NOTHING),
    "unsettle_misses": lambda library: library.queue_actions.unsettle_misses([SOMETHING]),
    "close_review": lambda library: library.queue_actions.close_review(SOMETHING),
    "reopen_review": lambda library: library.queue_actions.reopen_review(SOMETHING),
    "draft_of_misses": lambda library: library.queue_actions.draft_of_misses(MissGroup(misses=())),
    "draft_of_review": lambda library: library.queue_actions.draft_of_review(SOMETHING),
    "discard_draft": lambda library: library.queue_actions.discard_draft(SOMETHING, editor="佐藤"),
    "restore_draft": lambda library: library.queue_actions.restore_draft(DRAFT),
}


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Library]:
    """A library whose user may only read."""
    paths = LibraryPaths(tmp_path / "library")
    create_library(paths, clock=SystemClock(), sample=False)
    (paths.root / "rules").mkdir(exist_ok=True)
    (paths.root / "rules" / "policy.yaml").write_text("default_role: agent\nroles: {agent: []}\n", encoding="utf-8")
    with open_library(paths, clock=SystemClock(), repair="later") as opened:
        yield opened


@pytest.mark.parametrize("name", QUEUE_STEPS)
def test_who_may_not_write_takes_no_step_of_a_queue(reader: Library, name: str) -> None:
    with pytest.raises(NotPermittedError) as refused:
        QUEUE_STEPS[name](reader)
    assert refused.value.params["permission"] is Permission.WRITE


def test_every_step_of_the_queues_is_among_them() -> None:
    reading = {"draft_of_call"}
    steps = {name for name in vars(QueueActionService) if not name.startswith("_")}
    assert steps - reading == set(QUEUE_STEPS)


def test_who_may_not_write_brings_no_image_in(reader: Library) -> None:
    with pytest.raises(NotPermittedError) as refused:
        reader.attachments.add(png())
    assert refused.value.params["permission"] is Permission.WRITE


def test_who_may_not_exchange_makes_no_pack_and_takes_none(reader: Library, tmp_path: Path) -> None:
    voices = tmp_path / "voices.json"
    voices.write_text("{}", encoding="utf-8")
    steps: tuple[Step, ...] = (
        lambda library: library.packs.maker.make(tmp_path, Ed25519PrivateKey.generate()),
        lambda library: library.packs.take(PackFile(path=tmp_path / "a.pack", header=PACK)),
        lambda library: library.packs.feedback.read(voices),
    )
    for step in steps:
        with pytest.raises(NotPermittedError) as refused:
            step(reader)
        assert refused.value.params["permission"] is Permission.EXCHANGE


def test_what_lies_at_the_place_of_the_packs_comes_in_for_everybody_and_feedback_goes_out(
    reader: Library, tmp_path: Path
) -> None:
    assert reader.packs.look().refused == ()
    path, count = reader.packs.feedback.write(tmp_path)
    assert (path.parent, count) == (tmp_path, 0)
