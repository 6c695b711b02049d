from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kb.domain.call import Feedback, FeedbackType
from kb.errors import FileUnreadableError, FolderMissingError
from kb.identifiers import new_id
from kb.search.masking import Masker
from kb.services.packs.feedback_files import FeedbackFiles, FeedbackReport
from kb.storage import feedback_store
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from tests.kb.services.packs.conftest import Side


def files(side: Side) -> FeedbackFiles:
    return FeedbackFiles(side.database, Masker(None), side.clock)


def say(side: Side, article_id: UUID, kind: FeedbackType, reason: str = "") -> None:
    said = Feedback(id=new_id(), article_id=article_id, call_id=None, at=START, type=kind, reason=reason)
    with side.database.write() as session:
        feedback_store.add(session, said)


def test_what_agents_say_reaches_the_editors_once_and_without_personal_data(
    editors: Side, agent: Side, tmp_path: Path
) -> None:
    article = editors.save(make_script("訪問"))
    agent.save(article)
    own = agent.save(make_script("この席だけの記事"))
    say(agent, article.id, FeedbackType.USED)
    say(agent, article.id, FeedbackType.FLAGGED, "山田太郎様 090-1234-5678 の件で古い")
    say(agent, own.id, FeedbackType.USED)
    path, count = files(agent).write(tmp_path)
    assert count == 3
    assert not [marker for marker in ("山田", "090-1234-5678") if marker in path.read_text(encoding="utf-8")]
    assert files(editors).read(path) == FeedbackReport(added=2, known=0, strange=1)
    assert files(editors).read(path) == FeedbackReport(added=0, known=2, strange=1)
    with editors.database.read() as session:
        assert feedback_store.prior(session, article.id).used == 1


def test_what_is_older_was_sent_before(agent: Side, tmp_path: Path) -> None:
    article = agent.save(make_script("訪問"))
    say(agent, article.id, FeedbackType.USED)
    agent.clock.pass_minutes(61 * 24 * 60)
    assert files(agent).write(tmp_path)[1] == 0


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"format": 9, "feedback": []}', '{"format": 1, "feedback": [{}]}', '{"format": 1, "feedback": 3}'],
)
def test_what_is_no_such_file_is_refused(editors: Side, tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.kbfeedback"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        files(editors).read(file)


def test_a_time_without_zone_or_an_unknown_kind_is_refused_whole(editors: Side, tmp_path: Path) -> None:
    article = editors.save(make_script("訪問"))
    good = {"id": new_id().hex, "article": article.id.hex, "at": START.isoformat(), "type": "used", "reason": ""}
    file = tmp_path / "x.kbfeedback"
    for wrong in ({"at": "2026-11-22T01:00:00"}, {"type": "praised"}, {"id": "7"}):
        file.write_text(json.dumps({"format": 1, "feedback": [good, {**good, **wrong}]}), encoding="utf-8")
        with pytest.raises(FileUnreadableError):
            files(editors).read(file)
    with editors.database.read() as session:
        assert feedback_store.prior(session, article.id).used == 0


def test_a_folder_that_is_not_there_is_said(agent: Side, tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError):
        files(agent).write(tmp_path / "ない")
