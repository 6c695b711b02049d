"""What the menus above the text offer, as rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.editor.text.outline import OutlineHeading, headings_of, missing, section_at
from desktop.editor.text.pick_rows import Pick
from desktop.i18n import noop, translate
from desktop.texts import label, short_label
from desktop.texts.bilingual import in_language
from kb.domain.writing import SectionForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.domain.article import Kind
    from kb.domain.writing import LinkTarget, SlotName, Snippet

_LINE = noop("TextMenus", "{line}行")
_LACKS = noop("TextMenus", "まだない節")
_ALL = noop("TextMenus", "まだない節をすべて入れる")
_MAY_LACK = noop("TextMenus", "なくてもよい節")
_FILLS: dict[str, str] = {
    "caller_name": noop("TextMenus", "お客様の名前"),
    "agent": noop("TextMenus", "話している人"),
    "next_agent": noop("TextMenus", "次に代わる人"),
    "callback_at": noop("TextMenus", "日付と時刻・約束になる"),
    "answer_due": noop("TextMenus", "日付と時刻・約束になる"),
    "product": noop("TextMenus", "通話の製品"),
    "department": noop("TextMenus", "通話中に入れる"),
    "alternative": noop("TextMenus", "通話中に入れる"),
    "duty_contact": noop("TextMenus", "規則の当番"),
    "facts": noop("TextMenus", "通話中に入れる"),
}
_SIGNS = re.compile(r"[\[\]\\]")
#: Sections that are put in one by one: there is no row for all of them.
_FEW = 1
#: Levels of headings that are moved in: those below a section.
_SECTION = 2


def of_outline(text: str, forms: Sequence[SectionForm]) -> list[Pick]:
    """Return the sections of the kind that are missing, then the headings of the text with their lines.

    Before them, in an article that lacks several sections which it must have, stands a row for all of those.
    """
    headings = headings_of(text)
    needed = tuple(form for form in missing(headings, forms) if not form.optional)
    picks = [Pick(translate("TextMenus", _ALL), value=needed)] if len(needed) > _FEW else []
    picks += [
        Pick(form.heading, translate("TextMenus", _MAY_LACK if form.optional else _LACKS), value=form)
        for form in missing(headings, forms)
    ]
    for heading in headings:
        line = translate("TextMenus", _LINE).format(line=heading.line)
        picks.append(Pick(heading.text, line, max(0, heading.level - _SECTION), heading))
    return picks


def current_in(picks: Sequence[Pick], line: int) -> int:
    """Return the row to begin with: the first section that must not be missing, else the heading above a line."""
    found = 0
    if not any(isinstance(pick.value, OutlineHeading) for pick in picks):
        return found  # with an empty text one begins with all that is needed
    for row, pick in enumerate(picks):
        if isinstance(pick.value, SectionForm) and not pick.value.optional:
            return row
        if isinstance(pick.value, OutlineHeading) and pick.value.line <= line:
            found = row
    return found


def of_words(text: str, line: int, snippets: Sequence[Snippet], kind: Kind) -> list[Pick]:
    """Return the ready words of a kind; those of the section that the line stands in come first."""
    section = section_at(headings_of(text), line)
    fitting = [snippet for snippet in snippets if not snippet.kinds or kind in snippet.kinds]
    fitting.sort(key=lambda snippet: not snippet.section or snippet.section != section)
    return [Pick(in_language(snippet.title), in_language(snippet.group), value=snippet) for snippet in fitting]


def of_slots(slots: Sequence[SlotName]) -> list[Pick]:
    """Return the names for double braces, with what fills each of them during a call."""
    fills = {source: translate("TextMenus", text) for source, text in _FILLS.items()}
    return [Pick(slot.name, fills.get(slot.source, ""), value=slot) for slot in slots]


def of_links(targets: Sequence[LinkTarget]) -> list[Pick]:
    """Return articles with their kind and state."""
    return [Pick(one.title, f"{short_label(one.kind)} · {label(one.state)}", value=one) for one in targets]


def link_text(target: LinkTarget, words: str) -> str:
    """Return the Markdown of a link to an article; without words of its own it is called by the title."""
    shown = words if words and "\n" not in words else target.title
    return f"[{_SIGNS.sub(lambda sign: chr(92) + sign[0], shown)}]({target.address})"
