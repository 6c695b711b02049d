"""An article as the lines of the preview, out of the same sanitised HTML that readers are shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QTextDocument, QTextFormat, QTextListFormat

from desktop.i18n import noop, translate
from desktop.texts import label
from kb.domain.article import Kind
from kb.domain.script import ApologyClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextList

    from kb.domain.reading import ReadableArticle
    from kb.domain.script import Segment, Step

#: Headings up to this length stand beside their text (状況, 要求, やり方); longer ones above it.
_LABEL_LETTERS = 3
_SECTION, _STEP = 2, 3
BULLET = "・"
#: Headings are text of the article, which is in Japanese whatever the program speaks.
_RESULT = "結果"
_OUTCOME = noop("ArticleLines", "{outcome}。")
_CRITERION = noop("ArticleLines", "基準: {text}")


class LineKind(Enum):
    """ROW: label and text beside it. HEAD: heading above. STEP: numbered title. SPOKEN: one breath. NOTE: small.

    IMAGE: ``image`` is its address, ``text`` what stands for it where it cannot be shown.
    """

    ROW = "row"
    HEAD = "head"
    STEP = "step"
    SPOKEN = "spoken"
    NOTE = "note"
    TEXT = "text"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the preview; ``label`` stands in a column before it, ``mark`` is its bullet or number.

    ``ruled`` asks for a hairline above, ``inset`` for the indent of the label column, ``lead`` is bold before the text.
    Double braces in ``text`` enclose what a call fills.
    """

    kind: LineKind
    text: str
    label: str = ""
    mark: str = ""
    lead: str = ""
    ruled: bool = False
    inset: bool = False
    image: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A block of rendered text: heading level or 0, and the bullet or number it carries; or the image of an address."""

    text: str
    level: int = 0
    mark: str = ""
    image: str = ""


def parts_of(html: str) -> tuple[Part, ...]:
    """Return the blocks of sanitised HTML in their order; the cells of a table one after the other."""
    document = QTextDocument()
    document.setHtml(html)
    parts = []
    block = document.begin()
    while block.isValid():
        items = cast("QTextList | None", block.textList())
        numbered = items is not None and items.format().style() == QTextListFormat.Style.ListDecimal
        mark = "" if items is None else (str(items.itemNumber(block) + 1) if numbered else BULLET)
        for text, image in _pieces(block):
            if image:
                parts.append(Part(text, image=image))
            elif text.strip():
                parts.append(Part(text.strip(), block.blockFormat().headingLevel(), mark))
        block = block.next()
    return tuple(parts)


def _pieces(block: QTextBlock) -> Iterator[tuple[str, str]]:
    """Yield the text of a block, and between its runs the images: their descriptions and addresses."""
    text = ""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        if form.isImageFormat():
            yield text, ""
            text = ""
            # Images without anything between them are one fragment.
            for _ in range(fragment.length()):
                yield form.stringProperty(QTextFormat.Property.ImageAltText.value), form.toImageFormat().name()
        else:
            text += fragment.text().replace("\u2028", "\n")
        iterator += 1
    yield text, ""


def lines_of(readable: ReadableArticle) -> tuple[Line, ...]:
    """Return what the preview shows of an article, in the article's own order."""
    lines: list[Line] = []
    for heading, parts in _sections(parts_of(readable.html)):
        if readable.steps and any(part.level == _STEP for part in parts):
            lines += _steps(heading, readable.steps, ruled=bool(lines))
        elif heading and len(heading) <= _LABEL_LETTERS and readable.article.kind is not Kind.SCRIPT:
            lines += _row(heading, parts, _outcome(readable, heading))
        else:
            lines += _headed(heading, parts, ruled=bool(lines))
    return tuple(lines)


def _sections(parts: tuple[Part, ...]) -> Iterator[tuple[str, list[Part]]]:
    heading, inside = "", list[Part]()
    for part in parts:
        if part.level == _SECTION:
            if heading or inside:
                yield heading, inside
            heading, inside = part.text, []
        else:
            inside.append(part)
    if heading or inside:
        yield heading, inside


def _row(heading: str, parts: list[Part], lead: str) -> Iterator[Line]:
    for place, part in enumerate(parts):
        kind, name = (LineKind.TEXT, "") if place else (LineKind.ROW, heading)
        if part.image:
            yield Line(LineKind.IMAGE, part.text, label=name, inset=True, image=part.image)
        elif part.level:
            yield Line(kind, "", label=name, lead=part.text, inset=True)
        else:
            yield Line(kind, part.text, label=name, mark=part.mark, lead="" if place else lead, inset=True)


def _headed(heading: str, parts: list[Part], *, ruled: bool) -> Iterator[Line]:
    if heading:
        yield Line(LineKind.HEAD, heading, ruled=ruled)
    for part in parts:
        if part.image:
            yield Line(LineKind.IMAGE, part.text, image=part.image)
        else:
            yield Line(LineKind.HEAD, part.text) if part.level else Line(LineKind.TEXT, part.text, mark=part.mark)


def _steps(heading: str, steps: tuple[Step, ...], *, ruled: bool) -> Iterator[Line]:
    yield Line(LineKind.HEAD, heading, ruled=ruled)
    for number, step in enumerate(steps, 1):
        apologies = [line.apology for line in step.lines if line.apology is not ApologyClass.NONE]
        lead = label(apologies[0]) if apologies else ""
        yield Line(LineKind.STEP, step.title, mark=str(number), lead=lead)
        if step.criterion:
            yield Line(LineKind.NOTE, translate("ArticleLines", _CRITERION).format(text=step.criterion))
        for line in step.lines:
            yield Line(LineKind.SPOKEN, "".join(_typed(segment) for segment in line.segments))


def _typed(segment: Segment) -> str:
    return f"{{{{{segment.text}}}}}" if segment.placeholder else segment.text


def _outcome(readable: ReadableArticle, heading: str) -> str:
    """Return the word a result begins with."""
    outcome = readable.article.outcome
    if outcome is None or heading != _RESULT:
        return ""
    return translate("ArticleLines", _OUTCOME).format(outcome=label(outcome))
