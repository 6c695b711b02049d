from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from kb.domain.article import Kind, State
from kb.errors import ArticleNotFoundError, DiskFullError
from tests.fakes.editor import BODY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.presenter import EditorPresenter
    from tests.fakes.editor import FakeEditorLibrary

ONE, TWO = UUID(int=1), UUID(int=2)


def opened(presenter: EditorPresenter, qtbot: QtBot, article_id: UUID = ONE) -> None:
    with qtbot.waitSignal(presenter.edited.opened):
        presenter.open(article_id)


def test_what_is_typed_is_a_draft_and_comes_back(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened(presenter, qtbot)
    presenter.edited.set_body("書きかけ")
    presenter.edited.set_value("tags", ("急ぎ",))
    opened(presenter, qtbot, TWO)
    opened(presenter, qtbot)
    assert presenter.edited.form.body == "書きかけ"
    assert presenter.edited.form.words("tags") == ("急ぎ",)
    assert presenter.edited.modified
    assert library.drafts.kept[ONE].base_number == 1


def test_a_draft_that_says_what_the_library_says_is_dropped(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened(presenter, qtbot)
    before = presenter.edited.form.body
    presenter.edited.set_body("別の文")
    presenter.flush()
    qtbot.waitUntil(lambda: ONE in library.drafts.kept)
    presenter.edited.set_body(before)
    presenter.flush()
    qtbot.waitUntil(lambda: ONE not in library.drafts.kept)


def test_saving_makes_a_revision_and_keeps_what_is_typed_meanwhile(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened(presenter, qtbot)
    presenter.edited.set_value("title", "新しい題名")
    with qtbot.waitSignal(presenter.saved):
        presenter.save()
        presenter.edited.set_value("title", "もっと新しい題名")
    assert library.editing.get(ONE).article.title == "新しい題名"
    assert presenter.edited.form.title == "もっと新しい題名"
    assert presenter.edited.base_number == 2
    assert presenter.edited.modified


def test_publishing_changes_the_state_and_a_validation_is_dated(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened(presenter, qtbot)
    with qtbot.waitSignal(presenter.saved):
        presenter.save(State.VALIDATED)
    article = library.editing.get(ONE).article
    assert article.state is State.VALIDATED
    assert article.validated_on is not None
    assert not presenter.edited.modified
    with qtbot.waitSignal(presenter.saved):
        presenter.save(State.NOT_VALIDATED)
    assert library.editing.get(ONE).article.validated_on is None


def test_a_new_article_is_in_the_library_after_its_first_save(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    presenter.start(Kind.NOTICE, "停電のお知らせ", "本文です。")
    with qtbot.waitSignal(presenter.saved):
        presenter.save()
    article_id = presenter.edited.article_id
    assert article_id is not None
    assert library.editing.get(article_id).article.kind is Kind.NOTICE


def test_an_article_saved_elsewhere_is_never_overwritten(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened(presenter, qtbot)
    presenter.edited.set_body(f"{BODY}\nここで書いた文")
    library.editing.save(library.editing.get(TWO).article)
    library.editing.revisions[ONE].append(library.editing.get(ONE))
    with qtbot.waitSignal(presenter.conflicted) as conflicted:
        presenter.save()
    assert conflicted.args[0] == library.editing.get(ONE)
    assert presenter.edited.form.body.endswith("ここで書いた文")
    assert "ここで書いた文" in library.drafts.kept[ONE].text


def test_what_cannot_be_written_now_stays_pending(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened(presenter, qtbot)
    library.drafts.failures.append(DiskFullError(path="x"))
    presenter.edited.set_body("まだ書けない")
    with qtbot.waitSignal(presenter.unkept):
        presenter.flush()
    assert presenter.pending
    presenter.flush()
    qtbot.waitUntil(lambda: not presenter.pending)
    assert "まだ書けない" in library.drafts.kept[ONE].text


def test_what_a_window_that_is_gone_left_is_taken_over(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    left = library.drafts.save(ONE, "---\ntitle: 切れた題名\n---\n\n本文")
    library.drafts.kept.clear()
    library.drafts.left.append(left)
    opened(presenter, qtbot)
    assert presenter.edited.form.title == "切れた題名"
    assert library.drafts.kept == {ONE: left}


def test_what_was_taken_over_is_said_and_can_be_put_back(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    library.drafts.left.append(library.drafts.save(ONE, "---\ntitle: 切れた題名\n---\n\n本文", base_number=1))
    library.drafts.kept.clear()
    with qtbot.waitSignals([presenter.recovered, presenter.edited.opened]):
        presenter.open(ONE)
    presenter.throw_away()
    assert not presenter.edited.modified
    presenter.flush()
    qtbot.waitUntil(lambda: not library.drafts.kept)


def test_a_draft_begun_on_an_older_revision_says_so_and_cannot_hide_the_newer(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    library.drafts.save(ONE, f"---\nkind: notice\nstate: draft\ntitle: 古い版から\n---\n\n{BODY}", base_number=1)
    library.editing.revisions[ONE].append(replace(library.editing.get(ONE), number=2))
    with qtbot.waitSignal(presenter.outdated) as outdated:
        presenter.open(ONE)
    assert outdated.args[0].number == 2
    with qtbot.waitSignal(presenter.conflicted):
        presenter.save()
    assert presenter.edited.form.title == "古い版から"


def test_an_article_changed_elsewhere_is_taken_over_while_nothing_was_typed(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened(presenter, qtbot)
    library.editing.save(replace(library.editing.get(ONE).article, title="ほかの画面で"))
    with qtbot.waitSignal(presenter.edited.replaced):
        presenter.look_again()
    assert presenter.edited.form.title == "ほかの画面で"
    assert presenter.edited.base_number == 2
    assert not presenter.edited.modified
    presenter.edited.set_value("title", "ここで")
    library.editing.save(replace(library.editing.get(ONE).article, title="また、ほかの画面で"))
    with qtbot.waitSignal(presenter.outdated):
        presenter.look_again()
    assert presenter.edited.form.title == "ここで"


def test_a_draft_of_a_call_can_be_gone_on_with(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    draft = library.drafts.save(UUID(int=9), "---\nkind: case\ntitle: 通話から\n---\n\n本文")
    library.drafts.kept.clear()
    library.drafts.left.append(replace(draft, call_id=UUID(int=77)))
    with qtbot.assertNotEmitted(presenter.recovered):
        opened(presenter, qtbot, UUID(int=9))
    assert presenter.edited.form.title == "通話から"
    assert presenter.edited.base_number == 0


def test_an_article_that_is_nowhere_is_said(presenter: EditorPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(presenter.failed) as failed:
        presenter.open(UUID(int=99))
    assert isinstance(failed.args[0], ArticleNotFoundError)


def test_what_was_begun_is_listed_until_it_is_saved(presenter: EditorPresenter, qtbot: QtBot) -> None:
    presenter.start(Kind.NOTICE, "停電のお知らせ", BODY)
    with qtbot.waitSignal(presenter.unfinished) as found:
        presenter.refresh()
    assert [one.title for one in found.args[0]] == ["停電のお知らせ"]
    with qtbot.waitSignal(presenter.saved):
        presenter.save()
    with qtbot.waitSignal(presenter.unfinished) as found:
        presenter.refresh()
    assert found.args[0] == ()


def test_a_draft_left_for_whoever_takes_it_over_was_not_cut_off(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    new = UUID(int=77)
    said: list[object] = []
    presenter.recovered.connect(said.append)
    library.drafts.left.append(library.drafts.save(new, "---\ntitle: 見つからなかった言葉\n---\n\n本文"))
    library.drafts.kept.clear()
    with qtbot.waitSignal(presenter.edited.opened):
        presenter.open(new)
    assert presenter.edited.form.title == "見つからなかった言葉"
    assert said == []
