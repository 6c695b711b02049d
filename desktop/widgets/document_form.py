"""How the paragraphs of an article look in a rich text: type, line heights, lists, slots, images by the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextListFormat

from desktop.widgets.pictures import fit_pictures

if TYPE_CHECKING:
    from desktop.theme import Theme

_BULLET = "・"
_NUMBERS = 12
_ABOVE_HEADING = 12
_BELOW = 4
_DISCS = {QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare}
_HEADINGS = {1: "head", 2: "row", 3: "ui", 4: "ui", 5: "ui", 6: "ui"}


def set_up_document(document: QTextDocument, theme: Theme) -> None:
    """Prepare an empty document for the HTML of an article."""
    document.setDefaultFont(theme.font("body"))
    document.setDefaultStyleSheet(_style(theme))
    document.setDocumentMargin(0)
    document.setIndentWidth(theme.metrics("body").horizontalAdvance(_BULLET))


def format_blocks(document: QTextDocument, theme: Theme, width: int, *, at_top: bool = True) -> None:
    """Give every block the form of what it is, and images at most ``width`` pixels.

    ``at_top``: the first block stands at the top of what is read, and needs no room above.
    """
    # One change for all blocks: laying out anew after each of them grows with the square of their number.
    changes = QTextCursor(document)
    changes.beginEditBlock()
    _set_bullets(document, theme)
    _set_lines(document, theme, at_top=at_top)
    fit_pictures(document, width)
    changes.endEditBlock()


def room_above(block: QTextBlock, theme: Theme) -> int:
    """Return what stands free above a block that is not the first."""
    return theme.gap(_ABOVE_HEADING) if block.blockFormat().headingLevel() else 0


def _style(theme: Theme) -> str:
    color = theme.color
    cells = f"border: 1px solid {color('line.strong').name()}; padding: 4px 8px;"
    return "\n".join(
        (
            f"a {{ color: {color('accent').name()}; text-decoration: none; }}",
            f"th {{ {cells} background: {color('bg.subtle').name()}; }}",
            f"td {{ {cells} }}",
            "table { border-collapse: collapse; }",
            f"code, pre {{ background: {color('bg.subtle').name()}; }}",
            f"blockquote, .note {{ color: {color('text.secondary').name()}; }}",
            f".slot {{ color: {color('warn').name()}; background: {color('warn.tint').name()}; }}",
            ".filled { font-weight: bold; text-decoration: underline; }",
        )
    )


def _set_bullets(document: QTextDocument, theme: Theme) -> None:
    """Put a character where Qt would paint a disc half as high as the line; numbers get room for two digits."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        found = block.textList()
        if found is not None:
            cursor.setPosition(block.position())
            numbered = found.format().style() not in _DISCS
            block_format = QTextBlockFormat()
            if numbered:
                block_format.setLeftMargin(theme.gap(_NUMBERS))
            else:
                found.remove(block)
                block_format.setTextIndent(-document.indentWidth())
            cursor.mergeBlockFormat(block_format)
            if not numbered:
                cursor.insertText(_BULLET, QTextCharFormat())
        block = block.next()


def _set_lines(document: QTextDocument, theme: Theme, *, at_top: bool) -> None:
    """Give every block the type and the fixed line height of its role: natural heights differ by face."""
    cursor = QTextCursor(document)
    fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        role = _HEADINGS.get(level, "body")
        cursor.setPosition(block.position())
        block_format = QTextBlockFormat()
        if not _has_image(block):
            block_format.setLineHeight(theme.line_height(role), fixed)
        first = at_top and not block.position()
        block_format.setTopMargin(0 if first else room_above(block, theme))
        block_format.setBottomMargin(theme.gap(_BELOW))
        cursor.mergeBlockFormat(block_format)
        if level:
            _set_heading(cursor, block, theme, role)
        block = block.next()


def _set_heading(cursor: QTextCursor, block: QTextBlock, theme: Theme, role: str) -> None:
    font = theme.font(role, bold=True)
    only = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
    for start, length, char_format in _fragments(block):
        # A heading carries a relative size of Qt's own, which would win over pixels.
        char_format.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)
        char_format.setFont(font, only)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(char_format)


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        iterator += 1
    return found


def _has_image(block: QTextBlock) -> bool:
    return "\ufffc" in block.text()
