from __future__ import annotations

from typing import TYPE_CHECKING

from kb.library.user import current_user

if TYPE_CHECKING:
    import pytest


def test_the_name_is_that_of_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "tanaka")
    assert current_user() == "tanaka"
