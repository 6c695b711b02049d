import pytest

from tests.bench.engines.ratios import Times, differences, ratios


def test_ratios_stand_on_the_questions_that_both_have_answered() -> None:
    times: dict[str, dict[str, Times]] = {
        "product": {"note": {0: 1.0, 1: 3.0, 2: 100.0}},
        "slow": {"note": {0: 10.0, 1: 30.0}},
        "mute": {"note": {}},
    }

    found = ratios(times, "product", ["slow", "mute"])

    assert found == {"note_p50_vs_slow": pytest.approx(0.1), "note_p95_vs_slow": pytest.approx(0.1)}


def test_differences_are_below_zero_where_the_product_is_faster() -> None:
    groups = {"product": {"words3_p50_ms": 0.5, "words3_p95_ms": 2.0}, "peer": {"words3_p50_ms": 0.75}}

    assert differences(groups, "product", ["peer"]) == {"words3_p50_ms_than_peer": -0.25}
