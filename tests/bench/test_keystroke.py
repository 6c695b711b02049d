import pytest

from desktop.tasks.live_search import DEBOUNCE_MS
from tests.bench import keystroke


def test_typing_is_planned_like_an_agents_and_the_same_every_time() -> None:
    pieces, pauses = keystroke.plan(20.0)

    assert (pieces, pauses) == keystroke.plan(20.0)
    assert len(pauses) == len(pieces) + 1
    assert sum(pauses[:-1]) == pytest.approx(20.0, abs=1.5)
    assert all(1 <= len(piece) <= 3 for piece in pieces)
    assert sum(pause > 0.5 for pause in pauses[:-1]) == pytest.approx(len(pieces) / 10, abs=1)
    assert all(1 / 8 <= pause <= 1.2 for pause in pauses[:-1])


def test_figures_are_beyond_the_debounce_and_of_answered_keys_only() -> None:
    keys = [
        {"late": 0.0, "accepted": 0.002, "shown": (DEBOUNCE_MS + 10) / 1_000},
        {"late": 0.0, "accepted": 0.002, "shown": 0.0},
        {"late": 0.0, "accepted": 0.004, "shown": (DEBOUNCE_MS + 30) / 1_000},
    ]

    found = keystroke.summary({"keys": keys, "lost": 0, "longest_pause": 0.05})

    assert found["keys"] == 3
    assert found["answered"] == 2
    assert found["shown_p50_ms"] == 20.0
    assert found["accepted_p50_ms"] == 2.0
    assert found["longest_pause_ms"] == 50.0
