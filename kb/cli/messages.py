"""Everything else the command line says: results, notices and the demonstration, as (Japanese, English)."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "words_between": ("」「", "”, “"),
    "reasons_between": ("、", "; "),
    "version": ("勘所 (Kandokoro) {version}", "Kandokoro {version}"),
    "created": (
        "{path} にライブラリを作りました。記事は {count} 件です。",
        "Created a library at {path} with {count} articles.",
    ),
    "alerts": ("アラート", "Alerts"),
    "alert": ("{severity}: {name}(「{words}」)", "{severity}: {name} (“{words}”)"),
    "recommended": ("おすすめの応対", "Replies to consider"),
    "similar": ("似た事例", "Similar cases"),
    "nothing_to_suggest": ("候補はありません。", "Nothing to suggest."),
    "found": ("{total} 件見つかりました。", "{total} found."),
    "did_you_mean": ("もしかして: {text}", "Did you mean: {text}"),
    "used": ("使用 {count}回", "used {count} times"),
    "added": ("追加 {count} 件", "added: {count}"),
    "changed": ("変更 {count} 件", "changed: {count}"),
    "unchanged": ("変更なし {count} 件", "unchanged: {count}"),
    "invalid": ("取り込めないファイル {count} 件", "files not imported: {count}"),
    "would": ("試しに調べただけで、何も変えていません。", "This was a dry run; nothing was changed."),
    "records_exported": ("{path} に {count} 件を書き出しました。", "Wrote {count} rows to {path}."),
    "exported": ("{count} 件の記事を {path} に書き出しました。", "Wrote {count} articles to {path}."),
    "reindexed": ("{count} 件の記事から索引を作り直しました。", "Rebuilt the index from {count} articles."),
    "job_import": ("取り込んでいます… {done}/{total}", "Importing… {done}/{total}"),
    "job_rebuild": ("索引を作っています… {done}/{total}", "Building the index… {done}/{total}"),
    "job_seconds_left": ("(毎秒 {rate} 件、残り約 {left} 秒)", " ({rate} a second, about {left} s left)"),
    "job_minutes_left": ("(毎秒 {rate} 件、残り約 {left} 分)", " ({rate} a second, about {left} min left)"),
    "import_continues": (
        "前に途中で終わった取り込みの続きです({count} 件は保存済み)。",
        "Continuing an import that was interrupted ({count} articles are saved already).",
    ),
    "import_stopped": (
        "取り込みを中断しました。保存した分はそのままです。同じコマンドで続きを取り込めます。",
        "The import was stopped; what was saved stays. The same command imports the rest.",
    ),
    "rebuild_stopped": (
        "作り直しを中断しました。前の索引はそのままです。同じコマンドでやり直せます。",
        "The rebuild was stopped; the index is what it was before. The same command starts it again.",
    ),
    "indexed_later": (
        "保存しました。検索への反映は次の起動のときに行います。",
        "Saved. The search index will be brought up to date at the next start.",
    ),
    "incomplete": (
        "索引が最新ではありません。少し待つか、ディスクの空きを確かめて「kb reindex」を実行してください。",
        "The index is not up to date. Please wait a moment, or check the room on the disk and run “kb reindex”.",
    ),
    "system_refused": ("{path} を扱えません: {reason}", "{path} cannot be used: {reason}"),
    "system_refused_unnamed": ("読み書きに失敗しました: {reason}", "Reading or writing failed: {reason}"),
    "batch_not_utf8": ("{line} 行目: 文字コードが UTF-8 ではありません。", "Line {line}: it is not UTF-8."),
    "batch_not_json": ("{line} 行目: JSON のオブジェクトではありません。", "Line {line}: it is not a JSON object."),
    "batch_no_note": (
        "{line} 行目: 文字列の「note」がありません。",
        "Line {line}: it has no “note” that is a string.",
    ),
    "batch_bad_id": (
        "{line} 行目: 「id」は文字列か数にしてください。",
        "Line {line}: its “id” must be a string or a number.",
    ),
    "wording_good": ("直すところは見つかりません。", "Nothing to improve was found."),
    "wording_place": ("{line} 行目", "line {line}:"),
    "wording_why": ("なぜ: {text}", "Why: {text}"),
    "wording_better": ("言い換え: {text}", "Better: {text}"),
    "call_handed_over": ("勘所の画面に渡しました。", "Handed over to the window."),
    "call_unknown": ("使わない項目も文字として渡しました: {names}", "Passed on as text only: {names}"),
    "demo_title": (
        "勘所 実演: 通話メモを打つと、応対と事例の候補が変わります",
        "Kandokoro: suggestions change as the call notes are typed",
    ),
    "demo_preparing": ("見本のライブラリを用意しています…", "Preparing a library with sample knowledge…"),
    "demo_notes": ("メモ", "Notes"),
    "demo_silent": ("(まだ候補はありません)", "(nothing to suggest yet)"),
    "demo_same": ("(候補は変わりません)", "(the suggestions stay)"),
    "demo_opens": ("一番目の候補を開くと、話す言葉が出ます", "Opening the first suggestion shows the words to say"),
    "demo_end": (
        '自分のメモで試すには: kb suggest --notes "…"(はじめに kb init --sample)',
        'To try your own notes: kb suggest --notes "…" (first: kb init --sample)',
    ),
}
