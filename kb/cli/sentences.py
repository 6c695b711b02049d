"""What the command line says, in both languages: (Japanese, English), filled with the parameters of the code."""

from __future__ import annotations

from kb.cli.table_sentences import TABLE_ERRORS

#: One sentence for each KbError code.
ERRORS: dict[str, tuple[str, str]] = {
    "library_missing": (
        "{path} にライブラリがありません。「{init}」で見本入りのライブラリを作れます。",
        "There is no library at {path}. “{init}” creates one with sample knowledge.",
    ),
    "library_exists": (
        "{path} にはもうライブラリがあります。何も変えていません。",
        "There is a library at {path} already; nothing was changed.",
    ),
    "library_newer": (
        "{path} は新しい版のプログラムで作られています。プログラムを更新してください。",
        "{path} was written by a newer version of the program. Please update the program.",
    ),
    "library_on_network": (
        "{path} はネットワーク上にあります。壊れるおそれがあるため、パソコン本体のフォルダーを使ってください。",
        "{path} is on a network share, where it could be damaged. Please use a folder of this computer.",
    ),
    "library_place_taken": (
        "{path} にはほかのものが入っています。空のフォルダーか、ライブラリのフォルダーを選んでください。",
        "There is something else in {path}. Please choose an empty folder, or that of a library.",
    ),
    "library_read_only": (
        "{path} に書き込めません。フォルダーのアクセス権を確認してください。",
        "{path} cannot be written. Please check the permissions of the folder.",
    ),
    "library_busy": (
        "ほかのプログラムが {path} を使用中です。少し待って、もう一度実行してください。",
        "Another program is using {path}. Please wait a moment and try again.",
    ),
    "library_damaged": (
        "{path} は壊れていて読めません。控えがあれば {backups} にあります。",
        "{path} is damaged and cannot be read. Backups, if there are any, are in {backups}.",
    ),
    "backup_unsound": (
        "{path} は、終わりまで読める控えではありません。別の控えを指定してください。{said}",
        "{path} is no backup that can be read to its end. Please name another backup.{said}",
    ),
    "backup_locked": (
        "{path} は、ここにない鍵で暗号化されているか、控えではありません。--recovery-key で、鍵を入れられます。",
        "{path} is encrypted under a key that is not here, or no backup. With --recovery-key you can give its key.",
    ),
    "pack_invalid": ("{path} を取り込みません。{reason}", "{path} is not taken in. {reason}"),
    "pack_out_of_order": (
        "{path} は第 {version} 版、いまは第 {taken} 版です。古いか、間が抜けています。新しい版か全体の版を。",
        "{path} is version {version}, here is {taken}: it is old, or one between is missing. Use a newer or whole one.",
    ),
    "pack_key": (
        "{path} は、配布ファイルに署名する鍵ではありません。「kb pack key」で作った鍵のファイルを指定してください。",
        "{path} is no key to sign packs with. Please name a file that “kb pack key” made.",
    ),
    "pack_password": (
        "鍵 {path} のパスワードが違います。確かめて、もう一度実行してください。",
        "That is not the password of the key {path}. Please check it and try again.",
    ),
    "file_exists": (
        "{path} はもうあります。上書きしないので、別の名前を指定してください。",
        "{path} exists already and is not overwritten. Please choose another name.",
    ),
    "library_locked": (
        "{path} は暗号化されています。この利用者の鍵がないため、「kb protection unlock」で回復キーを入れてください。",
        "{path} is encrypted, and no key is here. Please give its recovery key with “kb protection unlock”.",
    ),
    "recovery_key_invalid": (
        "回復キーではありません。1文字ずつ、紙と見比べてください。",
        "This is no recovery key. Please compare it letter by letter with the paper.",
    ),
    "key_store_unavailable": (
        "このPCに鍵の保管場所(資格情報マネージャー)がありません。用意するか、方針の key_file を決めてください。",
        "This computer has no store for keys (credential manager). Please set one up, or a key_file in the policy.",
    ),
    "key_file_unsafe": (
        "鍵のファイル {path} は使えません。ほかの人が読めるか、中身が違います。本人だけが読めるようにしてください。",
        "The key file {path} is not used: others may read it, or it holds something else. Let only its user read it.",
    ),
    "recovery_key_other": (
        "このライブラリの回復キーではありません({path})。どのライブラリの紙か、確かめてください。",
        "This is the recovery key of another library than {path}. Please look which one the paper belongs to.",
    ),
    "readable_files": (
        "{path} など {count} 個のファイルは、壊れていて暗号化できません。先に、ほかへ移すか消してください。",
        "Broken files cannot be encrypted and would stay readable: {count}, such as {path}. Move or remove them first.",
    ),
    "protection_state": (
        "{path} は暗号化されていないか、その記録と合いません。何も変えていません。「kb doctor」で確かめてください。",
        "{path} is not encrypted, or not as its note says; nothing was changed. Please look with “kb doctor”.",
    ),
    "disk_full": (
        "{path} のディスクがいっぱいです。空きを作って、もう一度実行してください。保存済みのものは無事です。",
        "The disk of {path} is full. Please make room and try again; what was saved before is safe.",
    ),
    "disk_failing": (
        "{path} のディスクがエラーを返しています。接続を確認してください。保存済みのものはそのままです。",
        "The disk of {path} reports an error. Please check its connection; what was saved before is untouched.",
    ),
    "audit_unwritable": (
        "操作の記録 {path} に書けないため、行いませんでした。空きとアクセス権を確かめて、もう一度実行してください。",
        "The audit trail {path} cannot be written, so this was not done. Please check room and permissions; try again.",
    ),
    "hand_off_invalid": (
        "通話の受け渡しではありません。kandokoro://call?caller=… の形で、{limit} 文字、{most} 項目までにしてください。",
        "This hands over no call. It must read kandokoro://call?caller=…, at most {limit} characters and {most} parts.",
    ),
    "window_not_running": (
        "勘所の画面が開いていません({path})。勘所を起動して、もう一度実行してください。",
        "No window of Kandokoro is open for {path}. Please start Kandokoro and try again.",
    ),
    "window_not_answering": (
        "勘所の画面が受け取りませんでした({path})。少し待って、もう一度実行してください。",
        "The window of Kandokoro did not take it ({path}). Please wait a moment and try again.",
    ),
    "unexpected": (
        "思いがけない誤りで終わりませんでした。もう一度実行してください。",
        "This failed for a reason nobody foresaw. Please try again.",
    ),
    "article_not_found": (
        "「{article}」という記事はありません。「kb search」で探せます。",
        "There is no article “{article}”. “kb search” finds articles by their words.",
    ),
    "article_changed": (
        "「{article}」はほかの人が保存し、いまは版 {latest} です。何も保存していません。読み直してください。",
        "Somebody else saved “{article}”; its revision is {latest} now. Nothing was saved; please read it again.",
    ),
    "state_not_reachable": (
        "「{before}」から「{after}」へは直接変えられません。",
        "An article does not go straight from “{before}” to “{after}”.",
    ),
    "not_permitted": (
        "{user} さんの役割「{role}」ではできません: {permission}。できる役割: {may}。決まりは {path} にあります。",
        "{user} may not do this as “{role}”: {permission}. Roles that may: {may}. It is decided in {path}.",
    ),
    "call_not_found": ("通話 {call} はありません。", "There is no call {call}."),
    "promise_not_found": ("約束 {promise} はありません。", "There is no promise {promise}."),
    "promise_incomplete": (
        "約束には、内容と、これから先の期限が要ります。期限を動かすとき、果たせなかったときは理由も要ります。",
        "A promise needs what is promised and a due time in the future; a moved or missed one needs its reason.",
    ),
    "matter_not_found": ("案件 {matter} はありません。", "There is no matter {matter}."),
    "reviewers_missing": (
        "合意とするには、確認した人の名前が {needed} 人分要ります。",
        "A matter is settled only when {needed} named people have agreed.",
    ),
    "channel_reason_missing": (
        "最終回答は、まず面談、次に電話で行います。メールにするときは理由を書いてください。",
        "A final answer is given face to face or by telephone; give a reason for an e-mail.",
    ),
    "memo_too_long": (
        "引き継ぎメモが長すぎます({characters} 文字、{limit} 文字まで)。",
        "The hand-over memo is too long ({characters} characters, {limit} at most).",
    ),
    "place_silent": (
        "{path} が {seconds} 秒待っても応答しないため、行っていません。共有フォルダーなら、接続を確かめてください。",
        "{path} did not answer within {seconds} seconds, so this was not done. If it is a share, check the connection.",
    ),
    "folder_missing": ("フォルダー {path} がありません。", "There is no folder {path}."),
    "folder_empty": (
        "フォルダー {path} に Markdown ファイルがありません。何も変えていません。",
        "The folder {path} holds no Markdown file; nothing was changed.",
    ),
    "folder_not_empty": (
        "フォルダー {path} にはほかの物が入っています。空のフォルダーか、前に書き出したフォルダーを指定してください。",
        "The folder {path} holds other things. Please name an empty folder or that of an earlier export.",
    ),
    "file_unreadable": (
        "{path} を読めません。場所、アクセス権、文字コード(UTF-8)を確かめてください。",
        "{path} cannot be read. Please check the place, its permissions and that it is UTF-8.",
    ),
    "file_unreadable_line": ("{path} の {line} 行目を読めません。", "Line {line} of {path} cannot be read."),
    "machine_policy_invalid": (
        "このPCの方針 {path} の {line} 行目({key})を読めないため、ライブラリを開きません。",
        "Line {line} of this computer's policy {path} ({key}) cannot be read, so no library is opened.",
    ),
    "machine_policy_unreadable": (
        "このPCの方針 {path} を読めず、ライブラリを開きません。UTF-8 で保存し、全員が読めるようにしてください。",
        "No library is opened: this computer's policy {path} cannot be read. Please save it as UTF-8, readable by all.",
    ),
    "setting_fixed": (
        "「{key}」は情報システムの方針で決まっています({path})。",
        "“{key}” is fixed by the policy of this computer ({path}).",
    ),
    "export_refused": (
        "この書き出し({export})は、情報システムの方針で止められています({path})。",
        "This way out ({export}) is closed by the policy of this computer ({path}).",
    ),
    "rule_invalid": (
        "{path} の {line} 行目({key})を読めません。",
        "Line {line} of {path} ({key}) cannot be read.",
    ),
    "picture_unknown": (
        "PNG、JPEG、GIF、WebP の画像だけを入れられます。ほかの形式は、いずれかで保存し直してください。",
        "Only PNG, JPEG, GIF and WebP images can be taken in; please save it as one of these.",
    ),
    "picture_too_large": (
        "画像が {megabytes} MB あります。{limit} MB までにしてください。",
        "The image has {megabytes} MB; please keep to {limit} MB.",
    ),
    "picture_too_many_pixels": (
        "画像が {width}×{height} ピクセルあり、大きすぎます。縮小してから入れてください。",
        "The image has {width}×{height} pixels, which is too many; please make it smaller first.",
    ),
    "attachment_not_found": (
        "画像 {attachment} はありません。",
        "There is no image {attachment}.",
    ),
    "clock_doubted": (
        "PCの時計({now})が最後の記録({last})より1年以上先のため、消していません。正しければ --anyway で消します。",
        "The clock ({now}) is more than a year after all that is known ({last}): nothing was erased. --anyway erases.",
    ),
    "attachment_damaged": (
        "画像 {name} は壊れています。同じ画像をもう一度入れると直ります。",
        "The image {name} is damaged. Inserting the same image once more mends it.",
    ),
    "index_unavailable": (
        "検索の索引をいま読めません。少し待つか、「kb reindex」で作り直してください。",
        "The search index cannot be read just now. Please wait a moment, or rebuild it with “kb reindex”.",
    ),
    "index_busy": (
        "ほかのプログラムが検索の索引を更新中です。少し待って、もう一度実行してください。",
        "Another program is updating the search index. Please wait a moment and try again.",
    ),
    "article_not_ready": (
        "「{article}」を検証済にするには、誤り {count} 件を直してください(「kb lint」で分かります)。",
        "“{article}” cannot be validated before {count} errors are mended; “kb lint” names them.",
    ),
    "article_invalid": ("記事に直すところが {count} か所あります。", "The article has {count} problems."),
    "synonyms_invalid": (
        "同義語のファイルに直すところが {count} か所あります({line} 行目から)。保存していません。",
        "The synonyms have {count} problems, the first on line {line}; nothing was saved.",
    ),
    "file_changed": (
        "ほかの人が先に保存したため、上書きしていません: {path}",
        "Somebody else saved it first, so it was not overwritten: {path}",
    ),
    "cancelled": ("中止しました。", "Cancelled."),
    **TABLE_ERRORS,
}

