"""What the self-test says, as (Japanese, English): what each step is, what came of it and what to do."""

from __future__ import annotations

#: What is being done, while it is being done.
STEPS: dict[str, tuple[str, str]] = {
    "library": ("ライブラリを作っています", "Making a library"),
    "main_job": ("通話メモに答えています", "Answering call notes"),
    "save": ("保存しています", "Saving"),
    "kill": ("書き込みの途中でプログラムを止めています", "Killing a program while it writes"),
    "backup": ("控えを作って戻しています", "Backing up and restoring"),
    "pack": ("ナレッジパックを作って取り込んでいます", "Making a knowledge pack and taking it in"),
    "protection": ("暗号化しています", "Encrypting"),
    "keyring": ("鍵の保管場所を試しています", "Trying the store for keys"),
    "window": ("画面を開いています", "Opening the window"),
    "font": ("文字を描いています", "Drawing letters"),
    "input_method": ("日本語を入力しています", "Typing Japanese"),
    "suggestion": ("候補を待っています", "Waiting for a suggestion"),
    "hand_off": ("通話を画面に渡しています", "Handing a call to the window"),
    "notes": ("画面で書いたメモを探しています", "Looking for the notes typed in the window"),
    "clean_up": ("片付けています", "Cleaning up"),
}

OUTCOMES: dict[str, tuple[str, str]] = {
    "library_good": (
        "見本のライブラリを、日本語と空白を含む {characters} 文字のパスに作りました(記事 {articles} 件)。",
        "Made a library with {articles} sample articles in a path of {characters} characters, Japanese and blanks.",
    ),
    "library_short": (
        "長いパスは使えず、{characters} 文字で作りました(記事 {articles})。LongPathsEnabled を確かめてください。",
        "No long paths here: used {characters} characters ({articles} articles). See LongPathsEnabled of Windows.",
    ),
    "library_failed": (
        "ライブラリを作れません({detail})。一時フォルダーの空きとアクセス権、ウイルス対策ソフトの記録を確かめてください。",
        "No library could be made ({detail}). Please check room and permissions of the temporary folder.",
    ),
    "main_job_good": (
        "通話メモに「{title}」が候補として出て({reasons} つの理由つき)、開け、検索でも見つかりました。",
        "Call notes brought up “{title}” (with {reasons} reasons); it opens, and the search finds it.",
    ),
    "main_job_failed": (
        "通話メモに正しい候補が出ません({detail})。SHA256SUMS でファイルを確かめ、入れ直してください。",
        "Call notes do not bring up what they should ({detail}). Please check SHA256SUMS, or install again.",
    ),
    "save_good": (
        "保存した記事とメモは、開き直しても残り、検索で見つかりました。",
        "An article and notes were saved, were there when opened again, and are found.",
    ),
    "save_failed": (
        "保存したものが、開き直すと残っていません({detail})。ディスクとウイルス対策ソフトを確かめてください。",
        "What was saved was not there when opened again ({detail}). Please check the disk and the virus scanner.",
    ),
    "kill_good": (
        "書き込み中のプログラムを {kills} 回止めました。保存済みと答えた {reported} 件はすべて残り、壊れていません。",
        "Killed a writing program {kills} times: all {reported} things reported as saved are there, undamaged.",
    ),
    "kill_failed": (
        "書き込み中のプログラムを止めたあとが正しくありません({detail})。このPCでは、まだ使い始めないでください。",
        "After a kill while writing not all is well ({detail}). Please do not use this computer for it yet.",
    ),
    "backup_good": (
        "控え({kilobytes} KB)を作って確かめ、変更のあと控えに戻せました(記事 {articles} 件)。",
        "Made a backup ({kilobytes} KB), checked it, and went back to it after a change ({articles} articles).",
    ),
    "backup_failed": (
        "控えを作れないか、戻せません({detail})。ディスクの空きとアクセス権を確かめてください。",
        "A backup could not be made or restored ({detail}). Please check room and permissions of the disk.",
    ),
    "pack_good": (
        "署名つきのパックを作り、別のライブラリに {articles} 件取り込みました。他人の署名のものは断られました。",
        "Made a signed pack and took {articles} articles into another library; with another signature it is refused.",
    ),
    "pack_failed": (
        "ナレッジパックを作れないか、取り込めません({detail})。",
        "A knowledge pack could not be made or taken in ({detail}).",
    ),
    "protection_good": (
        "ライブラリを暗号化し、どのファイルからも中身が読めないことと、使えることを確かめて、元に戻しました。",
        "Encrypted the library: no file shows what is in it, and it can be used; made it readable again.",
    ),
    "protection_failed": (
        "暗号化が正しく働きません({detail})。このPCでは、まだ使い始めないでください。",
        "Encryption does not work as it should ({detail}). Please do not use this computer for it yet.",
    ),
    "keyring_good": (
        "鍵を {name} に保管し、取り出し、消せました。",
        "Kept a key in {name}, found it and took it out again.",
    ),
    "keyring_absent": (
        "OSに鍵の保管場所がありません。暗号化するなら、GNOME Keyring などか、方針の key_file が要ります。",
        "The system has no store for keys. Encryption needs one (GNOME Keyring), or a key_file in the policy.",
    ),
    "keyring_file": (
        "鍵は、方針の決めたファイル {path} に保管します。",
        "Keys are kept in the file that the policy names: {path}.",
    ),
    "keyring_waits": (
        "鍵の保管場所({name})が、だれかの返事を待っています。保管場所を開けてから、やり直してください。",
        "The store for keys ({name}) waits for somebody to answer. Please unlock it and try again.",
    ),
    "keyring_refuses": (
        "鍵の保管場所({name})に、鍵を保管できません。暗号化するなら、方針の key_file に鍵のファイルを決めてください。",
        "The store for keys ({name}) keeps no key. For encryption name a key_file in the policy.",
    ),
    "keyring_failed": (
        "鍵の保管場所を試せません({detail})。",
        "The store for keys could not be tried ({detail}).",
    ),
    "window_good": ("画面を開きました(表示: {platform})。", "Opened the window (display: {platform})."),
    "window_offscreen": (
        "ここには表示する画面がないので、見えない画面で試しました。利用者の画面のあるところでも実行してください。",
        "There is no screen here, so the window was tried without one. Please also run this where users sit.",
    ),
    "window_absent": (
        "画面のプログラム(kandokoro)がないため、画面を使う検査はしていません。",
        "The program with the window (kandokoro) is not there; what needs a window was not tried.",
    ),
    "window_failed": (
        "画面を開けません({detail})。Linux では、足りないライブラリを「kandokoro」の実行で確かめてください。",
        "The window does not open ({detail}). On Linux, running “kandokoro” names libraries that are missing.",
    ),
    "font_good": ("日本語の文字を描けました({font})。", "Japanese letters are drawn ({font})."),
    "font_failed": (
        "描けない日本語の文字があります({detail})。日本語のフォント(fonts-noto-cjk など)を入れてください。",
        "Some Japanese letters are not drawn ({detail}). Please install a Japanese font, such as fonts-noto-cjk.",
    ),
    "input_method_good": (
        "変換の途中は文字にならず、確定した日本語が通話メモに入りました。",
        "What is being converted stays out of the notes, and committed Japanese goes in.",
    ),
    "input_method_failed": (
        "確定した日本語が通話メモに正しく入りません({detail})。",
        "Committed Japanese does not reach the notes as it should ({detail}).",
    ),
    "suggestion_good": (
        "打ったメモに「{title}」が出て、Alt+1 の操作で開きました。",
        "The typed notes brought up “{title}”, and what Alt+1 does opened it.",
    ),
    "suggestion_failed": (
        "画面に候補が出ないか、開けません({detail})。",
        "The window shows no suggestion or does not open it ({detail}).",
    ),
    "hand_off_good": (
        "ほかのプログラムから画面に通話を渡せました。",
        "Another program handed a call to the window.",
    ),
    "hand_off_failed": (
        "ほかのプログラムから画面に通話を渡せません({detail})。CRM とつながない使い方には差し支えありません。",
        "Another program cannot hand a call to the window ({detail}). Work without a CRM is not concerned.",
    ),
    "notes_good": ("画面で書いたメモがライブラリに残っています。", "What was typed in the window is in the library."),
    "notes_failed": (
        "画面で書いたメモがライブラリに残っていません({detail})。",
        "What was typed in the window is not in the library ({detail}).",
    ),
    "clean_up_good": ("一時ファイルをすべて消しました。", "Removed all temporary files."),
    "clean_up_failed": (
        "一時フォルダー {path} を消せませんでした。次の検査のときに消します。",
        "The temporary folder {path} could not be removed; the next self-test removes it.",
    ),
    "out_of_time": (
        "{limit} 秒で終わらないため、ここで止めました。ウイルス対策ソフトの対象から外して、やり直してください。",
        "Stopped: not done within {limit} s. Please have the virus scanner leave the program out, and try again.",
    ),
    "send": (
        "「kb doctor --selftest --json」の結果を、サポートに送ってください。",
        "Please send what “kb doctor --selftest --json” prints to the support.",
    ),
    "all_good": ("すべてよし。{seconds} 秒かかりました。", "All is well. It took {seconds} s."),
    "not_all_good": (
        "異常 {bad} 件、注意 {warning} 件。{seconds} 秒かかりました。",
        "Not well: {bad}, to look at: {warning}. It took {seconds} s.",
    ),
}
