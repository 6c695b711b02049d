"""What a health check says, as (Japanese, English): what was found and, where it is not well, what to do."""

from __future__ import annotations

HEALTH: dict[str, tuple[str, str]] = {
    "versions": ("版: {versions}", "versions: {versions}"),
    "folder_good": (
        "フォルダー {path} はこのPCにあり、書き込めます。",
        "The folder {path} is on this computer and can be written.",
    ),
    "folder_missing": (
        "フォルダー {path} がありません。つながっていないディスクにないか、名前が変わっていないか確かめてください。",
        "The folder {path} is missing. Please check whether its disk is connected and its name is the same.",
    ),
    "folder_on_network": (
        "フォルダー {path} はネットワーク上にあります。このPCの中に移してください。",
        "The folder {path} is on a network share. Please move it to this computer.",
    ),
    "folder_not_writable": (
        "フォルダー {path} に書き込めません。アクセス権を確かめてください。",
        "The folder {path} cannot be written. Please check its permissions.",
    ),
    "folder_open_to_others": (
        "フォルダー {path} は、このPCのほかの利用者にも読めます。",
        "The folder {path} can be read by other users of this computer.",
    ),
    "disk_good": ("ディスクの空きは {megabytes} MB です。", "{megabytes} MB of the disk are free."),
    "disk_low": (
        "ディスクの空きが {megabytes} MB しかありません。控えや索引の作り直しに足りません。空きを作ってください。",
        "Only {megabytes} MB of the disk are free: too little for backups and rebuilding. Please make room.",
    ),
    "disk_full": (
        "ディスクの空きが {megabytes} MB しかなく、まもなく保存できなくなります。すぐに空きを作ってください。",
        "Only {megabytes} MB of the disk are free: soon nothing can be saved. Please make room at once.",
    ),
    "font_good": ("日本語の文字があります({font})。", "There is a Japanese font ({font})."),
    "font_missing": (
        "日本語のフォントがありません。文字が四角になります。fonts-noto-cjk などを入れてください。",
        "There is no Japanese font: texts would be boxes. Please install one, such as fonts-noto-cjk.",
    ),
    "font_unknown": (
        "フォントを確かめられません(fc-list がありません)。文字が四角なら、日本語のフォントを入れてください。",
        "Fonts could not be looked up (no fc-list). If texts are boxes, please install a Japanese font.",
    ),
    "policy_absent": (
        "このPCに方針のファイル({path})はありません。",
        "This computer has no policy file ({path}).",
    ),
    "policy_good": (
        "方針 {path} は正しく読め、管理者だけが書き換えられます(決めごと {count})。",
        "The policy {path} is sound and only an administrator can change it (it fixes: {count}).",
    ),
    "policy_broken": (
        "方針 {path} の {line} 行目({key})を読めず、ライブラリは開きません。直し方は「kb policy check」が示します。",
        "Line {line} of the policy {path} ({key}) cannot be read: no library is opened. “kb policy check” says more.",
    ),
    "policy_unreadable": (
        "方針 {path} を読めません。ライブラリは開きません。UTF-8 で、だれにも読めるように保存してください。",
        "The policy {path} cannot be read: no library is opened. Please save it as UTF-8, readable for all.",
    ),
    "policy_open_to_users": (
        "方針 {path} かそのフォルダーを、管理者でない人も書き換えられます。管理者だけが書けるようにしてください。",
        "The policy {path} or its folder can be changed by others than an administrator. Please let only those write.",
    ),
    "protection_off": ("ライブラリは暗号化していません。", "The library is not encrypted."),
    "protection_on": ("ライブラリは暗号化されています。", "The library is encrypted."),
    "protection_required": (
        "方針 {path} は暗号化を求めていますが、暗号化されていません。「kb protection on」で暗号化できます。",
        "The policy {path} wants libraries encrypted, and this one is not. “kb protection on” encrypts it.",
    ),
    "protection_unreadable": (
        "暗号化の覚え {path} を読めません。「kb protection unlock」で回復キーを入れると、作り直されます。",
        "The note on encryption {path} cannot be read. “kb protection unlock” with the recovery key makes it anew.",
    ),
    "keyring_good": ("鍵は {name} に保管できます。", "Keys can be kept in {name}."),
    "keyring_not_needed": (
        "OSに鍵の保管場所がありません。暗号化しないなら要りません。",
        "The system has no store for keys; without encryption none is needed.",
    ),
    "keyring_missing": (
        "OSに鍵の保管場所がありません。GNOME Keyring などを入れるか、方針の key_file に鍵のファイルを決めてください。",
        "The system has no store for keys. Please install one (GNOME Keyring), or name a key_file in the policy.",
    ),
    "key_file_good": ("鍵はファイル {path} に保管します。", "Keys are kept in the file {path}."),
    "key_file_unsafe": (
        "鍵のファイル {path} をほかの人も読めるか、中身が鍵ではありません。本人だけが読めるようにしてください。",
        "The key file {path} can be read by others, or holds something else. Please let only its owner read it.",
    ),
    "database_good": (
        "データベースは終わりまで読めます(記事 {articles}、通話 {calls}、版 {schema})。",
        "The database can be read to its end (articles: {articles}, calls: {calls}, schema {schema}).",
    ),
    "database_missing": (
        "データベース {path} がありません。「kb restore」で控えに戻すか、「kb init」で作ってください。",
        "The database {path} is missing. Please go back to a backup with “kb restore”, or make it with “kb init”.",
    ),
    "database_damaged": (
        "データベース {path} が壊れています({detail})。「kb restore」で控えに戻してください。",
        "The database {path} is damaged ({detail}). Please go back to a backup with “kb restore”.",
    ),
    "database_locked": (
        "データベース {path} は暗号化されていて、鍵がありません。「kb protection unlock」で回復キーを入れてください。",
        "The database {path} is encrypted, and no key is here. Please give its recovery key: “kb protection unlock”.",
    ),
    "database_unread": (
        "暗号化の覚えを読めないため、{path} を確かめていません。「kb protection unlock」で回復キーを入れると直ります。",
        "{path} was not read: nobody can tell its key. “kb protection unlock” with the recovery key mends that.",
    ),
    "database_not_encrypted": (
        "データベース {path} は、暗号化されているはずなのに、されていません。すり替えられていないか確かめてください。",
        "The database {path} should be encrypted and is not. Please find out whether somebody replaced it.",
    ),
    "backup_locked": (
        "控え {path} は、ここにない鍵のものか、壊れています。「kb protection unlock」でその回復キーを入れてください。",
        "The backup {path} is under a key that is not here, or broken. Its recovery key tells: “kb protection unlock”.",
    ),
    "clock_behind": (
        "ライブラリの最後の変更({when})が、いまの時刻より先です。PCの時計を確かめてください。",
        "The last change of the library ({when}) lies in the future. Please check the clock of the computer.",
    ),
    "clock_doubted": (
        "いまの時刻({now})が最後の記録({last})より1年以上先のため、古い記録を消していません。時計を確かめてください。",
        "It is {now} here, more than a year after the last record ({last}), so nothing is erased. Check the clock.",
    ),
    "index_good": (
        "索引は {articles} 件の記事のとおりです(反映待ち {waiting})。",
        "The index agrees with all {articles} articles (waiting: {waiting}).",
    ),
    "index_differs": (
        "索引が {wrong} 件の記事と違います。「kb reindex」で作り直せます。",
        "The index differs from {wrong} articles. “kb reindex” rebuilds it.",
    ),
    "pictures_damaged": (
        "壊れている画像が {count} 枚あります({names})。同じ画像を入れ直すか、「kb restore」で控えに戻してください。",
        "Damaged images: {count} ({names}). Please insert them anew, or go back to a backup with “kb restore”.",
    ),
    "index_unreadable": (
        "索引を読めません。勘所を起動するか「kb reindex」で作り直されます。記事は無事です。",
        "The index cannot be read. A start of Kandokoro or “kb reindex” rebuilds it; no article is lost.",
    ),
    "rules_good": ("規則のファイルはすべて読めます。", "All rule files can be read."),
    "rule_file_broken": (
        "規則のファイル {path} を読めません({line} 行目)。直すか、消して配布のものに戻してください。",
        "The rule file {path} cannot be read (line {line}). Please mend it, or remove it to have the shipped one.",
    ),
    "backups_good": ("控えは {count} 件、最後は {newest} です。", "There are {count} backups, the newest of {newest}."),
    "backup_due": (
        "新しい控えがありません(いま {count} 件)。「kb backup」で作れます。",
        "There is no recent backup (there are {count}). “kb backup” makes one.",
    ),
    "backup_unsound": (
        "控え {path} は終わりまで読めません。消してかまいません。",
        "The backup {path} cannot be read to its end. It may be removed.",
    ),
    "backups_unreadable": (
        "控えのフォルダー {path} を読めません。アクセス権を確かめてください。",
        "The folder of backups {path} cannot be read. Please check its permissions.",
    ),
    "packs_off": ("ナレッジパックの配布元は決まっていません。", "No place for knowledge packs is named."),
    "packs_good": (
        "ナレッジパックは最新です(第 {version} 版、{when} に取り込み、{place})。",
        "Knowledge packs are up to date (version {version}, taken in {when}, {place}).",
    ),
    "packs_none_yet": (
        "ナレッジパックの配布元 {place} に届きますが、まだ何もありません。",
        "The place of knowledge packs {place} is reached; there is nothing yet.",
    ),
    "packs_behind": (
        "配布元 {place} の第 {newest_version} 版がまだです。「kb pack look」で取り込めます(断られたら keys を確認)。",
        "Version {newest_version} at {place} was not taken in. “kb pack look” does it; if refused, please check keys.",
    ),
    "packs_unreached": (
        "配布元 {place} に届きません。ネットワークとアクセス権を確かめてください。いまの記事のまま使えます。",
        "The place of packs {place} is not reached. Please check network and permissions; all articles can be used.",
    ),
    "packs_unreached_since": (
        "配布元 {place} に届きません(最後は {when} の第 {version} 版)。ネットワークとアクセス権を確かめてください。",
        "The place of packs {place} is not reached (last: version {version}, {when}). Please check the network.",
    ),
    "packs_without_keys": (
        "配布元 {place} に信じる鍵がなく、何も取り込みません。「kb pack key」の示す一行を keys に加えてください。",
        "No key is trusted for the packs at {place}: none is taken in. Please add the line of “kb pack key” to keys.",
    ),
    "packs_key_wrong": (
        "keys の {number} 番目は鍵ではありません。「kb pack key」の示した一行を、そのまま写してください。",
        "Line {number} of keys is no key. Please copy the line that “kb pack key” printed as it is.",
    ),
    "audit_good": (
        "操作の記録は、{count} 件とも書かれたままです。",
        "All {count} records of the audit trail are as they were written.",
    ),
    "audit_broken": (
        "操作の記録 {path} の {number} 番が、書かれたままではありません。「kb audit verify」と写しで確かめてください。",
        "Record {number} of the audit trail {path} is not as it was written. See “kb audit verify”; compare the copy.",
    ),
    "audit_lost": (
        "操作の記録 {path} が失われています({number} 番)。理由を確かめて「kb audit accept」を使います。",
        "The audit trail {path} was cut, deleted or replaced (record {number}). Find out why; then “kb audit accept”.",
    ),
    "audit_copy_away": (
        "操作の記録の写しを置く {path} に届きません。届くようになれば、欠けている分を書き足します。",
        "The place {path} for the copy of the audit trail cannot be reached; it gets what it misses when it can.",
    ),
    "audit_unreadable": (
        "操作の記録 {path} を読めません。アクセス権を確かめてください。読めないうちは書き出しできません。",
        "The audit trail {path} cannot be read. Please check its permissions; nothing is exported meanwhile.",
    ),
    "leftovers": (
        "途中で止まったプログラムの残したものが {count} 個あります({path} など)。",
        "A program that was killed left {count} files or folders behind ({path} and so on).",
    ),
}
