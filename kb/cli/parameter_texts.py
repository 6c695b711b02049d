"""Help of arguments and options in both languages: (Japanese, English) by command and parameter."""

from __future__ import annotations

PARAMETERS: dict[str, tuple[str, str]] = {
    "library": (
        "ライブラリのフォルダー(環境変数 KANDOKORO_LIBRARY でも指定できます)",
        "folder of the library (also: environment variable KANDOKORO_LIBRARY)",
    ),
    "json": ("結果を JSON で出す", "print the result as JSON"),
    "language": ("表示の言語", "language of what is printed"),
    "help": ("この説明を表示する", "show this help"),
    "kb.version": ("版を表示する", "show the version"),
    "init.sample": (
        "見本の記事を入れる(--sample、既定)か、空にする(--empty)",
        "with sample knowledge (--sample, the default) or empty (--empty)",
    ),
    "suggest.notes": ("通話メモ", "the call notes"),
    "suggest.batch": (
        '一行に一つの JSON {"id": …, "note": …} を読み、一行ずつ答える(- は標準入力)',
        'read one JSON object a line, {"id": …, "note": …}, and answer line by line (- is standard input)',
    ),
    "suggest.limit": (
        "おすすめと事例を、それぞれ何件まで出すか(既定は 3 と 5)",
        "at most so many replies and so many cases (3 and 5 by default)",
    ),
    "search.text": ("探す言葉(省略すると、新しい順にすべて)", "what to search for (nothing: everything, newest first)"),
    "search.limit": ("何件まで出すか(既定 10)", "at most so many results (10 by default)"),
    "search.all": ("作成中や公開停止の記事も含める", "include drafts and archived articles"),
    "show.article": ("記事の ID または題名", "id or title of the article"),
    "history.article": ("記事の ID または題名", "id or title of the article"),
    "diff.article": ("記事の ID または題名", "id or title of the article"),
    "diff.before": (
        "古いほうの版(省略すると、新しいほうの一つ前。0 は最初の版の前)",
        "the older revision (the one before the newer by default; 0 is the empty article before the first)",
    ),
    "diff.after": ("新しいほうの版(省略すると、最後の版)", "the newer revision (the last one by default)"),
    "check-wording.text": ("調べる文", "the reply to check"),
    "check-wording.file": (
        "文を読むファイル(UTF-8、- は標準入力)",
        "read the reply from a file (UTF-8; - is standard input)",
    ),
    "lint.article": (
        "記事の ID か題名、または Markdown ファイル(- は標準入力)",
        "id or title of the article, or a Markdown file (- is standard input)",
    ),
    "lint.all": ("ライブラリのすべての記事を調べる", "look at every article of the library"),
    "import.source": ("取り込むフォルダー、または表のファイル", "folder or table to import"),
    "import.dry_run": ("何が変わるかを調べるだけで、書き込まない", "only tell what would change"),
    "import.conflicts": (
        "同じ箇所が両方で直されたとき: keep ライブラリを残す、take ファイルを採る、draft 下書きに残す(既定)",
        "where both sides changed: keep the library, take the file, or keep the file as a draft (the default)",
    ),
    "import.archive_missing": (
        "前にはフォルダーにあり、いまはない記事を公開停止にする(消しはしない)",
        "archive articles that the folder had before and has no longer (nothing is deleted)",
    ),
    "import.text_kind": (
        "HTML とテキストのファイルも、この種別の作成中の記事にする(case、script、procedure、technique、notice)",
        "also make drafts of this kind of HTML and text files (case, script, procedure, technique, notice)",
    ),
    "import.memory": (
        "読んだ文章をメモリーに置く上限(MB、既定 32。超えた分は一時ファイルに置く)",
        "at most so many MB of texts in memory (32 unless given; more waits in a temporary file)",
    ),
    "import.calls": (
        "表の行を応対履歴(--calls)か記事(--articles)として読む(省略すると、見出しから決める)",
        "rows of a table are past calls (--calls) or articles (--articles); else its headings decide",
    ),
    "import.columns": (
        "表の列を項目に割り当てる(繰り返し可。「列名=」ならその列を使わない)",
        "which field a column of a table is (may be repeated; “COLUMN=” leaves it out)",
    ),
    "import.values": (
        "列のない項目を、すべての行で同じ値にする(繰り返し可)",
        "a value that all rows have in a field without a column (may be repeated)",
    ),
    "import.encoding": ("表の文字コード(省略すると、調べて決める)", "encoding of a table (else it is found out)"),
    "import.sheet": ("Excel のシート(省略すると、最初のもの)", "sheet of a workbook (else the first one)"),
    "import.bad_rows": (
        "取り込めない行を書き出すファイル(省略すると、表の隣に作る)",
        "file for rows that cannot be imported (else beside the table)",
    ),
    "export-records.folder": (
        "書き出し先のフォルダー(同じ名前の表は置き換える)",
        "folder to write to (tables of the same name are replaced)",
    ),
    "backup.listed": ("控えを作らず、一覧を表示する", "list the backups and make none"),
    "verify.file": (
        "控えのファイル(省略すると、ライブラリとすべての控え)",
        "a backup (the library and all its backups if left out)",
    ),
    "restore.file": ("控えのファイル", "the backup"),
    "verify.recovery_key": (
        "ここにない鍵で暗号化された控えのために、回復キーを尋ねる",
        "ask for the recovery key of a backup whose key is not here",
    ),
    "restore.recovery_key": (
        "ここにない鍵で暗号化された控えのために、回復キーを尋ねる",
        "ask for the recovery key of a backup whose key is not here",
    ),
    "protection.on.yes": (
        "回復キーを書き写したかを尋ねない(スクリプト用)",
        "do not ask whether the recovery key was written down (for scripts)",
    ),
    "protection.rekey.yes": (
        "回復キーを書き写したかを尋ねない(スクリプト用)",
        "do not ask whether the recovery key was written down (for scripts)",
    ),
    "protection.off.yes": ("解除してよいかを尋ねない(スクリプト用)", "do not ask (for scripts)"),
    "restore.replace": (
        "控えに置き換える(先に勘所の画面を閉じる。それまでのライブラリは控えとして残る)",
        "put it in the library's place (close the window first; the library as it was is kept as a backup)",
    ),
    "retention.anyway": ("PCの時計が大きく進んでいても消す", "erase even though the clock is far ahead"),
    "retention.dry_run": ("何が消えるかを数えるだけで、消さない", "only count what would be erased"),
    "doctor.selftest": (
        "ライブラリを調べる代わりに、一時的なライブラリで仕事を一通り試す(60 秒以内)",
        "instead, do the whole job in a temporary library on this computer (60 seconds at most)",
    ),
    "doctor.repair": ("安全に直せるものを直す", "mend what can be mended safely"),
    "audit.list.event": (
        "この出来事だけ(繰り返し可。export、restore、role など)",
        "only these events, such as export or role (may be repeated)",
    ),
    "audit.list.user": ("この利用者だけ", "only of this user"),
    "audit.list.since": ("この日以降だけ", "only from this day on"),
    "audit.list.last": (
        "新しいほうから何件まで(既定 50、0 はすべて)",
        "at most so many of the newest (50 by default, 0: all)",
    ),
    "audit.verify.head": (
        "前に kb audit head が表示した値(繰り返し可)",
        "what kb audit head printed before (may be repeated)",
    ),
    "audit.verify.against": ("別の場所にある写し", "a copy of the trail that lies elsewhere"),
    "pack.key.file": (
        "作る鍵のファイル(パスワードは尋ねるか、環境変数 KANDOKORO_PACK_PASSWORD)",
        "the file of the key to make (the password is asked for, or KANDOKORO_PACK_PASSWORD)",
    ),
    "policy.check.file": (
        "調べるファイル(省略すると、このPCの方針)",
        "the file to check (that of this computer by default)",
    ),
    "pack.make.folder": ("書き出すフォルダー(共有フォルダーなど)", "where to write, such as a share"),
    "pack.make.key_file": ("署名する鍵のファイル", "the key to sign with"),
    "pack.make.whole": ("変わった分に加えて、全体の版も書き出す", "also write the whole, not only what changed"),
    "pack.take.file": ("配布ファイル", "the pack"),
    "pack.feedback.folder": ("書き出すフォルダー", "the folder to write to"),
    "pack.gather.files": ("kb pack feedback で作ったファイル", "files that kb pack feedback made"),
    "queue.list.which": (
        "flags、misses、drafts、not_helped、reviews、due のどれか",
        "flags, misses, drafts, not_helped, reviews or due",
    ),
    "queue.settle.which": ("flags、misses、not_helped、reviews のどれか", "flags, misses, not_helped or reviews"),
    "queue.settle.key": ("list が表示する ID", "the id that list prints"),
    "queue.settle.how": (
        "どう片付けたか: article、draft、synonym、nothing(既定)",
        "what was done: article, draft, synonym or nothing (the default)",
    ),
    "queue.synonym.word": ("お客様の言葉", "the customer's word"),
    "queue.synonym.term": ("センターの用語(標準タグ)", "the centre's term, as in tags"),
    "queue.synonym.phrase": ("語の並びとして、どの活用でも見つける", "match its words in order, in any inflection"),
    "queue.synonym.save": ("試したうえで保存する", "try it and save it"),
    "rules.check.files": (
        "規則の名前(alerts など)、または同じ名前のファイル(alerts.yaml)",
        "names of rules (such as alerts), or files of that name (alerts.yaml)",
    ),
    "rules.try.file": (
        "規則の名前か、書きかけのファイル(alerts、wording、masking、questions)",
        "a name of rules, or a file being written (alerts, wording, masking, questions)",
    ),
    "rules.try.text": (
        "試す文(省略すると、--file か標準入力から読む)",
        "the text to try (else --file or standard input)",
    ),
    "rules.try.source": ("試す文のファイル(- は標準入力)", "a file with the text to try (- is standard input)"),
    "call.start.caller": ("お客様の名前や番号", "the caller's name or number"),
    "call.start.product": ("製品", "product"),
    "call.start.cause": ("原因(コードか言葉)", "cause (a code or words)"),
    "call.start.matter": ("相手のシステムでの案件番号", "number of the matter in the other system"),
    "call.start.notes": ("メモのはじめに入れる文", "text to begin the notes with"),
    "call.start.demand": ("要求(コードをカンマで区切り、続けて言葉)", "demand (codes separated by commas, then words)"),
    "call.open.url": ("kandokoro:// で始まる URL", "a URL that begins with kandokoro://"),
    "export.target": (
        "書き出し先のフォルダー(なければ作る。前に書き出したフォルダーなら更新する)か、.csv、.xlsx のファイル",
        "a folder (created if missing; an earlier export is brought up to date) or a .csv or .xlsx file",
    ),
}
