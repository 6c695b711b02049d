"""Everything that can go wrong in a way a person can act on, as codes with parameters and no prose.

The sentences live where people read them: ``desktop/texts.py`` for the screen, ``kb/cli.py`` for the terminal. A test
enumerates the codes below in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class KbError(Exception):
    """Base of all expected failures; ``code`` is stable, ``params`` fill the sentence shown to the user."""

    code: ClassVar[str] = ""

    def __init__(self, **params: object) -> None:
        """Keep the parameters of the sentence; they never hold personal data."""
        self.params = params
        details = ", ".join(f"{name}={value!r}" for name, value in params.items())
        super().__init__(f"{self.code}({details})")


class LibraryMissingError(KbError):
    """There is no library in this folder (``path``)."""

    code = "library_missing"


class LibraryExistsError(KbError):
    """A library would be created where one exists (``path``)."""

    code = "library_exists"


class LibraryNewerError(KbError):
    """The library was written by a newer program (``path``, ``found``, ``supported``); it is never touched."""

    code = "library_newer"


class LibraryOnNetworkError(KbError):
    """The library folder (``path``) lies on a network share, where SQLite's write-ahead log can be corrupted."""

    code = "library_on_network"


class LibraryPlaceTakenError(KbError):
    """A folder (``path``) in which a library was to be made has something else in it."""

    code = "library_place_taken"


class LibraryReadOnlyError(KbError):
    """The library folder or a file in it cannot be written (``path``)."""

    code = "library_read_only"


class LibraryBusyError(KbError):
    """Another program held the library (``path``) longer than the time-out; trying again is safe."""

    code = "library_busy"


class LibraryDamagedError(KbError):
    """The database (``path``) is not a readable SQLite file; backups lie in ``backups``."""

    code = "library_damaged"


class BackupUnsoundError(KbError):
    """The file (``path``) is no backup that can be read from beginning to end (``detail``: what SQLite says)."""

    code = "backup_unsound"


class BackupLockedError(KbError):
    """The file (``path``) is encrypted under a key that is not here, or no backup at all; only the key would tell."""

    code = "backup_locked"


class PackInvalidError(KbError):
    """A file (``path``) is refused as a knowledge pack (``problem``: a PackProblem); nothing of it was taken in."""

    code = "pack_invalid"


class PackOutOfOrderError(KbError):
    """A pack (``path``) brings version ``version``, but the library has ``taken`` and it goes on from ``base``."""

    code = "pack_out_of_order"


class PackKeyError(KbError):
    """The file (``path``) is no key that packs can be signed with, or its password is another."""

    code = "pack_key"


class LibraryLockedError(KbError):
    """The library (``path``) is encrypted, and this user's store of passwords has no key that opens it."""

    code = "library_locked"


class RecoveryKeyInvalidError(KbError):
    """What was typed is no recovery key: a letter is wrong, missing or too many."""

    code = "recovery_key_invalid"


class KeyStoreUnavailableError(KbError):
    """This computer has no store of passwords that the program may use, so the key of a library has no place."""

    code = "key_store_unavailable"


class KeyFileUnsafeError(KbError):
    """Others than its owner may read the file of keys (``path``), or it is not what it should be."""

    code = "key_file_unsafe"


class RecoveryKeyOtherError(KbError):
    """The recovery key is a whole one, but of another library than the one in ``path``."""

    code = "recovery_key_other"


class ReadableFilesError(KbError):
    """``count`` files in the library's folder (``path`` and others) can be read and, being broken, not be encrypted."""

    code = "readable_files"


class ProtectionStateError(KbError):
    """The library (``path``) is encrypted already, or is not and would have to be."""

    code = "protection_state"


class DiskFullError(KbError):
    """Nothing more can be written to the disk that holds ``path``; what was saved before is safe."""

    code = "disk_full"


class DiskFailingError(KbError):
    """The disk that holds ``path`` reports an error or is gone; what was saved before is not lost by it."""

    code = "disk_failing"


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


class StateNotReachableError(KbError):
    """An article does not go from one state (``before``) straight to another (``after``)."""

    code = "state_not_reachable"


class NotPermittedError(KbError):
    """The user (``user``) may not do this (``permission``) in the role they have (``role``).

    ``may`` names the roles that do; the policy file (``path``) decides.
    """

    code = "not_permitted"


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


class FolderMissingError(KbError):
    """The folder to import from, or the place to export to, does not exist (``path``)."""

    code = "folder_missing"


class FolderEmptyError(KbError):
    """The folder to import from holds no Markdown file (``path``); nothing was changed."""

    code = "folder_empty"


class FolderNotEmptyError(KbError):
    """The folder to export to holds other things already (``path``)."""

    code = "folder_not_empty"


