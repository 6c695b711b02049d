"""What runs of the command line are asked, and what they leave behind."""

from __future__ import annotations

import json
from typing import Any

#: Notes of a call in which a visit is demanded.
VISIT = "今すぐ家まで来いと怒鳴っている。理由は言わない"


class Result:
    """What a run of the command line left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self) -> dict[str, Any]:
        """Return the one object that was printed."""
        assert self.out.count("\n") == 1
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found