#: What is wrong with the arguments, by the kind of mistake.
USAGE: dict[str, tuple[str, str]] = {
    "NoSuchOption": ("{name} という指定はありません。", "There is no option {name}."),
    "NoSuchCommandError": ("{name} というコマンドはありません。", "There is no command {name}."),
    "MissingParameter": ("{name} を指定してください。", "Please give {name}."),
    "BadParameter": ("{name} の値が正しくありません。", "The value of {name} is not allowed."),
    "allowed": ("書ける値: {allowed}", "It may be: {allowed}"),
    "whole_number": ("整数(小さすぎる数は使えません)", "a whole number that is not too small"),
    "password_needed": (
        "鍵のパスワードを、環境変数 {name} で渡してください。",
        "Please give the password of the key in the environment variable {name}.",
    ),
    "BadOptionUsage": ("{name} の後に値を書いてください。", "Please give a value after {name}."),
    "extra": ("余分な指定があります: {name}", "There is more than expected: {name}"),
    "UsageError": ("指定が正しくありません: {message}", "The arguments are not right: {message}"),
    "hint": ("使い方: {command} --help", "Usage: {command} --help"),
    "notes_or_batch": (
        "--notes か --batch のどちらか一つを指定してください。",
        "Please give either --notes or --batch.",
    ),
    "repair_or_selftest": (
        "--repair と --selftest は、どちらか一つを指定してください。",
        "Please give either --repair or --selftest.",
    ),
    "article_or_all": (
        "記事(ID、題名、ファイルのどれか)か --all のどちらか一つを指定してください。",
        "Please give either an article (its id, its title or a file) or --all.",
    ),
    "as_needed": (
        "Markdown でないファイルは、--as で種別を指定してください(例: --as procedure)。",
        "Please say with --as what a file that is no Markdown becomes, such as --as procedure.",
    ),
    "text_or_file": (
        "文か --file のどちらか一つを指定してください。",
        "Please give either a text or --file.",
    ),
}

