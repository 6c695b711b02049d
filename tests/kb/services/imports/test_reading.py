from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.documents.folder import list_folder
from kb.errors import OperationCancelledError
from kb.services.imports.reading import CHUNK, read_files, unpack
from tests.kb.services.imports.folders import write
from tests.kb.support import make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.services.imports.reading import NumberedFile

COUNT = 5 * CHUNK + 7


@pytest.fixture
def files(tmp_path: Path) -> list[NumberedFile]:
    for number in range(COUNT - 2):
        write(tmp_path, f"{number:04}.md", make_script(f"{number}番目"), with_id=number % 2 == 0)
    (tmp_path / "0100a.md").write_bytes("題".encode("cp932"))
    (tmp_path / "0100b.md").write_text("---\nkind: x\n---\n", encoding="utf-8")
    return list(enumerate(list_folder(tmp_path).files))


def test_other_processes_read_the_same_in_the_same_order(tmp_path: Path, files: list[NumberedFile]) -> None:
    here = list(read_files(tmp_path, files, CancelToken()))
    elsewhere = list(read_files(tmp_path, files, CancelToken(), parallel_from=1))
    assert elsewhere == here
    assert [chunk.size for chunk in here] == [CHUNK] * 5 + [7]
    assert sum(len(unpack(chunk.packed)) for chunk in here) == COUNT - 2
    assert {path for chunk in here for path, _ in chunk.invalid} == {"0100a.md", "0100b.md"}
    for chunk in here:
        drafts = unpack(chunk.packed)
        assert [(head.number, head.article_id, head.title) for head in chunk.heads] == [
            (number, draft.article_id, draft.title) for number, draft, _ in drafts
        ]


@pytest.mark.parametrize("parallel_from", [1, COUNT + 1])
def test_cancelling_stops_before_the_next_chunk(tmp_path: Path, files: list[NumberedFile], parallel_from: int) -> None:
    token = CancelToken()
    chunks = read_files(tmp_path, files, token, parallel_from=parallel_from)
    next(chunks)
    token.cancel()
    with pytest.raises(OperationCancelledError):
        list(chunks)
