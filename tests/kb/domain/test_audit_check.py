"""Everything that somebody could do to a trail, and whether it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.audit import NOTHING_BEFORE, AuditEvent, AuditHead, AuditRecord, read_record, sealed_with
from kb.domain.audit_check import AuditKey, AuditProblem, check_trail
from tests.kb.support import START

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = AuditKey("k1", b"1" * 32)
OTHER = AuditKey("k2", b"2" * 32)
HEAD = AuditProblem.KNOWN_MISSING


def made(
    count: int, *, key: AuditKey | None = None, word: str = "記録", before: tuple[AuditRecord, ...] = ()
) -> list[bytes]:
    records = list(before)
    for number in range(len(before) + 1, len(before) + count + 1):
        record = AuditRecord(
            number=number,
            at=START + timedelta(minutes=number),
            user="sato",
            machine="pc-1",
            version="1.0",
            event=AuditEvent.EXPORT,
            details={"path": f"/{word}/{number}", "articles": number, "ids": ("a", "b")},
            before=records[-1].hash if records else NOTHING_BEFORE,
            key=key.id if key else "",
        )
        digest = record.digest()
        records.append(replace(record, hash=digest, seal=sealed_with(key.secret, digest) if key else ""))
    return [record.line() for record in records]


def found(lines: list[bytes], *, key: AuditKey | None = None, **kept: object) -> tuple[int, AuditProblem] | None:
    finding = check_trail(lines, key=key, **kept).finding  # type: ignore[arg-type] # what each test keeps elsewhere
    return None if finding is None else (finding.number, finding.problem)


def head_of(lines: list[bytes]) -> AuditHead:
    return read_record(lines[-1]).head


@pytest.mark.parametrize("key", [None, KEY])
def test_a_trail_that_nobody_touched_is_sound(key: AuditKey | None) -> None:
    lines = made(5, key=key)
    report = check_trail(lines, key=key, known=[head_of(lines[:3])])
    assert (report.finding, report.records, report.seals) == (None, 5, 5 if key else 0)
    assert report.head == head_of(lines)


def edit(lines: list[bytes]) -> list[bytes]:
    return [line.replace(b'"articles":3', b'"articles":2') for line in lines]


def delete_in_the_middle(lines: list[bytes]) -> list[bytes]:
    return lines[:2] + lines[3:]


def swap(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[3], lines[2], *lines[4:]]


def insert(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], made(3, word="よそ")[2], *lines[2:]]


def repeat(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[1], *lines[2:]]


def cut_in_a_line(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[2][:40], *lines[3:]]


def spell_otherwise(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[2].replace(b'":', b'": ', 1), *lines[3:]]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (edit, AuditProblem.CHANGED),
        (delete_in_the_middle, AuditProblem.NOT_NEXT),
        (swap, AuditProblem.NOT_NEXT),
        (insert, AuditProblem.NOT_NEXT),
        (repeat, AuditProblem.NOT_NEXT),
        (cut_in_a_line, AuditProblem.UNREADABLE),
        (spell_otherwise, AuditProblem.UNREADABLE),
    ],
)
@pytest.mark.parametrize("key", [None, KEY])
def test_tampering_names_the_first_record_that_is_wrong(
    change: Callable[[list[bytes]], list[bytes]], problem: AuditProblem, key: AuditKey | None
) -> None:
    assert found(change(made(5, key=key)), key=key) == (3, problem)


def test_an_edit_that_mends_its_own_hash_breaks_the_record_after_it() -> None:
    lines = made(5)
    changed = replace(read_record(lines[2]), user="tanaka")
    lines[2] = replace(changed, hash=changed.digest()).line()
    assert found(lines) == (4, AuditProblem.NOT_NEXT)


def test_the_first_records_are_not_taken_away() -> None:
    assert found(made(5)[1:]) == (1, AuditProblem.NOT_NEXT)


def test_an_end_that_was_cut_off_shows_by_a_head_or_a_copy_that_lies_elsewhere() -> None:
    lines = made(5)
    assert found(lines[:3]) is None  # nothing in the file itself can tell
    assert found(lines[:3], known=[head_of(lines)]) == (4, HEAD)
    assert found(lines[:3], copy=lines) == (4, HEAD)
    assert found([], known=[head_of(lines)]) == (1, HEAD)


def test_a_trail_that_was_rewritten_as_a_whole_shows_by_a_head_or_a_copy() -> None:
    lines, others = made(5), made(7, word="よそ")
    assert found(others) is None
    assert found(others, known=[head_of(lines)]) == (5, HEAD)
    assert found(others, copy=lines) == (1, HEAD)


def test_who_has_no_key_cannot_rewrite_go_on_or_take_the_seals_off() -> None:
    lines = made(5, key=KEY)
    records = tuple(map(read_record, lines))
    assert found(made(5, word="よそ"), key=KEY) == (5, AuditProblem.UNSEALED)
    assert found(made(1, before=records), key=KEY) == (6, AuditProblem.UNSEALED)
    assert found(made(5, word="よそ", key=OTHER), key=KEY) == (5, AuditProblem.UNSEALED)
    forged = made(5, word="よそ", key=AuditKey(KEY.id, b"3" * 32))
    assert found(forged, key=KEY) == (1, AuditProblem.SEAL_WRONG)
    bare = replace(records[2], seal="").line()
    assert found([*lines[:2], bare, *lines[3:]], key=KEY) == (3, AuditProblem.SEAL_WRONG)


def test_without_the_key_the_chain_is_checked_and_the_seals_are_counted_as_strange() -> None:
    lines = made(5, key=KEY)
    report = check_trail(lines)
    assert (report.finding, report.seals, report.strange_seals) == (None, 0, 5)
    records = tuple(map(read_record, lines))
    assert found(made(1, before=records)) == (6, AuditProblem.UNSEALED)


def test_a_new_key_speaks_for_what_was_sealed_with_the_one_before() -> None:
    records = tuple(map(read_record, made(3, key=KEY)))
    change = replace(records[-1], number=4, event=AuditEvent.PROTECTION_REKEYED, before=records[-1].hash, key=OTHER.id)
    change = replace(change, hash=change.digest(), seal=sealed_with(OTHER.secret, change.digest()))
    lines = made(1, key=OTHER, before=(*records, change))
    report = check_trail(lines, key=OTHER)
    assert (report.finding, report.seals, report.strange_seals) == (None, 2, 3)


def test_encryption_that_was_ended_by_its_own_record_leaves_a_trail_without_seals() -> None:
    off = replace(read_record(made(1, key=KEY)[0]), event=AuditEvent.PROTECTION_OFF)
    off = replace(off, hash=off.digest(), seal=sealed_with(KEY.secret, off.digest()))
    assert found(made(2, before=(off,))) is None


def test_a_clock_that_went_back_is_told_and_no_fault() -> None:
    first = read_record(made(1)[0])
    second = replace(first, number=2, at=START - timedelta(days=3), before=first.hash)
    lines = [first.line(), replace(second, hash=second.digest()).line()]
    report = check_trail(lines)
    assert (report.finding, report.clock_set_back) == (None, (2,))


@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_no_byte_can_be_changed(place: int, byte: int) -> None:
    content = bytearray(b"\n".join(made(4, key=KEY)))
    place %= len(content)
    if content[place] == byte:
        return
    content[place] = byte
    assert found(bytes(content).split(b"\n"), key=KEY) is not None


@given(st.binary(max_size=200))
def test_whatever_a_line_is_it_is_a_record_or_a_finding(line: bytes) -> None:
    assert found([line]) == (1, AuditProblem.UNREADABLE)
