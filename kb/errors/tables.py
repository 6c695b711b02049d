"""What can be wrong with tables that come in or go out."""

from __future__ import annotations

from kb.errors.base import KbError


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


class TableCellTooLongError(KbError):
    """A text of the article ``title`` is longer than the ``limit`` characters a cell of a workbook takes."""

    code = "table_cell_too_long"


class BadRowsPlaceError(KbError):
    """Rows that cannot be imported cannot be kept beside their table, as its folder (``path``) cannot be written.

    In an encrypted library they are not kept either: there they could be read.
    """

    code = "bad_rows_place"
