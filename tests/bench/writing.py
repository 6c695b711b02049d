"""Writing an article: `python -m tests.bench.writing [--characters N,N] [--json] [--keep FOLDER]`.

An article of each size, made of the sample's, is put into the pane of the text (load), and 200 characters and 50 line
ends are typed in its middle, each painted before the next (key, line end). Rendering for the preview happens off the
GUI thread, after a pause in typing (render); showing what was rendered happens on it: all of it, in parts, of which the
longest holds up whoever types (open), and later a line that is another (show). Marks of findings lie on every tenth
line. Nothing is drawn on a real screen: the offscreen platform paints into memory.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.editor.preview.pane import FULL, PreviewPane
from desktop.editor.text.marks import Severity, TextMark
from desktop.editor.text.pane import TextPane
from desktop.theme import Theme, ThemeChoice
from kb.documents.article_text import read_article
from kb.documents.preview import article_preview
from kb.domain.article import LONGEST_BODY, Article, Kind
from kb.resources import resource_path
from tests.bench.measuring import Result, figures, machine, milliseconds, parser, print_result, say, sizes, table

if TYPE_CHECKING:
    from desktop.editor.text.edit import MarkdownEdit
    from kb.domain.preview import ArticlePreview

_SIZES = (1_000, 10_000, 90_000)
_LETTERS, _LINES = 200, 50
_AGAIN = 5
_SIZE = (620, 700)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Time keys in the text of an article, and its preview.")
    options_parser.add_argument("--characters", type=sizes, default=_SIZES, help="sizes, separated by commas")
    options = options_parser.parse_args(arguments)
    result: Result = {"sizes": [measure(characters) for characters in options.characters], "machine": machine()}
    print_result(result, as_json=options.json, text=text)
    return 0


def measure(characters: int) -> dict[str, Any]:
    """Write in an article of this size and return what that took, in milliseconds."""
    say(f"{characters:,} characters")
    app = QApplication.instance() or QApplication([])
    theme = Theme(app, choice=ThemeChoice.LIGHT)  # type: ignore[arg-type] # only QApplications are made here
    pane = TextPane(theme)
    preview = PreviewPane(theme, pane.edit)
    for widget in (pane, preview):
        widget.resize(*_SIZE)
        widget.show()
    body = article_of(characters)
    found: dict[str, Any] = {"characters": len(body), "lines": body.count("\n") + 1}
    found["load_ms"] = round(milliseconds(lambda: load(pane.edit, body)), 1)
    marks = [TextMark(line, Severity.WARNING, "") for line in range(1, pane.edit.blockCount(), 10)]
    pane.edit.set_findings(marks)
    pane.edit.go_to(pane.edit.blockCount() // 2)
    found |= figures("key", typed(pane.edit, Qt.Key.Key_A, "a", _LETTERS))
    found |= figures("line_end", typed(pane.edit, Qt.Key.Key_Return, "\r", _LINES))
    article = Article(id=uuid4(), kind=Kind.SCRIPT, title="", body=body)
    found |= figures("render", [milliseconds(lambda: article_preview(article)) for _ in range(_AGAIN)])
    preview.choose(FULL)
    found["open_longest_ms"] = round(max(shown_in_parts(preview, article_preview(article))), 1)
    made = [article_preview(changed) for changed in _changed(article)]
    found |= figures("show", [milliseconds(partial(show, preview, one)) for one in made])
    for widget in (pane, preview):
        widget.close()
        widget.deleteLater()
    return found


def article_of(characters: int) -> str:
    """Return a body of about this size: a script of the sample, as often as it takes."""
    sample = resource_path("sample", "script", "instant-answer-get-time.md").read_text(encoding="utf-8")
    body = read_article(sample).body
    most = min(characters, LONGEST_BODY - _LETTERS - _LINES)
    return (body * (most // len(body) + 1))[:most]


def load(edit: MarkdownEdit, body: str) -> None:
    """Show the text of another article."""
    edit.set_text(body)
    QApplication.processEvents()


def shown_in_parts(preview: PreviewPane, made: ArticlePreview) -> list[float]:
    """Show an article that was not shown before, and return how long each turn took, in milliseconds."""
    durations = [milliseconds(lambda: preview.show_preview(made))]
    while not preview.full.complete:
        durations.append(milliseconds(QApplication.processEvents))
    durations.append(milliseconds(QApplication.processEvents))
    return durations


def show(preview: PreviewPane, made: ArticlePreview) -> None:
    """Show what was rendered, without the pause that a slow one would make."""
    preview.show_preview(made)
    preview.choose(FULL)
    QApplication.processEvents()


def _changed(article: Article) -> list[Article]:
    """Return the article with one letter more in its middle, and one more in each that follows."""
    lines = article.body.split("\n")
    middle = next(place for place in range(len(lines) // 2, len(lines)) if lines[place].startswith("- "))
    found = []
    for _ in range(_AGAIN):
        lines[middle] += "あ"
        found.append(replace(article, body="\n".join(lines)))
    return found


def typed(edit: MarkdownEdit, key: Qt.Key, letter: str, times: int) -> list[float]:
    """Press a key so many times, and return how long each took until it was painted, in milliseconds."""
    durations = []
    for _ in range(times):
        begun = time.perf_counter()
        QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))
        edit.viewport().repaint()
        QApplication.processEvents()
        durations.append((time.perf_counter() - begun) * 1_000)
    return durations


def text(result: Result) -> str:
    """Return the figures as a table."""
    header = [
        "characters",
        "lines",
        "load ms",
        "key p50",
        "p95",
        "line end p50",
        "p95",
        "render p50",
        "open",
        "show p50",
    ]
    times = [f"{name}_p{percent}_ms" for name in ("key", "line_end") for percent in (50, 95)]
    keys = ["characters", "lines", "load_ms", *times, "render_p50_ms", "open_longest_ms", "show_p50_ms"]
    return table(header, [[size.get(key) for key in keys] for size in result["sizes"]])


if __name__ == "__main__":
    sys.exit(main())