#: Labels of the closed lists of the domain.
LABELS: dict[str, tuple[str, str]] = {
    "case": ("応対事例", "case"),
    "script": ("応対スクリプト", "script"),
    "procedure": ("手順", "procedure"),
    "technique": ("応対技法", "technique"),
    "notice": ("お知らせ", "notice"),
    "draft": ("作成中", "draft"),
    "not_validated": ("未検証", "not validated"),
    "validated": ("検証済", "validated"),
    "archived": ("公開停止", "archived"),
    "settled": ("解決", "settled"),
    "no_consent": ("合意なし", "no consent"),
    "secondary": ("二次化", "became secondary"),
    "feelings": ("心情", "feelings"),
    "fault": ("責任", "fault"),
    "regular": ("定期の控え", "regular"),
    "before_restore": ("置き換え前", "before a restoration"),
    "crisis": ("クライシス", "crisis"),
    "warning": ("警告", "warning"),
    "caution": ("注意", "caution"),
}

#: Why an article is suggested.
REASONS: dict[str, tuple[str, str]] = {
    "means": ("「{words}」→ {means}", "“{words}” → {means}"),
    "shared_words": ("「{words}」が一致", "shares “{words}”"),
    "same_demand": ("要求が同じ", "same demand"),
    "same_product": ("製品が同じ", "same product"),
    "same_cause": ("原因が同じ", "same cause"),
    "used": ("使用 {count}回", "used {count} times"),
    "helped": ("効果あり {count}回", "helped {count} times"),
}
