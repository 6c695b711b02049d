"""Alerts in call notes: every example of the rules file, then how denial, supposition and spans are read."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.domain.triage import Severity
from kb.errors import FileUnreadableError
from kb.search.triage import Triage, load_triage

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = load_triage()
CRISES = {"injury", "fire", "foreign_matter", "food_poisoning", "data_leak", "recall", "legal", "media", "self_harm"}
CAUTIONS = {"harassment", "visit", "secondary", "bad_faith"}
RAISES = [(rule.id, note) for rule in SHIPPED.rules for note in rule.raises]
SILENT = [(rule.id, note) for rule in SHIPPED.rules for note in rule.silent]


def raised(note: str, triage: Triage = SHIPPED) -> set[str]:
    return {alert.rule for alert in triage.check(note)}


def test_p12_every_crisis_is_a_rule_with_three_questions_and_examples() -> None:
    rules = {rule.id: rule for rule in SHIPPED.rules}
    assert rules.keys() == CRISES | CAUTIONS
    assert {rule.id for rule in SHIPPED.rules if rule.severity is Severity.CRISIS} == CRISES
    for rule in SHIPPED.rules:
        assert len(rule.questions) == (3 if rule.id in CRISES else 0)
        assert len(rule.raises) >= 3, rule.id
        assert len(rule.silent) >= 3, rule.id


@pytest.mark.parametrize(("rule", "note"), RAISES)
def test_what_the_rules_file_says_raises_does(rule: str, note: str) -> None:
    assert rule in raised(note)


@pytest.mark.parametrize(("rule", "note"), SILENT)
def test_what_the_rules_file_says_is_silent_raises_no_alert_of_the_rule(rule: str, note: str) -> None:
    assert rule not in raised(note)


@pytest.mark.parametrize(
    "note",
    [
        "ｽﾄｰﾌﾞｶﾗ ﾋｶﾞ ﾃﾞﾀ",
        "ひがでた",
        "火も出た",
        "火がつきました",
        "ﾋﾊﾞﾅが飛んだ",
        "もえてる",
        "燃えました",
        "煙が出てきたそうだ",
    ],
)
def test_p12_inflection_kana_and_width_make_no_difference(note: str) -> None:
    assert "fire" in raised(note)


@pytest.mark.parametrize(
    "note",
    [
        "けがはない",
        "けがはしていないとのこと",
        "けがや被害はない",
        "ｹｶﾞ ﾊ ﾅｲ",
        "けがというほどではない",
        "けがをしたわけではない",
        "怪我人は出ていません",
        "けがはないか尋ねた",
        "やけどをした場合はどこに連絡するか",
        "けがをしたらどうする",
        "けがの有無を確認",
    ],
)
def test_what_is_denied_asked_or_supposed_raises_nothing(note: str) -> None:
    assert raised(note) == set()


@pytest.mark.parametrize(
    "note",
    [
        "怪我をしたのに何もしない",
        "けがをしたが連絡もない",
        "けがをして動けない",
        "けがをしたのではないか",
        "けがをしたと言っても聞いてくれない",
        "けがはたいしたことないが通院したとのこと",
    ],
)
def test_a_denial_of_something_else_hides_nothing(note: str) -> None:
    assert "injury" in raised(note)


def test_what_happened_elsewhere_counts_only_when_it_comes_back_here() -> None:
    assert raised("去年別の会社のストーブで火事になった") == set()
    assert "fire" in raised("ニュースで見たが、うちのストーブからも火が出た")


def test_a_threat_counts_as_a_supposition_too() -> None:
    assert "legal" in raised("訴えたらどうする")
    assert "legal" in raised("訴えないと気が済まない")
    assert "legal" not in raised("訴えるつもりはない")


@pytest.mark.parametrize(
    ("note", "subtype"),
    [
        ("殺すぞと言われた", "violent"),
        ("下着は何色かと聞かれた", "sexual"),
        ("納得するまで電話を切らせない", "detention"),
        ("土下座しろと要求", "intimidation"),
    ],
)
def test_p21_harassment_says_of_which_kind(note: str, subtype: str) -> None:
    (alert,) = SHIPPED.check(note)
    assert (alert.rule, alert.subtype, alert.severity) == ("harassment", subtype, Severity.WARNING)


def test_p2_signs_of_bad_faith_are_a_caution_beside_the_visit_demand() -> None:
    note = "さっきと違う喫茶店に来いと言う。電話をかけ直しても電源が入っていない"
    assert {alert.rule: alert.severity for alert in SHIPPED.check(note)} == {
        "visit": Severity.CAUTION,
        "bad_faith": Severity.CAUTION,
    }


def test_p24_lost_trust_in_the_agent_is_a_secondary_complaint() -> None:
    assert raised("さっきの担当の言い方が気に入らないと怒りがこちらに向いている") == {"secondary"}


@pytest.mark.parametrize(
    ("note", "rules"),
    [
        ("おせち 伊達巻\n白いカビ ふわふわ", {"foreign_matter"}),
        ("牡蠣 昨日の夜\r\n家族4人 朝から吐いた", {"food_poisoning"}),
        ("届いた箱 納品書 別人\n名前 住所 電話のってる", {"data_leak"}),
        ("けが\nなし", set()),
        ("煙 火\n  どちらも なし", set()),
    ],
)
def test_p12_fragments_on_neighbouring_lines_are_read_as_one_sentence(note: str, rules: set[str]) -> None:
    assert raised(note) == rules


@pytest.mark.parametrize(
    "parted", ["けが。\nなし", "けが\n\nなし", "台から落ちてけがをした、と娘さんからお電話があった\nなし"]
)
def test_p12_a_mark_an_empty_line_or_a_long_line_ends_a_sentence(parted: str) -> None:
    assert raised(parted) == {"injury"}


def test_the_words_of_an_alert_that_runs_over_two_lines_are_shown_on_one() -> None:
    note = "おせち 伊達巻\n白いカビ"
    (alert,) = SHIPPED.check(note)
    assert "\n" not in alert.matched
    start, end = alert.span
    assert note[start:end].split() == alert.matched.split()


def test_a_long_log_of_fragments_is_read_in_pieces() -> None:
    note = "\n".join(["確認中"] * 400 + ["やけど 水ぶくれ"])
    assert raised(note) == {"injury"}


def test_the_gravest_comes_first_and_each_rule_once() -> None:
    alerts = SHIPPED.check("家まで謝りに来い。殺すぞ。\n煙が出た。火も出た。もう死にたい")
    assert [alert.rule for alert in alerts] == ["self_harm", "fire", "harassment", "visit"]


def test_the_span_is_that_of_the_words_as_typed() -> None:
    note = "入電。\n ｽﾄｰﾌﾞｶﾗ ﾋﾊﾞﾅ ｶﾞ ﾄﾝﾀﾞ"
    (alert,) = SHIPPED.check(note)
    assert alert.matched == note[slice(*alert.span)] == "ﾋﾊﾞﾅ"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("火が出た煙けがはないﾋﾞﾞ 　、。\n「」\ud800㌍ﬁe\u0301"), max_size=60))
@example("火\n出、")
def test_any_text_is_checked_and_spans_stay_inside(note: str) -> None:
    for alert in SHIPPED.check(note):
        start, end = alert.span
        assert 0 <= start < end <= len(note)
        assert note[start:end].replace("\n", " ") == alert.matched


def test_threads_may_check_at_once() -> None:
    triage = load_triage()
    results: list[set[str]] = []
    threads = [
        threading.Thread(target=lambda number=number: results.append(raised(f"煙が出た{number}", triage)))
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [{"fire"}] * 8


RULE = """
rules:
  - id: strike
    name: {ja: 停電, en: Outage}
    severity: caution
    kind: event
    patterns:
      - 停電
      - %s
    action: {ja: 知らせる。, en: Tell.}
