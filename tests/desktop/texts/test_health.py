from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from desktop.i18n import ENGLISH, JAPANESE, install_language
from desktop.texts.health import HEALTH, health_words, moment_text
from kb.cli.health_sentences import HEALTH as PRINTED
from kb.domain.health import HealthItem, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

#: Every parameter that a finding has; the printed sentences name them.
_WHEN = "2026-11-24T09:00:00+00:00"


@pytest.fixture(params=[JAPANESE, ENGLISH])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translators = install_language(qapp, request.param)
    yield request.param
    for translator in translators:
        qapp.removeTranslator(translator)


def _fields(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}


@pytest.mark.parametrize("code", sorted(PRINTED))
def test_every_finding_of_the_command_line_has_its_words_on_the_screen(code: str, language: str) -> None:
    params = dict.fromkeys(_fields(PRINTED[code][0]), "X") | {"newest": _WHEN, "when": _WHEN}
    words = health_words(HealthItem(code=code, verdict=Verdict.BAD, params=params))
    assert code not in {words.subject, words.sentence}
    assert _fields(HEALTH[code].sentence + HEALTH[code].remedy) <= _fields(PRINTED[code][0])
    japanese = any("\u3040" <= sign <= "\u9fff" for sign in words.subject + words.sentence + words.remedy)
    assert japanese == (language == JAPANESE)


def test_words_on_the_screen_belong_to_a_finding() -> None:
    assert set(HEALTH) <= set(PRINTED)


def test_a_finding_without_words_is_told_by_its_code(qapp: QApplication) -> None:
    words = health_words(HealthItem(code="brand_new", verdict=Verdict.BAD, params={"path": "/x"}))
    assert (words.subject, words.sentence) == ("brand_new", "path: /x")


def test_no_order_of_day_and_month_can_be_mistaken(language: str) -> None:
    shown = moment_text(datetime(2026, 2, 3, 9, 5))  # noqa: DTZ001 - the time of this computer, as it is shown
    assert shown == ("2026/02/03 9:05" if language == JAPANESE else "2026-02-03 09:05")
