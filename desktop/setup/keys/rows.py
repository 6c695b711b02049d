"""The keys of the program as rows under headings, and those that somebody looks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.commands import COMMANDS, key_text
from desktop.i18n import noop, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.commands import Command


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What a key does, and the keys that do it, as their caps show them."""

    title: str
    keys: tuple[str, ...]
    group: str

    def has(self, words: str) -> bool:
        """Tell whether all words stand in the title or in a key, whatever the case of letters."""
        text = f"{self.title} {' '.join(self.keys)} {self.group}".casefold()
        return all(word in text for word in words.casefold().split())


_EVERYWHERE = noop("Keys", "どこでも")
_CALL = noop("Keys", "通話")
_READING = noop("Keys", "読む・使う")
_EDITOR = noop("Keys", "編集")
_TEXT = noop("Keys", "本文を書く")
_SETUP = noop("Keys", "設定")
_OTHER_PROGRAMS = noop("Keys", "ほかのプログラムから")
_SUMMON = noop("Keys", "勘所の画面を前に出す")
#: The key that the system sends (``desktop.summoning``).
_SUMMON_KEY = "Ctrl+Alt+K"
#: By the first part of a command's id; whatever is not named here reads and uses.
_GROUPS = {
    "show": _EVERYWHERE,
    "text.larger": _EVERYWHERE,
    "text.smaller": _EVERYWHERE,
    "window": _EVERYWHERE,
    "message": _EVERYWHERE,
    "search": _EVERYWHERE,
    "call": _CALL,
    "editor": _EDITOR,
    "edit": _EDITOR,
    "text": _TEXT,
    "setup": _SETUP,
}
_ORDER = (_EVERYWHERE, _CALL, _READING, _EDITOR, _TEXT, _SETUP, _OTHER_PROGRAMS)


def key_rows() -> tuple[KeyRow, ...]:
    """Return every key of the program, group after group, in the order of the commands."""
    found = [*_of_commands(), (_OTHER_PROGRAMS, KeyRow(translate("Keys", _SUMMON), (_SUMMON_KEY,), ""))]
    return tuple(
        KeyRow(row.title, row.keys, translate("Keys", group))
        for wanted in _ORDER
        for group, row in found
        if group == wanted
    )


def _of_commands() -> Iterator[tuple[str, KeyRow]]:
    numbered: dict[str, list[Command]] = {}
    for item in COMMANDS:
        if item.keys:
            numbered.setdefault(item.id, []).append(item)
    for command_id, items in numbered.items():
        group = _GROUPS.get(command_id, _GROUPS.get(command_id.partition(".")[0], _READING))
        keys = items[0].keys if len(items) == 1 else (items[0].keys[0], items[-1].keys[0])
        shown = tuple(dict.fromkeys(key_text(key) for key in keys))
        yield group, KeyRow(items[0].label, shown if len(items) == 1 else ("–".join(shown),), "")
