"""Who sits at this computer, as the system knows it."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    from kb.library.windows_account import group_names, user_name
else:
    import grp
    import pwd

    def user_name() -> str:
        """Return the name of the user."""
        return pwd.getpwuid(os.getuid()).pw_name

    def group_names() -> frozenset[str]:
        """Return the names of the user's groups; one without a name can be named by nobody."""
        known = {group.gr_gid: group.gr_name for group in grp.getgrall()}
        return frozenset(known[number] for number in {os.getgid(), *os.getgroups()} if number in known)


def current_user() -> str:
    """Return the name the user logged in to the computer with, empty where the system does not say.

    It is what the policy names people by. The system is asked, not the environment, which anyone can set.
    """
    try:
        return user_name()
    except (OSError, KeyError):  # no entry for the user id
        return ""


def current_groups() -> frozenset[str]:
    r"""Return the groups of the system that the user is in, on Windows also as ``DOMAIN\name``."""
    try:
        return group_names()
    except OSError:
        return frozenset()
