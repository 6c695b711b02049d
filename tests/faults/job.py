"""One kind of work that a program does to a library, during which faults happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.faults.ledger import Facts, Promised
    from tests.faults.scene import Run


@dataclass(frozen=True, slots=True)
class Job:
    """``work`` does it; ``finished`` are the facts that hold once it was done again after the fault, and let end.

    ``children``: part of it is done by another process. ``check`` says what is lost where that takes more than
    comparing. ``prepare`` is done before, where no fault happens. ``damages``: the library may be refused as damaged
    until the work is done.
    """

    name: str
    work: Callable[[Run], None]
    finished: Callable[[Run], Facts] | None = None
    children: bool = False
    check: Callable[[Run, Promised, Facts], Iterator[str]] | None = None
    damages: bool = False
    prepare: Callable[[Run], None] | None = None