"""


def test_a_centre_may_have_its_own_rules(tmp_path: Path) -> None:
    path = tmp_path / "alerts.yaml"
    path.write_text(RULE % "電気 … 消える", encoding="utf-8")
    own = load_triage(path)
    assert raised("電気が急に消えた", own) == {"strike"}
    assert raised("停電はしていない", own) == set()


@pytest.mark.parametrize("written", ["<町>", "電気 … ", "「電気", "ので", "電気||光"])
def test_a_pattern_that_cannot_be_read_is_named_by_its_line(tmp_path: Path, written: str) -> None:
    path = tmp_path / "alerts.yaml"
    path.write_text(RULE % written, encoding="utf-8")
    with pytest.raises(FileUnreadableError) as caught:
        load_triage(path)
    assert caught.value.params["path"] == str(path)
    assert caught.value.params["line"] in {0, 9}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("severity: caution", "severity: severe"),
        ("severity: caution", "severity: crisis"),
        ("kind: event", "kind: rumour"),
        ("kind: event", "kind: event\n    unknown: 1"),
        ("action: {ja: 知らせる。, en: Tell.}", "action: {ja: 知らせる。}"),
        ("      - 停電\n", "      - 5\n"),
        ("rules:", "rule:"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "alerts.yaml"
    path.write_text((RULE % "電気").replace(old, new), encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        load_triage(path)
