"""Alerts for the notes of a call, ready from the first letter on and without the index."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from kb.errors import FileUnreadableError
from kb.search.triage import Triage, load_triage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.domain.triage import Alert, AlertRule

_log = logging.getLogger(__name__)

_FILE = ("rules", "alerts.yaml")
#: Where, in the folder of the index, the forms of the rules' phrases are kept.
KEPT_FORMS = "phrases.json"


class TriageService:
    """Checks notes against the alert rules; any thread may call."""

    def __init__(self, load: Callable[[], Triage]) -> None:
        """``load`` is called by the first check, so that opening a library does not wait for the rules."""
        self._load = load
        self._lock = threading.Lock()
        self._triage: Triage | None = None

    def check(self, notes: str) -> tuple[Alert, ...]:
        """Return the alerts that the notes raise now, gravest first, at most one for each rule.

        Each check stands for itself: what was raised before or acknowledged is for the caller to remember.

        Raises:
            FileUnreadableError: the shipped rules cannot be read (the library's own ones were read when it was opened).
        """
        return self._loaded().check(notes)

    def prepare(self) -> None:
        """Read the rules now, so that the first check need not; what cannot be read is told by that check."""
        try:
            self._loaded()
        except FileUnreadableError:
            _log.exception("the rules for alerts cannot be read")

    def rules(self) -> tuple[AlertRule, ...]:
        """Return the rules, for the names and questions of alerts that were raised before.

        Raises:
            FileUnreadableError: as ``check``.
        """
        return self._loaded().rules

    def use(self, triage: Triage) -> None:
        """Check with other rules from now on."""
        with self._lock:
            self._triage = triage

    def _loaded(self) -> Triage:
        triage = self._triage
        if triage is None:
            with self._lock:
                triage = self._triage = self._triage or self._load()
        return triage


def load_triage_service(library_root: Path, index: Path) -> TriageService:
    """Use the library's own rules where it has them, else the shipped ones; what can be made again lies in ``index``.

    Raises:
        FileUnreadableError: the library's own file is not what it should be.
    """
    own = library_root.joinpath(*_FILE)
    if not own.is_file():
        return TriageService(lambda: load_triage(kept=index / KEPT_FORMS))
    triage = load_triage(own, kept=index / KEPT_FORMS)
    return TriageService(lambda: triage)
