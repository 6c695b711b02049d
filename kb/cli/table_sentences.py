"""What the command line says about tables that cannot be imported, and about their rows: (Japanese, English)."""

from __future__ import annotations

#: One sentence for each KbError code.
TABLE_ERRORS: dict[str, tuple[str, str]] = {
    "table_format": (
        "{path} は CSV でも Excel(.xlsx)でもないか、壊れているか、パスワードつきです。Excel で保存し直してください。",
        "{path} is neither CSV nor Excel (.xlsx), or is damaged or has a password. Please save it anew in Excel.",
    ),
    "table_encoding_unknown": (
        "{path} の文字コードを決められません。--encoding で utf-8、cp932(Shift_JIS)、utf-16 から選んでください。",
        "The encoding of {path} cannot be told. Please give --encoding: utf-8, cp932 (Shift_JIS) or utf-16.",
    ),
    "table_empty": (
        "{path} に見出しの行か、その下の行がありません。何も変えていません。",
        "{path} has no row with headings, or none below it; nothing was changed.",
    ),
    "table_too_large": (
        "{path} は大きすぎます。いくつかのファイルに分けてください。",
        "{path} is too large. Please divide it into several files.",
    ),
    "table_sheet_missing": ("{path} に「{sheet}」というシートはありません。", "{path} has no sheet “{sheet}”."),
    "table_target_unknown": (
        "{path} の見出しからは、応対履歴か記事かを決められません。--calls か --articles を指定してください。",
        "The headings of {path} do not tell calls from articles. Please give --calls or --articles.",
    ),
    "table_column_unknown": ("「{column}」という列はありません。", "There is no column “{column}”."),
    "table_field_unknown": (
        "「{field}」という項目はないか、二つの列に割り当てられています。",
        "There is no field “{field}”, or two columns are to be it.",
    ),
    "table_field_missing": (
        "「{field}」に当たる列がありません。--map 列名={field} で指定してください。",
        "No column is “{field}”. Please name one by --map COLUMN={field}.",
    ),
    "bad_rows_place": (
        "{path} に書けず、取り込めない行を残せません。`--bad-rows` で、その行を書くファイルを指定してください。",
        "Rows that cannot be imported have no place: {path} cannot be written. Please name a file with `--bad-rows`.",
    ),
    "table_cell_too_long": (
        "「{title}」の文章が Excel のセルに入りません({limit} 文字まで)。CSV で書き出してください。",
        "A text of “{title}” does not fit into a cell of Excel ({limit} characters). Please export to CSV.",
    ),
}

#: One sentence for each thing that can be wrong with a row.
TABLE_PROBLEMS: dict[str, tuple[str, str]] = {
    "row_quote": (
        '引用符(")の付き方が正しくありません。引用符を対にしてください。',
        'Its quotation marks (") do not match. Please make them pairs.',
    ),
    "row_cells": (
        "セルの数が見出しと合いません({detail})。区切りの過不足を直してください。",
        "It has another number of cells than the headings ({detail}). Please mend what separates them.",
    ),
    "row_encoding": (
        "{detail} として読めない文字があります(� の所)。正しい文字に直してください。",
        "Some characters are not {detail} (where � stands). Please write them again.",
    ),
    "row_twice": (
        "{detail} 行目と同じ番号または題名です。どちらかを直してください。",
        "It has the same number or title as row {detail}. Please change one of them.",
    ),
    "cell_error": (
        "セル {detail} は Excel のエラーです。値に直してください。",
        "The cell {detail} is an error in Excel. Please write its value.",
    ),
    "cell_formula": (
        "セル {detail} の数式に計算結果が保存されていません。Excel で開いて保存し直してください。",
        "The formula in cell {detail} was saved without its result. Please open the file in Excel and save it again.",
    ),
    "date_missing": ("日付がありません。日付を書いてください。", "It has no date. Please write one."),
    "date_unreadable": (
        "日付として読めません: {detail}。2026/11/27 9:05 のように書いてください。",
        "This is no date: {detail}. Please write it like 2026/11/27 9:05.",
    ),
    "date_in_future": (
        "これから先の日付です: {detail}。正しい日付に直してください。",
        "This date is in the future: {detail}. Please write the right one.",
    ),
    "time_unreadable": (
        "時刻として読めません: {detail}。9:05 のように書いてください。",
        "This is no time: {detail}. Please write it like 9:05.",
    ),
    "duration_unreadable": (
        "時間の長さとして読めません: {detail}。0:05:30 か 5分30秒 のように書いてください。",
        "This is no length of time: {detail}. Please write it like 0:05:30.",
    ),
    "duration_without_unit": (
        "単位のない数です: {detail}。この列を分か秒の項目に割り当ててください。",
        "This number has no unit: {detail}. Please let the column be minutes or seconds.",
    ),
    "duration_unlikely": (
        "通話が一日を超えるか、終わりが始まりより前です: {detail}。時刻を直してください。",
        "The call would last over a day, or end before it begins: {detail}. Please correct the time.",
    ),
}
