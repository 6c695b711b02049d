"""Shows every hostile text in the real views, each within its share of processor time, all within a bound of memory.

``python -m tests.desktop.widgets.hostile_program MEGABYTES SECONDS`` prints one line for each text before it is begun,
and at the end as JSON what was asked to be loaded and how large the largest document was. The system ends the program
where it takes more than so much memory, or so many seconds of the processor for one text.
"""

from __future__ import annotations

import json
import resource
import sys

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from desktop.search.article_view import ArticleView
from desktop.search.content import Line, LineKind, parts_of
from desktop.theme import Theme
from desktop.widgets.markdown_view import MarkdownView
from kb.documents.rendering import render
from tests.hostile_markdown import HOSTILE

asked: list[str] = []


class Markdown(MarkdownView):
    """Tells what it is asked to load."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        asked.append(QUrl(name).toString())
        return super().loadResource(kind, name)


class Article(ArticleView):
    """Tells what it is asked to load."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        asked.append(QUrl(name).toString())
        return super().loadResource(kind, name)


def tell(line: str) -> None:
    """Print at once: the next text may end the program."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Show all of them."""
    megabytes, seconds = map(int, sys.argv[1:])
    app = QApplication(["hostile", "-platform", "offscreen"])
    theme = Theme(app)
    markdown, article = Markdown(theme, name="記事"), Article(theme, name="記事")
    for view in (markdown, article):
        view.resize(600, 800)
        view.show()
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    largest = 0
    for name, text in HOSTILE.items():
        tell(name)
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))
        html = render(text).html
        markdown.set_html(html)
        article.set_lines([Line(LineKind.TEXT, part.text) for part in parts_of(html)], ())
        for view in (markdown, article):
            view.grab()
            view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
            view.grab()
            largest = max(largest, view.document().blockCount())
    tell(json.dumps({"asked": asked, "largest": largest}))


if __name__ == "__main__":
    main()
