"""What stands on the paper of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.articles.full_text import full_text
from desktop.i18n import noop, translate
from desktop.paper.report import foot_of, happened_on, joined_facts, untitled
from desktop.paper.text import PrintedText
from desktop.texts import label

if TYPE_CHECKING:
    from desktop.editor.presenter.printing import PrintableArticle

_REVISION = noop("Printing", "版 {number}（{day}）")
_CHANGED = noop("Printing", "保存していない変更を含む")
_VALIDATED = noop("Printing", "検証 {day}")


def article_contents(printable: PrintableArticle, today: str) -> PrintedText:
    """Return an article with its kind, state, revision and dates under the title."""
    article, revision = printable.article.article, printable.revision
    version = ""
    if revision is not None:
        day = f"{revision.saved_at.astimezone():%Y-%m-%d}"
        version = translate("Printing", _REVISION).format(number=revision.number, day=day)
    validated = translate("Printing", _VALIDATED).format(day=article.validated_on) if article.validated_on else ""
    first = (label(article.kind), label(article.state), version, validated)
    happened = happened_on(article.happened_on) if article.happened_on else ""
    outcome = label(article.outcome) if article.outcome else ""
    second = (article.product, outcome, happened, translate("Printing", _CHANGED) if printable.changed else "")
    title = article.title or untitled()
    return PrintedText(
        title=title,
        facts=joined_facts(first, second),
        body=full_text(printable.article.html, {}),
        images=printable.article.images,
        running=title,
        foot=foot_of(today),
    )
