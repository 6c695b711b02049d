"""The index of terms is one that Whoosh reads."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.filedb.structfile import BufferFile

from kb.search.term_index import TermIndexWriter

fields = st.dictionaries(
    st.sampled_from(["bigram", "id", "word"]),
    st.dictionaries(st.binary(max_size=6), st.binary(max_size=40)),
    max_size=3,
)


def opened(wanted: dict[str, dict[bytes, bytes]]) -> OrderedHashReader:
    file = BytesIO()
    writer = TermIndexWriter(file)
    for field, terms in sorted(wanted.items()):
        writer.add(field, sorted(terms.items()))
    writer.finish()
    return OrderedHashReader(BufferFile(file.getvalue()), len(file.getvalue()))


@given(fields)
def test_every_term_is_found_and_they_stand_in_order(wanted: dict[str, dict[bytes, bytes]]) -> None:
    reader = opened(wanted)
    expected = [
        (number.to_bytes(2, "big") + term, value)
        for number, field in enumerate(sorted(wanted))
        for term, value in sorted(wanted[field].items())
    ]
    assert list(reader.items()) == expected
    assert reader.extras["fieldmap"] == {field: number for number, field in enumerate(sorted(wanted))}
    for key, value in expected:
        assert reader[key] == value
        assert reader.closest_key(key) == key
    assert b"\xff\xffnever" not in reader


def test_positions_of_any_size() -> None:
    terms = {f"{number:05}".encode(): b"x" * 50 for number in range(3_000)}
    reader = opened({"word": terms})
    assert reader.extras["indextype"] == "i"
    assert all(reader[b"\0\0" + term] == value for term, value in terms.items())
    assert reader.closest_key(b"\0\0" + b"01000x") == b"\0\0" + b"01001"
