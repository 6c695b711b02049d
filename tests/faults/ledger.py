"""What a program was told is saved, written down where no fault of the campaign reaches."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.errors import KbError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import TypeVar

    Result = TypeVar("Result")

#: What there is to know of a library, as text by text: "notes of call 01…" -> "…".
Facts = dict[str, str]


class Ledger:
    """Writes down each fact before it is saved, and again once the product said it is."""

    def __init__(self, file: Path, *, on_refusal: Callable[[KbError], None] | None = None) -> None:
        """``on_refusal`` is told of the error of a step, which is tried once more then; without it errors go on."""
        self._descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._on_refusal = on_refusal

    def step(self, act: Callable[[], Result], facts: Mapping[str, str] | None = None) -> Result:
        """Do something that makes ``facts`` true, and write down before and after that it does."""
        wanted = dict(facts or {})
        self._write("will", wanted)
        try:
            result = act()
        except KbError as error:
            if self._on_refusal is None:
                raise
            self._on_refusal(error)
            result = act()
        self._write("did", wanted)
        return result

    def will(self, facts: Mapping[str, str]) -> None:
        """Write down what is about to be saved by something that refuses with an answer."""
        self._write("will", dict(facts))

    def did(self, facts: Mapping[str, str]) -> None:
        """Write down what is saved, where that was not known before."""
        self._write("did", dict(facts))

    def _write(self, kind: str, facts: Facts) -> None:
        if facts:
            os.write(self._descriptor, json.dumps([kind, facts]).encode() + b"\n")


@dataclass(frozen=True, slots=True)
class Promised:
    """The values each fact may have now: the one that was acknowledged last, or one that was on its way since."""

    acknowledged: Facts = field(default_factory=dict)
    on_the_way: dict[str, list[str]] = field(default_factory=dict)

    def losses(self, found: Mapping[str, str]) -> list[str]:
        """Return what was acknowledged and is not there, and what is there and was never meant."""
        lost = []
        for key, value in self.acknowledged.items():
            allowed = {value, *self.on_the_way.get(key, ())}
            if found.get(key) not in allowed:
                lost.append(f"{key}: acknowledged {value[:60]!r}, found {str(found.get(key))[:60]!r}")
        for key, values in self.on_the_way.items():
            if key not in self.acknowledged and key in found and found[key] not in values:
                lost.append(f"{key}: half of something, {found[key][:60]!r}")
        return lost


def read_ledger(file: Path) -> Promised:
    """Return what a ledger says, also one whose program was killed."""
    promised = Promised()
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    for kind, facts in map(json.loads, lines):
        for key, value in facts.items():
            if kind == "did":
                promised.acknowledged[key] = value
                promised.on_the_way.pop(key, None)
            else:
                promised.on_the_way.setdefault(key, []).append(value)
    return promised
