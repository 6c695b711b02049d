from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.documents.pack_file import read_header
from kb.domain.article import State
from kb.domain.stored_draft import StoredDraft
from kb.errors import FolderMissingError, OperationCancelledError, PackOutOfOrderError
from kb.storage import article_store, draft_store, pack_store
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from kb.domain.pack import PackFile
    from tests.kb.services.packs.conftest import Side


def sent(editors: Side, share: Path, key: Ed25519PrivateKey, keys: tuple[str, ...]) -> tuple[PackFile, ...]:
    return tuple(read_header(made.path, keys) for made in editors.maker.make(share, key))


def test_the_first_pack_brings_everything_but_unfinished_articles(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, keys: tuple[str, ...]
) -> None:
    published = editors.save(make_script("訪問"))
    editors.save(make_script("書きかけ", state=State.DRAFT))
    (pack,) = sent(editors, share, key, keys)
    assert pack.header.whole
    report = agent.taker.take(pack)
    assert report.added == (published.id,)
    assert agent.articles() == {"訪問": published}
    assert len(agent.repairs) == 1


def test_the_next_one_brings_only_what_changed_and_archived_articles_as_archived(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, keys: tuple[str, ...]
) -> None:
    first, second = editors.save(make_script("一")), editors.save(make_script("二"))
    agent.taker.take(sent(editors, share, key, keys)[0])
    gone = editors.save(replace(second, state=State.ARCHIVED))
    (pack,) = sent(editors, share, key, keys)
    assert (pack.header.base, pack.header.version, pack.header.articles) == (1, 2, 1)
    assert agent.taker.take(pack).changed == (second.id,)
    assert agent.articles() == {"一": first, "二": gone}
    assert editors.maker.make(share, key) == ()


def test_an_older_version_and_a_gap_are_refused(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, keys: tuple[str, ...]
) -> None:
    packs: list[PackFile] = []
    for number in range(3):
        editors.save(make_script(f"{number}"))
        packs += sent(editors, share, key, keys)
    agent.taker.take(packs[0])
    with pytest.raises(PackOutOfOrderError) as gap:
        agent.taker.take(packs[2])
    assert (gap.value.params["taken"], gap.value.params["base"]) == (1, 2)
    agent.taker.take(packs[1])
    with pytest.raises(PackOutOfOrderError):
        agent.taker.take(packs[0])
    assert len(agent.articles()) == 2


def test_a_wiped_share_gets_a_whole_pack_that_goes_on_counting(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, keys: tuple[str, ...]
) -> None:
    editors.save(make_script("一"))
    agent.taker.take(sent(editors, share, key, keys)[0])
    for file in share.iterdir():
        file.unlink()
    editors.save(make_script("二"))
    (pack,) = sent(editors, share, key, keys)
    assert (pack.header.version, pack.header.whole) == (2, True)
    assert agent.taker.take(pack).unchanged == 1


def test_a_text_changed_here_is_overruled_and_stays_in_the_history(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, keys: tuple[str, ...]
) -> None:
    article = editors.save(make_script("訪問"))
    agent.taker.take(sent(editors, share, key, keys)[0])
    agent.save(replace(article, title="自分で直した"), editor="佐藤")
    editors.save(replace(article, title="新しい題"))
    report = agent.taker.take(sent(editors, share, key, keys)[0])
    assert report.overruled == (article.id,)
    with agent.database.read() as session:
        titles = [revision.article.title for revision in article_store.history(session, article.id)]
    assert titles == ["新しい題", "自分で直した", "訪問"]


def test_drafts_stay_as_they_are(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, keys: tuple[str, ...]
) -> None:
    article = editors.save(make_script("訪問"))
    draft = StoredDraft(article_id=article.id, editor="佐藤", text="書きかけ", base_number=0, saved_at=START)
    with agent.database.write() as session:
        draft_store.save(session, draft)
    agent.taker.take(sent(editors, share, key, keys)[0])
    with agent.database.read() as session:
        assert draft_store.get(session, article.id, editor="佐藤") == draft


def test_one_that_was_cancelled_is_not_counted_and_is_taken_again(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, keys: tuple[str, ...]
) -> None:
    editors.save(make_script("訪問"))
    (pack,) = sent(editors, share, key, keys)
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        agent.taker.take(pack, token)
    with agent.database.read() as session:
        assert pack_store.taken(session, pack.header.pack_id) is None
    assert agent.taker.take(pack).version == 1


def test_there_is_nothing_to_make_without_a_folder(editors: Side, tmp_path: Path, key: Ed25519PrivateKey) -> None:
    with pytest.raises(FolderMissingError):
        editors.maker.make(tmp_path / "ない", key)
