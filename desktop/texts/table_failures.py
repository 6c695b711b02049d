"""Sentences for tables that cannot be imported, and for their rows."""

from __future__ import annotations

from desktop.i18n import noop

TABLE_ERRORS: dict[str, str] = {
    "table_format": noop(
        "Errors",
        "CSV でも Excel（.xlsx）でもないか、壊れているか、パスワードつきです。"
        "Excel で開き、.xlsx か CSV で保存し直してください: {path}",
    ),
    "table_encoding_unknown": noop("Errors", "文字コードを決められません。文字コードを選んでください: {path}"),
    "table_empty": noop("Errors", "見出しの行か、その下の行がありません。何も変えていません: {path}"),
    "table_too_large": noop("Errors", "大きすぎて読めません。いくつかのファイルに分けてください: {path}"),
    "table_sheet_missing": noop("Errors", "「{sheet}」というシートはありません。ほかのシートを選んでください。"),
    "table_target_unknown": noop("Errors", "見出しからは応対履歴か記事かを決められません。どちらかを選んでください。"),
    "table_column_unknown": noop("Errors", "「{column}」という列はありません。"),
    "table_field_unknown": noop("Errors", "「{field}」という項目はないか、二つの列に割り当てられています。"),
    "table_field_missing": noop("Errors", "日時か題名に当たる列がありません。列を割り当ててください。"),
    "bad_rows_place": noop(
        "Errors", "{path} に書けないため、取り込めない行を残せません。表を、書けるフォルダーに写してください。"
    ),
    "table_cell_too_long": noop(
        "Errors", "「{title}」の文章が Excel のセルに入りません（{limit} 文字まで）。CSV で書き出してください。"
    ),
}

TABLE_PROBLEMS: dict[str, str] = {
    "row_quote": noop("Problems", '引用符（"）の付き方が正しくありません。引用符を対にしてください。'),
    "row_cells": noop("Problems", "セルの数が見出しと合いません（{detail}）。区切りの過不足を直してください。"),
    "row_encoding": noop("Problems", "{detail} として読めない文字があります（� の所）。正しい文字に直してください。"),
    "row_twice": noop("Problems", "{detail} 行目と同じ番号または題名です。どちらかを直してください。"),
    "cell_error": noop("Problems", "セル {detail} は Excel のエラーです。値に直してください。"),
    "cell_formula": noop(
        "Problems", "セル {detail} の数式に計算結果が保存されていません。Excel で開いて保存し直してください。"
    ),
    "date_missing": noop("Problems", "日付がありません。日付を書いてください。"),
    "date_unreadable": noop("Problems", "日付として読めません: {detail}。2026/11/27 9:05 のように書いてください。"),
    "date_in_future": noop("Problems", "これから先の日付です: {detail}。正しい日付に直してください。"),
    "time_unreadable": noop("Problems", "時刻として読めません: {detail}。9:05 のように書いてください。"),
    "duration_unreadable": noop(
        "Problems", "時間の長さとして読めません: {detail}。0:05:30 か 5分30秒 のように書いてください。"
    ),
    "duration_without_unit": noop("Problems", "単位のない数です: {detail}。この列を分か秒の項目に割り当ててください。"),
    "duration_unlikely": noop(
        "Problems", "通話が一日を超えるか、終わりが始まりより前です: {detail}。時刻を直してください。"
    ),
}
