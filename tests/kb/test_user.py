"""The system says who the user is, not the environment."""

from __future__ import annotations

import os
import sys

import pytest

from kb.library.user import current_groups, current_user

if sys.platform == "win32":
    pytest.skip("Windows says it by other means", allow_module_level=True)

import grp
import pwd


def test_no_variable_makes_another_user_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody")
    assert current_user() == pwd.getpwuid(os.getuid()).pw_name
    assert current_user() != "somebody"


def test_the_groups_are_those_of_this_process() -> None:
    assert grp.getgrgid(os.getgid()).gr_name in current_groups()
