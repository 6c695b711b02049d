"""How far an index has come, and whether that can be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.identifiers import new_id
from kb.storage import article_store, outbox_position, outbox_store
from kb.storage.outbox_position import OutboxPosition
from tests.kb.storage.samples import NOW, make_article

if TYPE_CHECKING:
    from kb.storage.database import Database


def save(database: Database, count: int) -> None:
    with database.write() as session:
        for number in range(count):
            article_store.save(session, make_article(str(number)), editor="", now=NOW)


def position(database: Database, sequence_id: int) -> OutboxPosition:
    with database.read() as session:
        return outbox_position.position(session, sequence_id)


def known(database: Database, known_position: OutboxPosition) -> bool:
    with database.read() as session:
        return outbox_position.is_known(session, known_position)


def ends(database: Database) -> tuple[int, int]:
    with database.read() as session:
        return outbox_position.cut_up_to(session), outbox_position.last(session)


def test_the_beginning_is_cut_off_and_the_end_is_known_for_ever(database: Database) -> None:
    assert ends(database) == (0, 0)
    save(database, 5)
    assert ends(database) == (0, 5)
    with database.write() as session:
        assert outbox_position.cut(session, 3, 2)
        assert not outbox_position.cut(session, 3, 2)
    assert ends(database) == (3, 5)
    with database.write() as session:
        assert not outbox_position.cut(session, 9, 9)
    assert ends(database) == (5, 5)
    save(database, 1)
    assert ends(database) == (5, 6)


def test_numbers_of_what_was_not_committed_are_used_again(database: Database) -> None:
    save(database, 1)
    with database.write() as session:
        article_store.save(session, make_article("given up"), editor="", now=NOW)
        session.rollback()
    save(database, 1)
    with database.read() as session:
        assert [entry.sequence_id for entry in outbox_store.pending(session)] == [1, 2]


def test_a_position_is_known_while_nothing_after_it_was_cut(database: Database) -> None:
    assert position(database, 0) == OutboxPosition(0, None)
    assert known(database, OutboxPosition(0, None))
    save(database, 5)
    old, new = position(database, 2), position(database, 4)
    assert known(database, old)
    assert known(database, new)
    with database.write() as session:
        outbox_position.cut(session, 4, 9)
    assert not known(database, old)
    assert known(database, new)
    assert known(database, position(database, 5))


def test_a_database_that_never_was_there_knows_it_not(database: Database) -> None:
    save(database, 3)
    assert not known(database, OutboxPosition(4, None))
    assert known(database, position(database, 3))
    assert not known(database, OutboxPosition(3, new_id()))


def test_the_witness_is_the_newest_revision_also_after_the_file_was_written_anew(database: Database) -> None:
    save(database, 3)
    before = position(database, 3)
    database.rewrite()
    assert position(database, 3) == before
    save(database, 1)
    assert position(database, 3).revision not in {None, before.revision}
