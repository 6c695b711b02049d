from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.check_translations import Source, find_sources, main, read_entries

if TYPE_CHECKING:
    from pathlib import Path

_MODULE = """
class Panel:
    def words(self, n, name):
        self.tr("開く")
        self.tr("%n 件", "", n)
        translate("Panel", "閉じる")
        translate("Panel", name)
        noop("Kind", "事例")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "desktop" / "call").mkdir(parents=True)
    (tmp_path / "resources" / "i18n").mkdir(parents=True)
    (tmp_path / "desktop" / "call" / "panel.py").write_text(_MODULE, encoding="utf-8")
    return tmp_path


def _complete(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    text = text.replace('<translation type="unfinished"></translation>', "<translation>x</translation>")
    text = text.replace('<translation type="unfinished">', "<translation>")
    file.write_text(text.replace("<numerusform></numerusform>", "<numerusform>%n</numerusform>"), encoding="utf-8")


def test_texts_are_found_with_their_context(project: Path) -> None:
    areas, problems = find_sources(project)
    assert problems == []
    assert areas["call_en.ts"] == {
        Source("Panel", "開く"),
        Source("Panel", "%n 件", counts=True),
        Source("Panel", "閉じる"),
        Source("Kind", "事例"),
    }
    assert areas["kb_en.ts"] == set()


@pytest.mark.parametrize("call", ['self.tr(f"{n} 件")', "self.tr(name)", 'noop("Kind", name)', "noop(name, name)"])
def test_a_text_that_is_no_literal_is_a_mistake(project: Path, call: str) -> None:
    file = project / "desktop" / "call" / "panel.py"
    file.write_text(f"class Panel:\n    def words(self, n, name):\n        {call}\n", encoding="utf-8")
    assert len(find_sources(project)[1]) == 1


def test_missing_unfinished_and_stale_fail_until_they_are_put_right(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "resources" / "i18n" / "call_en.ts"
    assert main([], project) == 1
    assert "missing: Panel: 開く" in capsys.readouterr().out
    assert main(["--update"], project) == 1
    assert "unfinished: Panel: 開く" in capsys.readouterr().out
    _complete(file)
    assert main([], project) == 0
    (project / "desktop" / "call" / "panel.py").write_text('noop("Kind", "事例")', encoding="utf-8")
    assert main([], project) == 1
    assert "stale: Panel: 開く" in capsys.readouterr().out
    assert main(["--update"], project) == 0
    assert list(read_entries(file)) == [Source("Kind", "事例")]


def test_updating_twice_changes_nothing(project: Path) -> None:
    file = project / "resources" / "i18n" / "call_en.ts"
    main(["--update"], project)
    _complete(file)
    before = file.read_bytes()
    main(["--update"], project)
    assert file.read_bytes() == before


def test_a_field_that_got_lost_is_found(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "desktop" / "call" / "panel.py").write_text('noop("Kind", "記事 {count}")', encoding="utf-8")
    main(["--update"], project)
    _complete(project / "resources" / "i18n" / "call_en.ts")
    assert main([], project) == 1
    assert "other fields" in capsys.readouterr().out
