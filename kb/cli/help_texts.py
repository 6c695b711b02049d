"""Help in both languages: (Japanese, English), by command; that of parameters is in ``parameter_texts``."""

from __future__ import annotations

HEADINGS: dict[str, tuple[str, str]] = {
    "usage": ("使い方:", "Usage:"),
    "commands": ("コマンド:", "Commands:"),
    "arguments": ("引数:", "Arguments:"),
    "options": ("オプション:", "Options:"),
    "shared": ("どのコマンドでも使えるオプション:", "Options of every command:"),
    "any_command": ("コマンド …", "COMMAND …"),
    "any_options": ("[オプション]", "[OPTIONS]"),
    "exit_codes": ("終了コード:", "Exit codes:"),
}

#: What each exit code means; resources/docs/cli.md repeats it.
EXIT_CODES: dict[int, tuple[str, str]] = {
    0: ("成功", "success"),
    1: (
        "入力に誤りがある(ファイル、記事名、バッチの行など)",
        "something in the input was wrong (a file, a title, a batch line)",
    ),
    2: ("コマンドの書き方に誤りがある", "the command was not written as it should be"),
    3: ("ライブラリがない、または使えない", "the library is missing or cannot be used"),
    4: ("使用中、またはディスクがいっぱい(後でもう一度)", "busy, or the disk is full (try again later)"),
    5: (
        "勘所の画面が開いていない(起動してからもう一度)",
        "no window of Kandokoro is open (start it and try again)",
    ),
    130: ("Ctrl+C で中断した", "interrupted by Ctrl+C"),
}

