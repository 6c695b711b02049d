"""A call that another program hands over: text from outside, which is only ever shown and never acted upon."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from kb.domain.demand import Demand, DemandQuality
from kb.errors import HandOffInvalidError

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEME = "kandokoro"
#: Characters of a whole URL; a command line of Windows holds no more.
LONGEST_URL = 32_767
#: Parameters of one hand-off; what comes with more is no hand-off.
MOST_PARAMETERS = 32
#: Characters of the notes, of every other value, and of the name of an unknown parameter. What is cut ends in "…".
LONGEST_NOTES, LONGEST_VALUE, LONGEST_NAME = 2_000, 200, 64
#: The parameters that are understood; the rest is text to be looked at.
FIELDS: tuple[str, ...] = ("caller", "product", "cause", "matter", "notes", "demand")
#: The name under which what follows a "#" is kept.
FRAGMENT = "#"

_URL = re.compile(rf"{SCHEME}://call/?(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_REPLACEMENT = "\ufffd"
_REPLACEMENTS = re.compile(f"{_REPLACEMENT}+")
#: Controls, marks of direction, blanks without width, halves of surrogate pairs.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
#: Letters that nobody sees: the joiner of graphemes and the fillers of Hangul.
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u3164\uffa0")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallHandOff:
    """What is said of a call that comes in, cleaned and bounded by ``hand_off``; empty where nothing is said.

    ``caller`` is the caller reference, ``cause`` a code of P30 or free words, ``matter`` the other program's number of
    the matter, ``demand`` as ``demand_of`` reads it. ``unknown`` are (name, value) of the parameters that mean nothing
    here and of those given again, in their order: shown to the agent, used for nothing.
    """

    caller: str = ""
    product: str = ""
    cause: str = ""
    matter: str = ""
    notes: str = ""
    demand: str = ""
    unknown: tuple[tuple[str, str], ...] = ()

    def pairs(self) -> list[tuple[str, str]]:
        """Return everything as parameters, from which ``hand_off`` makes the same again."""
        known = ((name, str(getattr(self, name))) for name in FIELDS)
        return [*((name, value) for name, value in known if value), *self.unknown]


def parse_url(url: str) -> CallHandOff:
    """Read ``kandokoro://call?caller=…&product=…``: percent-encoded UTF-8, "+" is a blank as in the forms of the web.

    No parameter is a path, a file or a command, whatever it is called: see ``CallHandOff.unknown``.

    Raises:
        HandOffInvalidError: another scheme or host, a path, a user or a port in it; too long, or too many parameters.
    """
    found = _URL.fullmatch(url.strip()) if len(url) <= LONGEST_URL else None
    if found is None:
        raise HandOffInvalidError(limit=LONGEST_URL, most=MOST_PARAMETERS)
    query, fragment = found[1] or "", found[2] or ""
    parts = [part.partition("=") for part in query.split("&") if part]
    pairs = [(unquote_plus(name), unquote_plus(value)) for name, _, value in parts]
    return hand_off([*pairs, (FRAGMENT, unquote_plus(fragment))])


def hand_off(pairs: Iterable[tuple[str, str]]) -> CallHandOff:
    """Make a hand-off of (name, value), whoever sent them; empty values are left out.

    Raises:
        HandOffInvalidError: there are more than ``MOST_PARAMETERS``.
    """
    given = [(name, value) for name, value in pairs if value.strip()]
    if len(given) > MOST_PARAMETERS:
        raise HandOffInvalidError(limit=LONGEST_URL, most=MOST_PARAMETERS)
    known: dict[str, str] = {}
    unknown: list[tuple[str, str]] = []
    for name, value in given:
        if name in FIELDS and name not in known:
            longest = LONGEST_NOTES if name == "notes" else LONGEST_VALUE
            known[name] = clean_text(value, longest, lines=name == "notes")
        else:
            unknown.append((clean_text(name, LONGEST_NAME), clean_text(value, LONGEST_VALUE)))
    return CallHandOff(**known, unknown=tuple(unknown))


def clean_text(text: str, longest: int, *, lines: bool = False) -> str:
    """Return text of at most ``longest`` characters in which nothing is hidden; with ``lines`` line ends stay.

    What would be invisible or turn the direction of writing is shown as one "\ufffd": two names that look the same are
    the same. Cleaning twice changes nothing more.
    """
    # Cut first: a megabyte of which two hundred characters stay is not looked through.
    cut = len(text) > 4 * longest
    text = _LINE_ENDS.sub("\n", text[: 4 * longest]).replace("\t", " ")
    text = "".join(_REPLACEMENT if _unseen(character) else character for character in text)
    text = _REPLACEMENTS.sub(_REPLACEMENT, text)
    if not lines:
        text = re.sub(" *\n[ \n]*", " ", text)
    text = text.strip()
    return text[: longest - 1].rstrip() + "…" if cut or len(text) > longest else text


def demand_of(text: str) -> Demand:
    """Return the demand (P3): codes of its quality first, separated by commas; what follows is its quantity."""
    codes = {quality.value: quality for quality in DemandQuality}
    qualities: list[DemandQuality] = []
    rest = text
    while rest:
        word, _, after = rest.partition(",")
        if word.strip() not in codes:
            break
        qualities.append(codes[word.strip()])
        rest = after
    return Demand(tuple(dict.fromkeys(qualities)), rest.strip())


def _unseen(character: str) -> bool:
    if character == "\n" or (character.isascii() and character.isprintable()):
        return False
    return character in _UNSEEN_LETTERS or unicodedata.category(character) in _UNSEEN_CATEGORIES
