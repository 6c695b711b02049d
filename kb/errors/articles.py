"""What can be wrong with articles, their images and their synonyms."""

from __future__ import annotations

from kb.errors.base import KbError, Problem


class ArticleNotFoundError(KbError):
    """No article has this id or title (``article``)."""

    code = "article_not_found"


class ArticleChangedError(KbError):
    """An article (``article``) was saved since by somebody else: its ``latest`` revision is not the one started from.

    Nothing was saved; both texts are kept and can be merged.
    """

    code = "article_changed"


class ArticleNotReadyError(KbError):
    """So many things (``count``) keep an article (``article``) from being 検証済; lint names each one."""

    code = "article_not_ready"


class ArticleInvalidError(KbError):
    """An article's text or attributes break the rules; ``problems`` names each one with its line."""

    code = "article_invalid"

    def __init__(self, problems: tuple[Problem, ...], *, path: str = "") -> None:
        """Keep the list so that an editor can jump to each line."""
        self.problems = problems
        super().__init__(path=path, count=len(problems), line=problems[0].line if problems else 0)


class StateNotReachableError(KbError):
    """An article does not go from one state (``before``) straight to another (``after``)."""

    code = "state_not_reachable"


class SynonymsInvalidError(KbError):
    """A synonym file is not what it should be; ``problems`` names each one with its line; nothing was saved."""

    code = "synonyms_invalid"

    def __init__(self, problems: tuple[Problem, ...], *, path: str = "") -> None:
        """Keep the list so that an editor can jump to each line."""
        self.problems = problems
        super().__init__(path=path, count=len(problems), line=problems[0].line if problems else 0)


class PictureUnknownError(KbError):
    """A file is no image of a format that articles can show, or its beginning is damaged."""

    code = "picture_unknown"


class PictureTooLargeError(KbError):
    """An image has more ``megabytes`` than ``limit``."""

    code = "picture_too_large"


class PictureTooManyPixelsError(KbError):
    """An image of ``width`` by ``height`` pixels would take too much memory to be shown."""

    code = "picture_too_many_pixels"


class AttachmentDamagedError(KbError):
    """The image ``attachment`` (its file was called ``name``) is in the library, but no longer as it was taken in."""

    code = "attachment_damaged"


class AttachmentNotFoundError(KbError):
    """The library has no image of this id (``attachment``)."""

    code = "attachment_not_found"