COMMANDS: dict[str, tuple[str, str]] = {
    "kb": (
        "勘所 (Kandokoro): 苦情電話のナレッジベースを、端末から操作します。",
        "Kandokoro, a knowledge base for Japanese complaint calls, from the terminal.",
    ),
    "init": ("ライブラリを作ります。", "Create a library."),
    "suggest": (
        "通話メモから、おすすめの応対と似た事例を出します。",
        "Suggest replies and similar cases from call notes.",
    ),
    "search": (
        '記事を探します。題名:訪問 製品:R-8 のような絞り込み、"…"(そのままの語)、NOT も使えます。',
        'Search articles; fields such as title:訪問, "…" for exact text, and NOT work.',
    ),
    "show": ("記事を一つ表示します。", "Show one article."),
    "history": (
        "記事の版を、だれがいつどれだけ直したかとともに、新しい順に示します。",
        "List the revisions of an article, newest first: who saved it, when, and how much changed.",
    ),
    "diff": (
        "記事の二つの版の違いを示します。版を省くと、最後の二つを比べます。",
        "Show what differs between two revisions of an article: the last two unless others are named.",
    ),
    "check-wording": (
        "応対の文に火に油を注ぐ言葉がないかを調べ、言い換えを示します。",
        "Check a reply for words that make a complaint worse, and show better ones.",
    ),
    "lint": (
        "公開する前に直すことが記事にないかを調べます。誤りがあれば終了コードは 1 です。",
        "Check articles before agents see them; the exit code is 1 where there is an error.",
    ),
    "import": (
        "Markdown のフォルダーか、応対履歴や記事の表(CSV、Excel)を取り込みます。繰り返しても結果は同じです。",
        "Import a folder of Markdown, or a table (CSV, Excel) of past calls or articles. Repeating it changes nothing.",
    ),
    "export": (
        "すべての記事を Markdown ファイルのフォルダーか、表(.csv、.xlsx)に書き出します。",
        "Write every article to a folder of Markdown files, or to a table (.csv, .xlsx).",
    ),
    "export-records": (
        "通話と案件を CSV の表として書き出します(このPCの記録のみ)。",
        "Write calls and matters as CSV tables (the records of this computer only).",
    ),
    "reindex": ("検索の索引を作り直します。", "Rebuild the search index."),
    "backup": (
        "ライブラリの控え(バックアップ)を作って確かめ、古い控えを規則どおりに消します。",
        "Make a backup of the library, read it back, and remove earlier ones that the rule does not keep.",
    ),
    "verify": (
        "ライブラリと控えを、終わりまで読んで確かめます。",
        "Read the library and its backups from beginning to end.",
    ),
    "restore": (
        "控えに戻すと何が変わるかを示し、--replace を付けたときだけ置き換えます。",
        "Show what going back to a backup would change; only --replace does it.",
    ),
    "retention": (
        "保存期間(rules/retention.yaml の日数)を過ぎたお客様の情報を消します。元には戻せません。",
        "Erase what customers said after the days in rules/retention.yaml; it cannot be brought back.",
    ),
    "doctor": (
        "ライブラリとPCの状態を調べ、直し方を示します。--repair は、何も失わずに直せるものを直します。",
        "Check the library and the computer and say what to do; --repair mends what can be mended without loss.",
    ),
    "rules": (
        "規則のファイルが正しいかを調べ、置く前に文で試します。ライブラリは変えません。",
        "Check rule files and try them on a text before they are put in place; the library is not changed.",
    ),
    "rules check": (
        "規則のファイルと、その中の例を調べます。名前もファイルも書かなければ、いま使われるものをすべて調べます。",
        "Check rule files and their examples; without a name or file, all that are in use.",
    ),
    "rules try": (
        "文の中で、いまの規則と書きかけの規則のファイルが何を見つけるかを示します。",
        "Show what the rules in use, and those of a file being written, find in a text.",
    ),
    "audit": (
        "操作の記録(監査ログ)を調べます。書き出し、復元、消去、役割や方針の変更が残っています。",
        "Look at the audit trail: exports, restorations, erasures, changed roles and policies.",
    ),
    "audit list": ("操作の記録を並べます。", "List the records."),
    "audit verify": (
        "記録が書き換えられたり抜かれたりしていないかを確かめます。",
        "Check that every record is there as it was written.",
    ),
    "audit head": (
        "最新の記録の番号とハッシュ値を表示します。別の場所に控えておくと、あとで verify で比べられます。",
        "Print number and hash of the newest record, to be kept elsewhere and held against the trail later.",
    ),
    "audit accept": (
        "記録が失われた理由が分かったことを、だれが認めたかとともに記録します。その後は点検で異常になりません。",
        "Record that it is known why the trail was lost, and by whom; the doctor finds no fault with it afterwards.",
    ),
    "pack": (
        "署名したナレッジの配布ファイルを作り、取り込みます。記事への声も集めます。",
        "Make and take in signed packs of knowledge, and gather what agents say about it.",
    ),
    "pack key": (
        "配布ファイルに署名する鍵を作り、公開鍵を表示します。",
        "Make a key to sign packs with, and print its public part.",
    ),
    "pack make": (
        "前の配布から変わった記事を、署名したファイルに書き出します。作成中の記事は入りません。",
        "Write the articles that changed since the last pack into a signed file; unfinished ones are left out.",
    ),
    "pack take": (
        "配布ファイルを一つ取り込みます。署名が正しくなければ、何も取り込みません。",
        "Take in one pack; nothing of it where its signature is not good.",
    ),
    "pack look": (
        "方針か rules/packs.yaml に書かれた配布元を見に行き、新しい配布を取り込みます。",
        "Look into the place that the policy or rules/packs.yaml names and take in what is new.",
    ),
    "pack feedback": (
        "このPCで集まった記事への声を、編集者に渡すファイルに書き出します。お客様の情報は入りません。",
        "Write what agents here said about articles into a file for the editors; it holds nothing about customers.",
    ),
    "pack gather": (
        "ほかのPCの、記事への声のファイルを取り込みます。何度取り込んでも一度だけ数えます。",
        "Take in such files from other computers; each statement counts once, however often it comes.",
    ),
    "policy": (
        "このPCの方針(管理者の設定ファイル)を調べます。",
        "Look at the policy of this computer, which its administrator wrote.",
    ),
    "policy check": (
        "方針のファイルを調べ、決めている値を表示します。誤りがあれば、すべての行を示します。",
        "Check a policy file and list what it fixes, or every line that is wrong.",
    ),
    "protection": (
        "ライブラリの暗号化の状態を表示します。暗号化、鍵の交換、解除もできます。",
        "Tell whether the library is encrypted; encrypt it, change its key, or decrypt it.",
    ),
    "protection on": (
        "ライブラリと控えを暗号化し、回復キーを一度だけ表示します。先に勘所の画面を閉じてください。",
        "Encrypt the library and its backups, and print the recovery key once. Close the window first.",
    ),
    "protection rekey": (
        "ライブラリと控えの鍵を替え、新しい回復キーを一度だけ表示します。",
        "Encrypt the library and its backups under a new key, and print its recovery key once.",
    ),
    "protection off": (
        "ライブラリと控えの暗号化を解除します。",
        "Decrypt the library and its backups.",
    ),
    "protection unlock": (
        "回復キーを入力します。以後、この利用者はそのまま開けます。",
        "Enter the recovery key; from then on the library opens for this user.",
    ),
    "queue": (
        "編集者のやること(通話と検索から集まったもの)を見て、片付けます。お客様の情報は伏せてあります。",
        "Look at what calls and searches left for editors, and settle it; personal data is masked.",
    ),
    "queue list": (
        "種類ごとの件数か、一つの種類の中身を表示します。",
        "Print how many items wait, or the items of one queue.",
    ),
    "queue settle": (
        "一件を片付けます。下書きと検証の時期は、編集の画面で片付けます。",
        "Settle an item; drafts and what is due for verification are settled in the editor.",
    ),
    "queue synonym": (
        "お客様の言葉をセンターの用語につなぐと候補がどう変わるかを、過去の通話メモと検索で試します。",
        "Tell what tying a customer's word to a term of the centre would change in past notes and searches.",
    ),
    "call": (
        "かかってきた電話を、動いている勘所の画面に渡します。",
        "Hand an incoming call over to the running window.",
    ),
    "call start": (
        "電話の内容を渡します。通話中なら、次の通話として知らせます。値は文字として表示され、実行されません。",
        "Hand a call over. While another one runs it is only announced. Values are shown as text and never executed.",
    ),
    "call open": (
        "kandokoro://call?caller=…&product=… の形の URL を渡します。",
        "Hand over a URL of the form kandokoro://call?caller=…&product=….",
    ),
    "demo": (
        "見本の通話を再現し、候補が変わる様子を見せます。何も書き換えません。",
        "Play a sample call and show how suggestions change. Your library is not changed.",
    ),
}
