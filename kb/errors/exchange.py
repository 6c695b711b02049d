"""What can be wrong with folders and packs that come in or go out."""

from __future__ import annotations

from kb.errors.base import KbError


class FolderMissingError(KbError):
    """The folder to import from, or the place to export to, does not exist (``path``)."""

    code = "folder_missing"


class PlaceSilentError(KbError):
    """A place (``path``) did not answer within ``seconds``, as a share that hangs; what was wanted was not done."""

    code = "place_silent"


class FolderEmptyError(KbError):
    """The folder to import from holds no Markdown file (``path``); nothing was changed."""

    code = "folder_empty"


class FolderNotEmptyError(KbError):
    """The folder to export to holds other things already (``path``)."""

    code = "folder_not_empty"


class PackInvalidError(KbError):
    """A file (``path``) is refused as a knowledge pack (``problem``: a PackProblem); nothing of it was taken in."""

    code = "pack_invalid"


class PackOutOfOrderError(KbError):
    """A pack (``path``) brings version ``version``, but the library has ``taken`` and it goes on from ``base``."""

    code = "pack_out_of_order"


class PackKeyError(KbError):
    """The file (``path``) is no key that packs can be signed with."""

    code = "pack_key"


class PackPasswordError(KbError):
    """The key in a file (``path``) is locked with another password."""

    code = "pack_password"


class FileTakenError(KbError):
    """There is a file (``path``) already, which may be the only one of its kind and is not written over."""

    code = "file_exists"
