"""Who sits at this computer."""

from __future__ import annotations

import getpass


def current_user() -> str:
    """Return the name the user logged in to the computer with, empty where the system does not say.

    It is what the policy names people by. Environment variables can change it: roles keep people from mistakes, and
    the permissions of the library's folder keep out those who mean harm.
    """
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no entry for the user id; Windows without its variables
        return ""
