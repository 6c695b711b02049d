"""Guidance from the shipped rules and the sample knowledge, and from a centre's own copies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kb.data_files import read_data_file
from kb.documents.article_text import read_article
from kb.documents.sections import steps_of
from kb.domain.article import Kind, Stage
from kb.domain.boundary import BoundaryStep
from kb.domain.call import Handling
from kb.domain.conduct import OrderCode, is_question, line_text, moment_of, order_warnings
from kb.domain.demand import CAUSES
from kb.domain.questions import Listening
from kb.domain.three_changes import CallFacts, Change, ChangeReason
from kb.errors import ArticleNotFoundError, FileUnreadableError
from kb.identifiers import new_id
from kb.resources import resource_path
from kb.services.guidance_rules import load_boundary_ladder, load_handover_words, load_question_bank
from tests.kb.support import make_script
from tests.markdown_folder import read_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.domain.article import Article
    from kb.library import Library

BANK = load_question_bank(None)
SAMPLE = [read_article(file.text, path=file.path) for file in read_folder(resource_path("sample")).files]
SCRIPTS = [article for article in SAMPLE if article.kind is Kind.SCRIPT]
SOLUTIONS = [article for article in SCRIPTS if article.stage is Stage.SOLUTION]


@pytest.mark.parametrize("name", ["boundaries", "handover", "questions", "wording"])
def test_shipped_rules_are_yaml_also_without_libyaml(name: str) -> None:
    path = resource_path("rules", f"{name}.yaml")
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == read_data_file(path)


def own(root: Path, name: str, change: Callable[[dict[str, Any]], object]) -> Path:
    """Write a copy of a shipped rule file with one change into a library folder."""
    content = yaml.safe_load(resource_path("rules", f"{name}.yaml").read_text(encoding="utf-8"))
    change(content)
    path = root / "rules" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return root


@pytest.mark.parametrize("cause", CAUSES)
def test_p14_every_cause_has_its_questions_for_each_way_of_listening(cause: str) -> None:
    own_to_cause = [question for question in BANK.for_call(cause, None) if cause in question.causes]
    assert {question.listening for question in own_to_cause} == set(Listening)


@pytest.mark.parametrize("stage", list(Stage))
def test_p14_every_stage_has_a_question_for_any_call(stage: Stage) -> None:
    assert BANK.for_call("", stage)


def test_p14_every_question_asks() -> None:
    assert [question.id for question in BANK.questions if not is_question(line_text(question.sentence))] == []
    assert is_question(line_text(BANK.confirming_question))


def test_p14_the_standard_items_have_their_chips_and_a_question() -> None:
    words = {item.word for item in BANK.items}
    assert {"氏名", "連絡先", "製品", "型番", "購入日", "症状", "状況", "要望", "都合の良い時間", "発生時刻"} <= words
    assert {item.id for item in BANK.items} == {question.item for question in BANK.questions} - {""}


@pytest.mark.parametrize(
    ("notes", "items"),
    [
        ("田中様からお電話。ケトルの購入日は先月。型番は未確認", {"name", "purchase_date"}),
        ("今すぐ来いと言われている", set()),
        ("名前は聞いていない、連絡先０９０-1234-5678、写真は後で確認", {"contact"}),
        ("昨日の夜から煙が出た。けがはない。返金希望", {"occurred_at", "injury", "demand"}),
        ("都合のいい時間は18時以降。現物は手元にある", {"convenient_time", "actual_thing"}),
        ("お客様からお怒りの電話。他社の商品は良かったとのこと", set()),
        ("", set()),
    ],
)
def test_p9_notes_show_what_was_asked(blank: Library, notes: str, items: set[str]) -> None:
    assert blank.guidance.asked_items(notes) == items


def test_p14_what_the_notes_show_is_not_asked_again(blank: Library) -> None:
    asked = blank.guidance.asked_items("型番はR-8、購入日は先月")
    words = [question.word for question in blank.guidance.questions("product_defect", Stage.FACTS, asked)]
    assert "症状" in words
    assert not {"型番", "購入日"} & set(words)
    assert blank.guidance.items() == BANK.items


def test_p10_every_role_has_a_sentence_and_a_reason_to_settle() -> None:
    words = load_handover_words(None)
    roles = {person.role.japanese for person in words.people}
    assert {"上席", "二次対応者・SV", "センター長", "専門部署", "担当部署"} <= roles
    for person in words.people:
        assert set(person.sentence.placeholders) & {"次の担当者名", "部署名"}
        assert person.settles.japanese
        assert words.person(person.id) is person
    assert words.person("nobody") is None


def test_p25_every_change_has_its_sentence_and_every_reason_its_words() -> None:
    words = load_handover_words(None)
    assert set(words.changes) == set(Change)
    assert set(words.reasons) == set(ChangeReason)


def test_p25_the_patience_is_the_amber_of_the_policy(blank: Library) -> None:
    amber = blank.policy.amber_minutes
    assert blank.guidance.changes(CallFacts(minutes_without_progress=amber - 1)) == ()
    assert blank.guidance.changes(CallFacts(minutes_without_progress=amber))[0].change is Change.PERSON


def test_p21_every_step_has_its_words_and_the_criteria_their_minutes(blank: Library) -> None:
    ladder = blank.guidance.boundary_ladder()
    assert [words.step for words in ladder.steps] == list(BoundaryStep)
    assert ladder.words(BoundaryStep.ALTERNATIVE).sentence.placeholders == ("代替案",)
    assert line_text(ladder.words(BoundaryStep.TERMINATION).sentence.lines[-1]) == "失礼いたします。"
    assert all(words.before.japanese and words.record.japanese for words in ladder.steps)
    criteria = {criterion.id: criterion.text for criterion in ladder.criteria}
    assert set(criteria) == {"same_content", "unfair_demand", "intimidation", "insult", "sexual", "detention"}
    assert f"{blank.policy.same_content_minutes}分" in criteria["same_content"].japanese
    assert load_boundary_ladder(None, 45).criteria[0].text.english.endswith("for 45 minutes")


def test_p15_the_procedure_for_no_answer_is_found(sample: Library) -> None:
    found = sample.guidance.no_answer()
    assert [(article.kind, article.title) for article in found] == [
        (Kind.PROCEDURE, "合意できる答えがないとき"),
        (Kind.SCRIPT, "合意できないまま、今日を区切る"),
    ]


@pytest.mark.parametrize("article", SOLUTIONS, ids=lambda article: article.title)
def test_p19_every_solution_script_shows_an_alternative_and_a_question(sample: Library, article: Article) -> None:
    companions = sample.guidance.companions(article.id)
    assert companions.own
    assert companions.alternative
    assert is_question(line_text(companions.confirming_question[-1]))
    assert article.id not in {other.article_id for other in companions.others}


def test_p19_other_solutions_share_the_demand(sample: Library) -> None:
    superior = next(article for article in SOLUTIONS if article.title == "「上の者を出せ」と言われたとき")
    assert sample.guidance.companions(superior.id).others == ()
    exchange = next(article for article in SOLUTIONS if article.title == "代替案を二つ示し、選んでいただく")
    script = replace(make_script("交換を急ぐとき"), stage=Stage.SOLUTION, demand=exchange.demand)
    sample.editing.save(script)
    (other,) = sample.guidance.companions(exchange.id).others
    assert (other.article_id, other.title) == (script.id, "交換を急ぐとき")
    assert sample.guidance.companions(exchange.id, limit=0).others == ()


def test_p19_a_script_without_its_own_words_gets_the_general_ones(blank: Library) -> None:
    script = make_script("事情だけを伺う")
    blank.editing.save(script)
    companions = blank.guidance.companions(script.id)
    assert not companions.own
    assert "{{代替案}}" in line_text(companions.alternative[0])
    assert line_text(companions.confirming_question[0]) == "この進め方で、よろしいでしょうか。"


def test_an_unknown_article_has_no_companions(blank: Library) -> None:
    with pytest.raises(ArticleNotFoundError):
        blank.guidance.companions(new_id())


@pytest.mark.parametrize("article", SCRIPTS, ids=lambda article: article.title)
def test_p23_sample_scripts_are_spoken_in_order(article: Article) -> None:
    moments = [moment_of(article.stage, step, line) for step in steps_of(article.body) for line in step.lines]
    role = Handling.SECOND if article.role and article.role.value == "second" else Handling.FIRST
    assert order_warnings(moments, role, fault_established=True) == ()


def test_p17_only_the_missed_promise_admits_a_fault() -> None:
    admitting = [
        article.title
        for article in SCRIPTS
        if OrderCode.FAULT_APOLOGY_BEFORE_FAULT_ESTABLISHED
        in {
            warning.code
            for warning in order_warnings(
                [moment_of(article.stage, step, line) for step in steps_of(article.body) for line in step.lines],
                Handling.FIRST,
            )
        }
    ]
    assert len(admitting) == 1
    assert "約束" in admitting[0]


def test_the_rules_of_the_library_replace_the_shipped_ones(blank: Library) -> None:
    root = blank.paths.root
    own(root, "questions", lambda rules: rules["solution"].update(confirming_question="どうなさいますか。"))
    own(root, "handover", lambda rules: rules["people"].reverse())
    own(root, "boundaries", lambda rules: rules["criteria"].pop())
    assert line_text(blank.guidance.question_bank().confirming_question) == "どうなさいますか。"
    assert blank.guidance.handover_words().people[-1].id == "superior"
    assert len(blank.guidance.boundary_ladder().criteria) == 5


@pytest.mark.parametrize(
    "change",
    [
        lambda rules: rules["questions"].append(dict(rules["questions"][0])),
        lambda rules: rules["items"].append(dict(rules["items"][0])),
        lambda rules: rules["questions"][0].update(item="unknown"),
        lambda rules: rules["questions"][0].update(stages=["later"]),
        lambda rules: rules["questions"][0].update(listening="look"),
        lambda rules: rules["questions"][0].update(sentence="{{知らない}}は何ですか。"),
        lambda rules: rules["questions"][0].update(typo="x"),
        lambda rules: rules["items"][0].update(shown_by=["("]),
        lambda rules: rules["items"][0].update(shown_by=["x?"]),
        lambda rules: rules.pop("solution"),
        lambda rules: rules.update(typo=1),
    ],
)
def test_questions_that_are_not_right_are_refused(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(FileUnreadableError):
        load_question_bank(own(tmp_path, "questions", change))


@pytest.mark.parametrize(
    "change",
    [
        lambda rules: rules["changes"].pop("time"),
        lambda rules: rules["changes"].update(mind=rules["changes"]["time"]),
        lambda rules: rules["reasons"].pop("no_progress"),
        lambda rules: rules["people"].append(dict(rules["people"][0])),
        lambda rules: rules["people"][0].update(say=["{{知らない}}"]),
        lambda rules: rules["people"].clear(),
    ],
)
def test_hand_over_words_that_are_not_right_are_refused(
    tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    with pytest.raises(FileUnreadableError):
        load_handover_words(own(tmp_path, "handover", change))


@pytest.mark.parametrize(
    "change",
    [
        lambda rules: rules["steps"].pop(0),
        lambda rules: rules["steps"].reverse(),
        lambda rules: rules["steps"][0].update(step="hang_up"),
        lambda rules: rules["criteria"].append(dict(rules["criteria"][0])),
        lambda rules: rules["criteria"][0].update(text="ja"),
    ],
)
def test_boundaries_that_are_not_right_are_refused(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(FileUnreadableError):
        load_boundary_ladder(own(tmp_path, "boundaries", change), 30)
