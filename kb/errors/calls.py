"""What can be wrong with calls, promises and matters, and with handing a call to the window."""

from __future__ import annotations

from kb.errors.base import KbError


class CallNotFoundError(KbError):
    """No call has this id (``call``)."""

    code = "call_not_found"


class PromiseNotFoundError(KbError):
    """No promise has this id (``promise``)."""

    code = "promise_not_found"


class PromiseIncompleteError(KbError):
    """A promise needs what is promised and a due time in the future (P18); a moved or missed one its reason (P20)."""

    code = "promise_incomplete"


class MatterNotFoundError(KbError):
    """No matter has this id (``matter``)."""

    code = "matter_not_found"


class ReviewersMissingError(KbError):
    """A matter may be called settled only when so many (``needed``) named people have agreed (P6)."""

    code = "reviewers_missing"


class ChannelReasonMissingError(KbError):
    """A final answer by e-mail needs a reason: face to face comes first, the telephone next (P5)."""

    code = "channel_reason_missing"


class MemoTooLongError(KbError):
    """A hand-over memo has more ``characters`` than ``limit``, and nobody would read it (P9)."""

    code = "memo_too_long"


class HandOffInvalidError(KbError):
    """What should hand over a call is no such thing, longer than ``limit`` characters, or has over ``most`` parts."""

    code = "hand_off_invalid"


class WindowNotRunningError(KbError):
    """No window of this user has the library (``path``) open."""

    code = "window_not_running"


class WindowNotAnsweringError(KbError):
    """A window has the library (``path``) open but did not take what was handed to it."""

    code = "window_not_answering"
