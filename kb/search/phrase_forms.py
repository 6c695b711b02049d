"""Dictionary forms of phrases in rules, kept beside the index: asking Sudachi for thousands takes most of its pages.

Reading the shipped alert rules from Sudachi brings 45 MB of its dictionary into memory and takes a tenth of a second of
every start, when the first suggestion is waited for.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from kb.search import japanese

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)


class PhraseForms:
    """Knows the forms of phrases that were asked for before with the same analyser; a damaged file costs only time."""

    def __init__(self, file: Path | None = None) -> None:
        """Read what is kept in ``file``; None keeps nothing."""
        self._file = file
        self._known = _read(file) if file is not None else {}
        self._asked: dict[str, tuple[str, ...]] = {}
        self._new = False

    def of(self, written: str) -> tuple[str, ...]:
        """Return the dictionary forms of the words of a phrase as an editor wrote it."""
        forms = self._asked.get(written, self._known.get(written))
        if forms is None:
            forms = tuple(form for form, _, _ in japanese.plain_words(japanese.fold(written)))
            self._new = True
        self._asked[written] = forms
        return forms

    def keep(self) -> None:
        """Keep what was asked for since, and nothing else, if anything of it is new."""
        if self._file is None or not (self._new or self._asked.keys() != self._known.keys()):
            return
        content = {"analyser": japanese.fingerprint(), "forms": self._asked}
        draft = self._file.with_suffix(".tmp")
        try:
            draft.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            draft.replace(self._file)
        except OSError:
            # Where there is no index yet, or no room: the next start asks Sudachi again.
            _log.info("the forms of phrases were not kept", exc_info=True)


def _read(file: Path) -> dict[str, tuple[str, ...]]:
    try:
        content: Any = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        _log.info("the kept forms of phrases cannot be read", exc_info=True)
        return {}
    if not isinstance(content, dict) or content.get("analyser") != japanese.fingerprint():
        return {}
    forms = content.get("forms")
    if not isinstance(forms, dict):
        return {}
    return {written: tuple(map(str, words)) for written, words in forms.items() if isinstance(words, list)}
