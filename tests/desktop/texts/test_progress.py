from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.i18n import ENGLISH, install_language
from desktop.texts import progress_text
from kb.domain.progress import JobKind, JobProgress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

IMPORT = JobProgress(job=JobKind.IMPORT, done=48_200, total=100_000, per_second=518.0)
REBUILD = JobProgress(job=JobKind.REBUILD, done=34_900, total=100_000, per_second=1_600.0)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translators = install_language(qapp, ENGLISH)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


def test_an_import_counts_articles(qapp: QApplication) -> None:
    assert progress_text(IMPORT) == "取り込み中 48,200 / 100,000（残り約2分）"


def test_a_rebuild_counts_percents(qapp: QApplication) -> None:
    assert progress_text(REBUILD) == "索引を作り直しています 34%（残り1分以内）"


def test_no_time_is_made_up(qapp: QApplication) -> None:
    assert progress_text(replace(IMPORT, per_second=0.0)) == "取り込み中 48,200 / 100,000"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "残り1分以内"), (60, "残り1分以内"), (61, "残り約2分"), (89 * 60, "残り約89分"), (151 * 60, "残り約3時間")],
)
def test_the_time_left_is_no_more_precise_than_it_is_known(qapp: QApplication, seconds: int, said: str) -> None:
    assert progress_text(JobProgress(job=JobKind.IMPORT, done=0, total=seconds, per_second=1.0)).endswith(f"（{said}）")


@pytest.mark.parametrize(("done", "total", "percent"), [(0, 0, 0), (999, 1000, 99), (1000, 1000, 99)])
def test_what_runs_is_not_done(qapp: QApplication, done: int, total: int, percent: int) -> None:
    assert progress_text(JobProgress(job=JobKind.REBUILD, done=done, total=total)).endswith(f" {percent}%")


def test_english(english: None) -> None:
    assert progress_text(IMPORT) == "Importing 48,200 / 100,000 (about 2 min left)"
    assert progress_text(REBUILD) == "Rebuilding the index 34% (less than a minute left)"
