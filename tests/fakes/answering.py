"""What fake services have in common that answer in the background."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading

    from kb.cancellation import CancelToken
    from kb.errors import KbError


@dataclass(kw_only=True)
class Answering:
    """``failures`` are raised first, one a call; ``gate`` holds answers back."""

    failures: list[KbError] = field(default_factory=list)
    gate: threading.Event | None = None

    def before_answering(self, token: CancelToken | None) -> None:
        if self.failures:
            raise self.failures.pop(0)
        if self.gate is not None:
            assert self.gate.wait(60)
        if token is not None:
            token.check()
