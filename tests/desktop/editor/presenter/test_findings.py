from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from desktop.editor.presenter.edited import EditedArticle
from desktop.editor.presenter.findings import FindingsPresenter
from kb.documents.article_form import form_of
from kb.domain.article_form import ArticleForm
from kb.domain.finding import Finding, Fix, FixKind, FixVerb, Grade
from kb.errors import FileUnreadableError
from tests.fakes.editor import article
from tests.fakes.editor_checks import FakeLinting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken

ID = UUID(int=7)


@pytest.fixture
def edited(qtbot: QtBot) -> EditedArticle:
    return EditedArticle()


@pytest.fixture
def linting() -> FakeLinting:
    return FakeLinting()


@pytest.fixture
def presenter(edited: EditedArticle, linting: FakeLinting, faults: FaultChannel) -> Iterator[FindingsPresenter]:
    made = FindingsPresenter(edited, linting, faults, delay_ms=0)
    yield made
    made.close()


def open_with(edited: EditedArticle, body: str, title: str = "題名") -> None:
    form = form_of(article(1, body=body)).with_value("title", title)
    edited.open(ID, None, ArticleForm(), form)


def looked(qtbot: QtBot, presenter: FindingsPresenter) -> None:
    qtbot.waitUntil(lambda: presenter.up_to_date)


def test_an_article_is_looked_over_when_it_is_opened_and_typed(
    qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle
) -> None:
    assert not presenter.looked
    open_with(edited, "TODO\n")
    looked(qtbot, presenter)
    assert [finding.line for finding in presenter.findings] == [1]
    edited.set_body("TODO\nTODO\n")
    assert not presenter.up_to_date
    looked(qtbot, presenter)
    assert presenter.count(Grade.ERROR) == presenter.blockers == 2
    edited.set_body("済\n")
    looked(qtbot, presenter)
    assert presenter.findings == ()


def test_another_article_shows_nothing_of_the_one_before(
    qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle
) -> None:
    open_with(edited, "TODO\n")
    looked(qtbot, presenter)
    presenter.step(1)
    edited.open(None, None, ArticleForm(), ArticleForm())
    assert (presenter.findings, presenter.current, presenter.looked) == ((), -1, False)


def test_an_article_without_findings_is_told_to_be_so(
    qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle
) -> None:
    with qtbot.waitSignal(presenter.found, check_params_cb=lambda: presenter.looked):
        open_with(edited, "済\n")
    assert presenter.findings == ()


def test_f4_goes_round_in_both_directions(qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle) -> None:
    open_with(edited, "TODO\nTODO\nTODO\n")
    looked(qtbot, presenter)
    jumps: list[Finding] = []
    presenter.jump.connect(jumps.append)
    for by in (1, 1, 1, 1, -1, -1):
        presenter.step(by)
    assert [finding.line for finding in jumps] == [1, 2, 3, 1, 3, 2]


def test_f4_leads_to_what_took_the_place_of_a_mended_one(
    qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle, linting: FakeLinting
) -> None:
    linting.words = {"一": "", "二": "", "三": ""}
    open_with(edited, "一\n二\n三\n")
    looked(qtbot, presenter)
    jumps: list[Finding] = []
    presenter.jump.connect(jumps.append)
    presenter.step(1)
    edited.set_body("済\n二\n三\n")
    looked(qtbot, presenter)
    for by in (1, 1, 1, -1):
        presenter.step(by)
    assert [finding.line for finding in jumps] == [1, 2, 3, 2, 3]


def test_backwards_one_begins_at_the_last(qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle) -> None:
    open_with(edited, "TODO\nTODO\n")
    looked(qtbot, presenter)
    presenter.step(-1)
    assert presenter.current == 1


def test_without_findings_there_is_nothing_to_go_to(
    qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle
) -> None:
    presenter.step(1)
    presenter.go_to(0)
    assert presenter.current == -1
    assert not presenter.fix()


def test_a_fix_is_one_edit_of_the_text(qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle) -> None:
    open_with(edited, "😀TODO\nb\n")
    looked(qtbot, presenter)
    with qtbot.waitSignal(edited.replaced):
        assert presenter.fix(0)
    assert edited.form.body == "😀済\nb\n"
    looked(qtbot, presenter)
    assert presenter.findings == ()


def test_after_a_fix_one_is_at_what_took_its_place(
    qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle, linting: FakeLinting
) -> None:
    linting.words = {"TODO": "済", "FIXME": "直"}
    open_with(edited, "TODO\nFIXME\n")
    looked(qtbot, presenter)
    presenter.step(1)
    assert presenter.fix()
    looked(qtbot, presenter)
    assert presenter.current == 0
    assert presenter.fix()
    assert edited.form.body == "済\n直\n"


def test_a_fix_that_is_asked_for_while_one_types_is_made_in_the_text_as_it_is_then(
    qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle
) -> None:
    open_with(edited, "TODO\n")
    looked(qtbot, presenter)
    edited.set_body("新しい行\nTODO\n")
    assert presenter.fix(0)
    qtbot.waitUntil(lambda: edited.form.body == "新しい行\n済\n")


def test_an_attribute_is_mended_and_can_be_put_back(
    qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle
) -> None:
    open_with(edited, "済\n", title="090-1234-5678")
    looked(qtbot, presenter)
    with qtbot.waitSignal(presenter.mended) as signal:
        presenter.fix(0)
    assert edited.form.title == "〔電話番号〕"
    assert signal.args
    edited.replace(signal.args[0])
    assert edited.form.title == "090-1234-5678"


def test_what_needs_a_choice_or_another_article_is_passed_on(
    qtbot: QtBot, edited: EditedArticle, faults: FaultChannel
) -> None:
    choose = Fix(kind=FixKind.CHOOSE_ARTICLE, verb=FixVerb.CHOOSE, start=0, end=4)
    twin = Fix(kind=FixKind.OPEN_ARTICLE, verb=FixVerb.OPEN, article_id=UUID(int=9))

    class Fixed:
        def lint_form(
            self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None
        ) -> tuple[Finding, ...]:
            return (
                Finding(code="link_dead", grade=Grade.ERROR, line=1, fix=choose),
                Finding(code="title_twice", grade=Grade.WARNING, attribute="title", fix=twin),
                Finding(code="page_long", grade=Grade.WARNING),
            )

    presenter = FindingsPresenter(edited, Fixed(), faults, delay_ms=0)
    open_with(edited, "kb:x\n")
    looked(qtbot, presenter)
    with qtbot.waitSignal(presenter.choose, check_params_cb=lambda finding: finding.fix is choose):
        presenter.fix(0)
    with qtbot.waitSignal(presenter.open_wanted, check_params_cb=lambda article_id: article_id == UUID(int=9)):
        presenter.fix(1)
    assert not presenter.fix(2)
    presenter.close()


def test_rules_that_cannot_be_read_are_told(
    qtbot: QtBot, presenter: FindingsPresenter, edited: EditedArticle, linting: FakeLinting
) -> None:
    linting.failures.append(FileUnreadableError(path="wording.yaml", line=0))
    with qtbot.waitSignal(presenter.failed):
        open_with(edited, "TODO\n")
    assert not presenter.looked
