from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.editor.findings.model import FindingsModel
from desktop.widgets.lists import ITEM_ROLE
from kb.domain.bilingual import Bilingual
from kb.domain.finding import Finding, Fix, FixKind, FixVerb, Grade

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

WORDING = Finding(
    code="wording",
    grade=Grade.WARNING,
    line=18,
    params={"words": "必ず"},
    why=Bilingual("守れない", "cannot be kept"),
    better=Bilingual("動きを約束する", "promise a step"),
)
DEAD = Finding(
    code="link_dead",
    grade=Grade.ERROR,
    line=25,
    params={"detail": "断り方"},
    fix=Fix(kind=FixKind.CHOOSE_ARTICLE, verb=FixVerb.CHOOSE),
)
LONG = Finding(code="page_long", grade=Grade.WARNING, params={"lines": "60", "limit": "53"})
TITLE = Finding(code="title_missing", grade=Grade.ERROR, attribute="title")


def test_the_model_is_sound_while_it_changes(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = FindingsModel()
    qtmodeltester.check(model, force_py=True)
    model.set_findings((DEAD, WORDING))
    assert model.rowCount() == 2
    model.set_findings(())
    assert model.rowCount() == 0


def test_a_row_is_read_as_grade_place_sentence_and_what_can_be_done(qtbot: QtBot) -> None:
    model = FindingsModel()
    model.set_findings((DEAD, WORDING, LONG, TITLE))
    read = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert read == [
        "誤り、25行、つながりの先がありません: 断り方、選ぶ",
        "注意、18行、「必ず」守れない、動きを約束する",
        "注意、全体、1ページに収まりません（60行、A4の1枚は53行）",
        "誤り、属性、題名がありません",
    ]
    assert model.index(0).data() == "つながりの先がありません: 断り方"
    assert model.index(0).data(ITEM_ROLE) is DEAD
    assert model.index(4).data() is None


def test_an_attribute_is_called_as_the_form_calls_it(qtbot: QtBot) -> None:
    model = FindingsModel()
    cause = Finding(code="value_unknown", grade=Grade.ERROR, attribute="cause", params={"detail": "cause: prodct"})
    model.set_findings((cause, TITLE))
    assert [model.index(row).data() for row in range(2)] == [
        "原因: 一覧から選ぶか、日本語で書きます",
        "題名がありません",
    ]