class FileUnreadableError(KbError):
    """A file named by the user cannot be read as what it should be (``path``, ``line`` or 0)."""

    code = "file_unreadable"


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


class TableFormatError(KbError):
    """A file (``path``) is neither a text file of rows nor an .xlsx workbook: damaged, with a password, older."""

    code = "table_format"


class TableEncodingUnknownError(KbError):
    """A text file (``path``) could be in several encodings or is in none that is known; a person has to say."""

    code = "table_encoding_unknown"


class TableEmptyError(KbError):
    """A table (``path``) has no row with headings, or none below it."""

    code = "table_empty"


class TableTooLargeError(KbError):
    """A table (``path``) is larger than any spreadsheet, or grows beyond all bounds when it is unpacked."""

    code = "table_too_large"


class TableSheetMissingError(KbError):
    """A workbook (``path``) has no sheet of this name (``sheet``); ``sheets`` are those it has."""

    code = "table_sheet_missing"


class TableTargetUnknownError(KbError):
    """The headings of a table (``path``) do not say whether its rows are past calls or articles."""

    code = "table_target_unknown"


class TableColumnUnknownError(KbError):
    """A column was named (``column``) that a table does not have."""

    code = "table_column_unknown"


class TableFieldUnknownError(KbError):
    """A field was named (``field``) that there is not, or twice where only one column may be it."""

    code = "table_field_unknown"


class TableFieldMissingError(KbError):
    """No column is the field without which no row can be imported (``field``)."""

    code = "table_field_missing"


class BadRowsPlaceError(KbError):
    """Rows that cannot be imported cannot be kept beside their table, as its folder (``path``) cannot be written.

    In an encrypted library they are not kept either: there they could be read.
    """

    code = "bad_rows_place"


class TableCellTooLongError(KbError):
    """A text of the article ``title`` is longer than the ``limit`` characters a cell of a workbook takes."""

    code = "table_cell_too_long"


class PictureUnknownError(KbError):
    """A file is no image of a format that articles can show, or its beginning is damaged."""

    code = "picture_unknown"


class PictureTooLargeError(KbError):
    """An image has more ``megabytes`` than ``limit``."""

    code = "picture_too_large"


class PictureTooManyPixelsError(KbError):
    """An image of ``width`` by ``height`` pixels would take too much memory to be shown."""

    code = "picture_too_many_pixels"


class AttachmentNotFoundError(KbError):
    """The library has no image of this id (``attachment``)."""

    code = "attachment_not_found"


class IndexUnavailableError(KbError):
    """The search index cannot be read just now (``path``); it is rebuilt from the database."""

    code = "index_unavailable"


class IndexBusyError(KbError):
    """Another program is writing the search index (``path``); the change is kept and indexed later."""

    code = "index_busy"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in an article's text; ``line`` counts from 1 (0: the whole file), ``code`` is stable."""

    line: int
    code: str
    detail: str = ""


class ArticleInvalidError(KbError):
    """An article's text or attributes break the rules; ``problems`` names each one with its line."""

    code = "article_invalid"

    def __init__(self, problems: tuple[Problem, ...], *, path: str = "") -> None:
        """Keep the list so that an editor can jump to each line."""
        self.problems = problems
        super().__init__(path=path, count=len(problems), line=problems[0].line if problems else 0)


class SynonymsInvalidError(KbError):
    """A synonym file is not what it should be; ``problems`` names each one with its line; nothing was saved."""

    code = "synonyms_invalid"

    def __init__(self, problems: tuple[Problem, ...], *, path: str = "") -> None:
        """Keep the list so that an editor can jump to each line."""
        self.problems = problems
        super().__init__(path=path, count=len(problems), line=problems[0].line if problems else 0)


class FileChangedError(KbError):
    """A file (``path``) is no longer what it was when it was read: somebody else saved it; nothing was written."""

    code = "file_changed"


class AuditUnwritableError(KbError):
    """The audit trail (``path``) cannot be written, so what must be recorded was not done."""

    code = "audit_unwritable"


class HandOffInvalidError(KbError):
    """What should hand over a call is no such thing, longer than ``limit`` characters, or has over ``most`` parts."""

    code = "hand_off_invalid"


class WindowNotRunningError(KbError):
    """No window of this user has the library (``path``) open."""

    code = "window_not_running"


class WindowNotAnsweringError(KbError):
    """A window has the library (``path``) open but did not take what was handed to it."""

    code = "window_not_answering"


class UnexpectedError(KbError):
    """Something failed that nobody foresaw; it was reported where faults go, and the work that asked can go on."""

    code = "unexpected"


class OperationCancelledError(KbError):
    """The work was given up because a newer request made it pointless."""

    code = "cancelled"
