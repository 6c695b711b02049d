"""Suggestions from a small real index."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import pytest

from kb.cancellation import CancelToken
from kb.domain.article import Kind, State
from kb.domain.call import Prior
from kb.domain.demand import Demand, DemandQuality
from kb.domain.suggestion import ReasonType, SuggestionQuery
from kb.errors import OperationCancelledError
from kb.search.document import IndexDocument
from kb.search.index import SearchIndex
from kb.search.suggester import Suggester, load_suggester

if TYPE_CHECKING:
    from kb.search.snapshot import Snapshot


def document(number: int, kind: Kind, title: str, text: str, **attributes: object) -> IndexDocument:
    base = IndexDocument(article_id=UUID(int=number), kind=kind, state=State.VALIDATED, title=title, paragraphs=(text,))
    return replace(base, **attributes)  # type: ignore[arg-type]  # attributes of the dataclass, by name


DOCUMENTS = [
    document(
        1,
        Kind.PROCEDURE,
        "訪問要求への応対",
        "訪問を求められた理由を伺い、理由がなければ伺えないことをお伝えする。",
        tags=("訪問要求",),
        customer_words=("今すぐ来い", "家まで来て謝れ"),
        practices=("P1",),
        demand=("visit",),
    ),
    document(
        2,
        Kind.SCRIPT,
        "訪問の理由を伺う",
        "差し支えなければ伺う理由をお聞かせください。",
        tags=("訪問要求",),
        practices=("P1",),
    ),
    document(
        3,
        Kind.SCRIPT,
        "土下座や金銭を求められたとき",
        "土下座や慰謝料の求めには応じられないことをお伝えする。",
        tags=("不当要求",),
        customer_words=("土下座しろ", "慰謝料を払え"),
        practices=("P21",),
        demand=("money",),
    ),
    document(
        4, Kind.SCRIPT, "営業時間の案内", "受付は朝九時から夕方六時までです。", customer_words=("何時まで", "営業時間")
    ),
    document(
        5,
        Kind.CASE,
        "夜間に家まで来いと求められた",
        "夜間に家まで来いと繰り返された。理由を伺い後日二人で訪問した。",
        tags=("訪問要求",),
        practices=("P1",),
        product="電気ケトル K-21",
    ),
    document(
        6, Kind.CASE, "炊飯器のふたが閉まらない", "炊飯器のふたが閉まらず、部品を交換した。", product="炊飯器 R-8"
    ),
    document(
        7,
        Kind.SCRIPT,
        "公開していない訪問の下書き",
        "訪問要求 家まで来い 今すぐ来い",
        state=State.DRAFT,
        tags=("訪問要求",),
    ),
    document(8, Kind.TECHNIQUE, "沈黙を待つ", "お客様が話し終えるまで口をはさまない。", practices=("P22",)),
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    index = SearchIndex.open(tmp_path_factory.mktemp("index") / "index")
    index.rebuild(DOCUMENTS)
    return index.snapshot()


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    return load_suggester(Path("no such library"))


def ask(suggester: Suggester, snapshot: Snapshot, notes: str, **fields: object) -> tuple[list[int], list[int]]:
    query = SuggestionQuery(notes=notes, **fields)  # type: ignore[arg-type]  # fields of the query, by name
    answer = suggester.suggest(snapshot, query, {})
    return [row.article_id.int for row in answer.recommended], [row.article_id.int for row in answer.similar]


def test_the_callers_words_bring_the_procedure_and_the_case(suggester: Suggester, snapshot: Snapshot) -> None:
    recommended, similar = ask(suggester, snapshot, "今すぐ家に来いと言われている")
    assert recommended[0] == 1
    assert similar == [5]


def test_an_ordinary_enquiry_brings_no_complaint_reply(suggester: Suggester, snapshot: Snapshot) -> None:
    recommended, similar = ask(suggester, snapshot, "営業時間は何時までかという質問")
    assert recommended in ([], [4])
    assert similar == []


@pytest.mark.parametrize("notes", ["", "   \n", "\x00", "\ud800", "…！？", "とのこと"])
def test_a_note_that_says_nothing_brings_nothing(suggester: Suggester, snapshot: Snapshot, notes: str) -> None:
    assert ask(suggester, snapshot, notes) == ([], [])


def test_unpublished_articles_are_never_suggested(suggester: Suggester, snapshot: Snapshot) -> None:
    recommended, _ = ask(suggester, snapshot, "今すぐ家まで来いと怒鳴られた", recommended_limit=8)
    assert 7 not in recommended


def test_reasons_quote_the_note_and_say_what_it_means(suggester: Suggester, snapshot: Snapshot) -> None:
    notes = "今すぐ家まで来いと言われている"
    answer = suggester.suggest(snapshot, SuggestionQuery(notes=notes), {})
    meaning = next(reason for reason in answer.recommended[0].reasons if reason.type is ReasonType.MEANS)
    assert meaning.means == "訪問要求"
    assert meaning.words[0] in notes
    assert any("来い" in notes[start:end] for start, end in answer.matched_spans)


def test_a_chosen_demand_takes_part_and_is_a_reason(suggester: Suggester, snapshot: Snapshot) -> None:
    demand = Demand((DemandQuality.MONEY,))
    answer = suggester.suggest(snapshot, SuggestionQuery(notes="お金の話になっている", demand=demand), {})
    assert answer.recommended[0].article_id.int == 3
    assert ReasonType.SAME_DEMAND in {reason.type for reason in answer.recommended[0].reasons}


def test_a_chosen_product_lifts_its_cases(suggester: Suggester, snapshot: Snapshot) -> None:
    _, similar = ask(suggester, snapshot, "ふたが閉まらないと怒っている", product="炊飯器 R-8")
    assert similar[0] == 6


def test_dismissed_articles_stay_away(suggester: Suggester, snapshot: Snapshot) -> None:
    recommended, _ = ask(suggester, snapshot, "今すぐ家に来いと言われている", dismissed=frozenset({UUID(int=1)}))
    assert 1 not in recommended


def test_experience_decides_between_equals_and_is_a_reason(suggester: Suggester, snapshot: Snapshot) -> None:
    query = SuggestionQuery(notes="今すぐ家に来いと言われている")
    prior = {UUID(int=1): Prior(used=12)}
    before = suggester.suggest(snapshot, query, {}).recommended[0]
    after = suggester.suggest(snapshot, query, prior).recommended[0]
    assert after.score > before.score
    assert (ReasonType.USED, 12) in {(reason.type, reason.count) for reason in after.reasons}


def test_limits_are_kept(suggester: Suggester, snapshot: Snapshot) -> None:
    recommended, similar = ask(
        suggester, snapshot, "今すぐ家まで来い、土下座しろ、慰謝料を払えと言う", recommended_limit=1, similar_limit=0
    )
    assert len(recommended) == 1
    assert similar == []


def test_kana_before_conversion_and_half_width_bring_the_same(suggester: Suggester, snapshot: Snapshot) -> None:
    for notes in ("いますぐいえまでこいといわれている", "ｲﾏｽｸﾞｲｴﾏﾃﾞｺｲと言われている"):
        assert ask(suggester, snapshot, notes)[0][:1] == [1]


def test_a_cancelled_question_is_given_up(suggester: Suggester, snapshot: Snapshot) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        suggester.suggest(snapshot, SuggestionQuery(notes="今すぐ来い"), {}, token)


def test_candidates_come_without_threshold(suggester: Suggester, snapshot: Snapshot) -> None:
    found = suggester.candidates(snapshot, SuggestionQuery(notes="炊飯器"), (Kind.CASE,), 10)
    assert found[0].document.article_id.int == 6


def test_the_libraries_own_synonyms_come_first(tmp_path: Path, snapshot: Snapshot) -> None:
    (tmp_path / "synonyms").mkdir()
    (tmp_path / "synonyms" / "customer_words.yaml").write_text("- means: 訪問要求\n  words: [ひょっこり]\n", "utf-8")
    own = load_suggester(tmp_path)
    assert ask(own, snapshot, "ひょっこりと言われた")[0]


def test_the_last_letter_of_a_longer_word_is_no_reason(suggester: Suggester, tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "index")
    index.rebuild([*DOCUMENTS, document(9, Kind.CASE, "充電器から煙が出た", "充電器から煙が出たので使用を止めた。")])
    query = SuggestionQuery(notes="炊飯器から煙が出たので使用を止めたと怒っている")
    answer = suggester.suggest(index.snapshot(), query, {})
    words = {word for row in answer.similar for reason in row.reasons for word in reason.words}
    assert 9 in {row.article_id.int for row in answer.similar}
    assert "器" not in words


class Watched:
    """A snapshot that notes which documents were read."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.read: list[int] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a snapshot has
        return getattr(self._snapshot, name)

    def document(self, docnum: int) -> IndexDocument:
        self.read.append(docnum)
        return self._snapshot.document(docnum)


def test_nothing_is_read_of_articles_that_cannot_be_sure_enough(suggester: Suggester, snapshot: Snapshot) -> None:
    enquiry, complaint = Watched(snapshot), Watched(snapshot)
    found = suggester.suggest(cast("Snapshot", enquiry), SuggestionQuery(notes="駐車場の営業時間を教えてください"), {})
    assert found.recommended == found.similar == ()
    assert enquiry.read == []
    found = suggester.suggest(cast("Snapshot", complaint), SuggestionQuery(notes="今すぐ家まで来いと言われた"), {})
    assert found.recommended
    assert complaint.read
