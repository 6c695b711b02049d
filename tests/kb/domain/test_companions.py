"""What stands beside a solution."""

from __future__ import annotations

from kb.documents.sections import spoken_line
from kb.domain.companions import offered_alternative, question_for_consent
from kb.domain.conduct import line_text
from kb.domain.script import SpokenLine, Step


def step(title: str, *lines: str) -> Step:
    return Step(title, "", tuple(map(spoken_line, lines)))


def text(lines: tuple[SpokenLine, ...]) -> str:
    return "".join(map(line_text, lines))


def test_p19_the_alternative_is_the_step_with_its_placeholder() -> None:
    steps = (step("選びやすくする", "お急ぎなら一つ目です。"), step("示す", "お取り替えか、", "{{代替案}}です。"))
    assert text(offered_alternative(steps)) == "お取り替えか、{{代替案}}です。"


def test_p19_or_the_step_that_offers_a_choice() -> None:
    steps = (step("伺う", "いつでしたか。"), step("受け取り方を選ぶ", "郵送か、", "画面です。"))
    assert text(offered_alternative(steps)) == "郵送か、画面です。"
    assert offered_alternative(steps[:1]) == ()


def test_p19_the_question_is_the_last_for_consent_with_all_its_breaths() -> None:
    steps = (
        step("決める", "ほかでもよろしいですか。"),
        step("確かめる", "記録しました。", "では、これで", "進めてよろしいでしょうか。", "ありがとうございます。"),
    )
    assert text(question_for_consent(steps)) == "では、これで進めてよろしいでしょうか。"


def test_a_question_for_facts_is_no_question_for_consent() -> None:
    assert question_for_consent((step("伺う", "それは何時ごろでしたか。"),)) == ()
    assert question_for_consent(()) == ()
