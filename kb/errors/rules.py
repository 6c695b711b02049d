"""What can be wrong with rule files and the policy of the computer, and what they do not allow."""

from __future__ import annotations

from kb.errors.base import KbError


class FileUnreadableError(KbError):
    """A file named by the user cannot be read as what it should be (``path``, ``line`` or 0)."""

    code = "file_unreadable"


class FileChangedError(KbError):
    """A file (``path``) is no longer what it was when it was read: somebody else saved it; nothing was written."""

    code = "file_changed"


class RuleInvalidError(FileUnreadableError):
    """A rule file (``path``) says at ``line`` (or 0) what the program cannot use.

    ``key`` is the place as a person reads it and ``trail`` as the program does; ``problem`` is a
    kb.domain.rule_problem.RuleProblem, whose sentence ``detail`` fills.
    """

    code = "rule_invalid"


class MachinePolicyInvalidError(RuleInvalidError):
    """The policy of this computer (``path``) says what cannot be used; the rest is as above. No library is opened."""

    code = "machine_policy_invalid"


class MachinePolicyUnreadableError(KbError):
    """The policy of this computer (``path``) cannot be read as UTF-8 text; no library is opened."""

    code = "machine_policy_unreadable"


class SettingFixedError(KbError):
    """Something else was asked for than the policy of this computer (``path``) says under ``key``."""

    code = "setting_fixed"


class ExportRefusedError(KbError):
    """The policy of this computer (``path``) does not allow this way out (``export``); nothing was written."""

    code = "export_refused"


class NotPermittedError(KbError):
    """The user (``user``) may not do this (``permission``) in the role they have (``role``).

    ``may`` names the roles that do; the policy file (``path``) decides.
    """

    code = "not_permitted"
