from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from desktop.commands import COMMANDS
from desktop.i18n import ENGLISH, JAPANESE, CatalogTranslator, install_language, noop, read_catalog, translate
from desktop.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QTranslator
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

_TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP"><context><name>Hits</name>
<message numerus="yes"><source>%n 件</source>
<translation><numerusform>%n hit</numerusform><numerusform>%n hits</numerusform></translation></message>
<message><source>検索</source><translation>Search</translation></message>
<message><source>未訳</source><translation type="unfinished">x</translation></message>
</context></TS>"""


class Hits(QObject):
    """Says how many."""

    def words(self, n: int) -> str:
        return self.tr("%n 件", "", n)


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[list[QTranslator]]:
    installed: list[QTranslator] = []
    yield installed
    for translator in installed:
        qapp.removeTranslator(translator)


def test_counted_texts_have_two_english_forms(tmp_path: Path, qapp: QApplication, languages: list[QTranslator]) -> None:
    file = tmp_path / "x_en.ts"
    file.write_text(_TS, encoding="utf-8")
    languages.append(CatalogTranslator(read_catalog([file])))
    assert Hits().words(5) == "5 件"
    qapp.installTranslator(languages[0])
    assert [Hits().words(n) for n in (0, 1, 5)] == ["0 hits", "1 hit", "5 hits"]
    assert translate("Hits", "検索") == "Search"
    assert translate("Hits", "%n 件", 1) == "1 hit"


def test_a_text_without_a_finished_translation_stays_japanese(
    tmp_path: Path, qapp: QApplication, languages: list[QTranslator]
) -> None:
    file = tmp_path / "x_en.ts"
    file.write_text(_TS, encoding="utf-8")
    languages.append(CatalogTranslator(read_catalog([file])))
    qapp.installTranslator(languages[0])
    assert translate("Hits", "未訳") == "未訳"
    assert translate("Other", "検索") == "検索"
    assert noop("Hits", "検索") == "検索"


def test_the_window_speaks_english(
    qapp: QApplication, qtbot: QtBot, theme: Theme, languages: list[QTranslator]
) -> None:
    languages += install_language(qapp, ENGLISH)
    window = MainWindow(qapp, theme)
    qtbot.addWidget(window)
    assert window.windowTitle() == "Kandokoro"
    assert all(item.label.isascii() for item in COMMANDS)


def test_qt_itself_speaks_japanese(qapp: QApplication, qtbot: QtBot, languages: list[QTranslator]) -> None:
    languages += install_language(qapp, JAPANESE)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "キャンセル"
    assert QCoreApplication.translate("Commands", "検索") == "検索"
