import pytest

from desktop.tasks.live_search import DEBOUNCE_MS
from tests.bench import keystroke
from tests.bench.agent import START_OVER


def test_typing_is_planned_like_an_agents_and_the_same_every_time() -> None:
    pieces, pauses = keystroke.plan(20.0)

    assert (pieces, pauses) == keystroke.plan(20.0)
    assert len(pauses) == len(pieces) + 1
    assert sum(pauses[:-1]) == pytest.approx(20.0, abs=1.5)
    assert pieces[0].startswith(START_OVER)
    assert all(1 <= len(piece.removeprefix(START_OVER)) <= 3 for piece in pieces)
    assert sum(pause >= 0.5 for pause in pauses[:-1]) == pytest.approx(len(pieces) / 4, abs=1)
    assert all(1 / 8 <= pause <= 1.0 for pause in pauses[:-1])


def key(shown: float, wait: float) -> dict[str, float]:
    return {"late": 0.0, "accepted": 0.002, "shown": shown and shown + DEBOUNCE_MS / 1_000, "wait": wait}


def test_figures_are_beyond_the_debounce_and_of_keys_before_a_pause() -> None:
    keys = [key(0.01, 0.6), key(0.0, 0.15), key(0.001, 0.15), key(0.03, 0.9)]

    found = keystroke.summary({"keys": keys, "lost": 1, "longest_pause": 0.05})

    assert (found["keys"], found["waited"], found["overdue"], found["answered"], found["lost"]) == (4, 2, 0, 3, 1)
    assert found["shown_p50_ms"] == 20.0
    assert found["accepted_p50_ms"] == 2.0
    assert found["longest_pause_ms"] == 50.0


def test_a_key_without_an_answer_counts_with_its_whole_pause() -> None:
    found = keystroke.summary({"keys": [key(0.0, 0.6)], "lost": 0, "longest_pause": 0.0})

    assert found["overdue"] == 1
    assert found["shown_p50_ms"] == 600.0 - DEBOUNCE_MS
