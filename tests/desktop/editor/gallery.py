"""Draws the text of an article and its preview into pictures, to be compared with the visual language by eye.

Usage: python -m tests.desktop.editor.gallery FOLDER [--font FILE]...

One picture for each thing that looks different: light and dark, Japanese and English, 100 and 140 % text, a script, a
case, long lines, an empty article, the menus, the bar for finding.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop.editor.preview.pane import ALOUD, CARD, FULL, MAIL, PreviewPane
from desktop.editor.text.marks import Severity, TextMark
from desktop.editor.text.pane import TextPane
from desktop.i18n import ENGLISH, JAPANESE, install_language
from desktop.theme import Theme, ThemeChoice
from desktop.widgets.panes import HairLine, set_ground
from kb.documents.article_text import read_article
from kb.documents.checks import SECTIONS
from kb.documents.placeholders import load_placeholders
from kb.documents.preview import article_preview
from kb.domain.writing import SectionForm, SlotName, WritingAids
from kb.resources import resource_path
from kb.services.writing import load_snippets

if TYPE_CHECKING:
    from kb.domain.article import Article

_SCRIPT, _CASE = "script/instant-answer-get-time.md", "case/mikan-visit-no-reason.md"


@dataclass(frozen=True)
class Page:
    """One picture; ``doing`` is what was opened in it."""

    name: str
    sample: str = _SCRIPT
    form: str = FULL
    doing: str = ""
    dark: bool = False
    percent: int = 100
    body: str | None = None
    width: int = 1120


PAGES = (
    Page("script"),
    Page("script-dark", dark=True),
    Page("script-140", percent=140),
    Page("script-narrow", width=860),
    Page("aloud", form=ALOUD),
    Page("aloud-dark-140", form=ALOUD, dark=True, percent=140),
    Page("card-script", form=CARD),
    Page("card-case", sample=_CASE, form=CARD),
    Page("mail", form=MAIL),
    Page("long-lines", sample=_CASE, body="## 状況\n\n" + "長い行が続きます。" * 60 + "\n\n- " + "https://x.jp/" * 30),
    Page("empty", body=""),
    Page("headings", doing="outline"),
    Page("words-dark", doing="words", dark=True),
    Page("placeholders-140", doing="slots", percent=140),
    Page("braces", doing="braces"),
    Page("finding", doing="find"),
)


def draw(page: Page, theme: Theme, folder: Path, language: str) -> None:
    """Draw one picture."""
    theme.set_choice(ThemeChoice.DARK if page.dark else ThemeChoice.LIGHT)
    theme.set_text_percent(page.percent)
    article = read_article(resource_path("sample", *page.sample.split("/")).read_text(encoding="utf-8"))
    if page.body is not None:
        article = replace(article, body=page.body)
    whole, text = _screen(theme, article, page)
    whole.resize(page.width, 720)
    whole.show()
    whole.activateWindow()
    QTest.qWaitForWindowActive(whole)
    _do(text, page.doing)
    QApplication.processEvents()
    whole.grab().save(str(folder / f"{page.name}-{language}.png"))
    whole.close()


def _screen(theme: Theme, article: Article, page: Page) -> tuple[QWidget, TextPane]:
    whole = QWidget()
    set_ground(whole, "surface")
    text = TextPane(theme)
    text.set_aids(_aids())
    text.set_kind(article.kind)
    text.edit.set_text(article.body)
    preview = PreviewPane(theme, text.edit)
    preview.show_preview(article_preview(article))
    preview.choose(page.form)
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(text, 55)
    row.addWidget(HairLine(theme, vertical=True))
    row.addWidget(preview, 50)
    return whole, text


def _do(text: TextPane, doing: str) -> None:
    text.edit.go_to(16, 2)
    if doing == "outline":
        text.open_outline()
    elif doing == "words":
        text.open_words()
    elif doing == "slots":
        text.open_slots()
    elif doing == "braces":
        QTest.keyClicks(text.edit, "{{")
    elif doing == "find":
        text.find_bar.open_bar(replacing=True)
        text.find_bar.words.setText("お電話")
    else:
        marks = [TextMark(16, Severity.WARNING, "お詫びが続く"), TextMark(18, Severity.ERROR, "知らない差し込み", 2, 6)]
        text.edit.set_findings(marks)


def _aids() -> WritingAids:
    slots = tuple(SlotName(slot.name, slot.source) for slot in load_placeholders())
    sections = {kind: tuple(SectionForm(heading, "") for heading in headings) for kind, headings in SECTIONS.items()}
    return WritingAids(slots, sections, load_snippets())


def main() -> None:
    """Draw all pages in both languages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--font", action="append", default=[], help="a font file to draw with")
    arguments = parser.parse_args()
    app = QApplication([])
    for file in arguments.font:
        QFontDatabase.addApplicationFont(file)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(app, choice=ThemeChoice.LIGHT)
    for language in (JAPANESE, ENGLISH):
        translators = install_language(app, language)
        for page in PAGES:
            draw(page, theme, arguments.folder, language)
        for translator in translators:
            app.removeTranslator(translator)


if __name__ == "__main__":
    main()
