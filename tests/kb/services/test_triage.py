"""Alerts of an open library: its own rules or the shipped ones, read when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import FileUnreadableError
from kb.search.triage import Triage, load_triage
from kb.services.triage import TriageService, load_triage_service

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
rules:
  - id: strike
    name: {ja: 停電, en: Outage}
    severity: caution
    kind: event
    patterns: [停電]
    action: {ja: 知らせる。, en: Tell.}
"""


def test_rules_are_read_once_and_not_before_the_first_check() -> None:
    loaded: list[Triage] = []

    def load() -> Triage:
        loaded.append(load_triage())
        return loaded[-1]

    service = TriageService(load)
    assert loaded == []
    assert [alert.rule for alert in service.check("煙が出た")] == ["fire"]
    assert service.check("電池切れだった") == ()
    assert "fire" in [rule.id for rule in service.rules()]
    assert len(loaded) == 1


def test_prepared_rules_are_there_at_the_first_check() -> None:
    loaded: list[Triage] = []

    def load() -> Triage:
        loaded.append(load_triage())
        return loaded[-1]

    service = TriageService(load)
    service.prepare()
    assert len(loaded) == 1
    assert service.check("煙が出た")
    assert len(loaded) == 1


def test_what_prepare_cannot_read_the_first_check_tells() -> None:
    def load() -> Triage:
        raise FileUnreadableError(path="alerts.yaml", line=3)

    service = TriageService(load)
    service.prepare()
    with pytest.raises(FileUnreadableError):
        service.check("煙が出た")


def test_p12_without_own_rules_the_shipped_ones_hold(tmp_path: Path) -> None:
    (alert,) = load_triage_service(tmp_path, tmp_path).check("充電中に煙が出た")
    assert (alert.rule, alert.severity.value, alert.matched) == ("fire", "crisis", "煙が出")
    assert len(alert.questions) == 3
    assert alert.action.text("ja") != alert.action.text("en_GB")


def test_own_rules_replace_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "alerts.yaml").write_text(OWN, encoding="utf-8")
    service = load_triage_service(tmp_path, tmp_path)
    assert [alert.rule for alert in service.check("停電で煙が出た")] == ["strike"]


def test_own_rules_that_cannot_be_read_are_reported_at_once(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "alerts.yaml").write_text(OWN.replace("[停電]", "[<町>]"), encoding="utf-8")
    with pytest.raises(FileUnreadableError) as caught:
        load_triage_service(tmp_path, tmp_path)
    assert caught.value.params["line"] == 7
