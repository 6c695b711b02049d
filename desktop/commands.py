"""Every command as data: what it is called, which keys it has, where it works.

Never F6-F10 (the Japanese input method converts with them; F10 opens menus). The window makes the shortcuts and routes
them; buttons only show the key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.i18n import noop, translate


class Scope(Enum):
    """Who carries out a command.

    WINDOW: the window itself. ANYWHERE: the command's screen, which is shown first. SCREEN: the screen on show.
    LOCAL: the widget with the focus handles the key itself, because text fields own it otherwise.
    """

    WINDOW = "window"
    ANYWHERE = "anywhere"
    SCREEN = "screen"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Command:
    """``title`` is the Japanese source text; ``screen`` is who carries out an ANYWHERE command.

    ``keys`` are portable key sequences; the first is the one shown, and without any the command is for buttons only.
    A ``quiet`` ANYWHERE command does not bring its screen up. ``number`` tells commands with the same id apart: the
    n-th suggestion.
    """

    id: str
    title: str
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.SCREEN
    screen: str = ""
    quiet: bool = False
    number: int = 0

    @property
    def label(self) -> str:
        """The title in the language of the program."""
        return translate("Commands", self.title)

    @property
    def cap(self) -> str:
        """The keys as a key cap shows them: Alt+↓, Ctrl+Enter."""
        return key_text(self.keys[0]) if self.keys else ""


_SHOWN = {"Return": "Enter", "Down": "↓", "Up": "↑", "Left": "←", "Right": "→", "Escape": "Esc"}


def key_text(keys: str) -> str:
    """Return a portable key sequence as a key cap shows it."""
    parts = keys.split("+") if not keys.endswith("++") else [*keys[:-2].split("+"), "+"]
    return "+".join(_SHOWN.get(part, part) for part in parts)


#: The window and its screens.
_WINDOW = (
    Command("show.call", noop("Commands", "通話"), ("Ctrl+1",), Scope.WINDOW, "call"),
    Command("show.search", noop("Commands", "検索"), ("Ctrl+2",), Scope.WINDOW, "search"),
    Command("show.editor", noop("Commands", "編集"), ("Ctrl+3",), Scope.WINDOW, "editor"),
    Command("show.setup", noop("Commands", "設定"), ("Ctrl+5",), Scope.WINDOW, "setup"),
    Command("text.larger", noop("Commands", "文字を大きく"), ("Ctrl+=", "Ctrl++", "Ctrl+;"), Scope.WINDOW),
    Command("text.smaller", noop("Commands", "文字を小さく"), ("Ctrl+-",), Scope.WINDOW),
    Command("window.restart", noop("Commands", "起動し直す"), (), Scope.WINDOW),
    Command("window.compact", noop("Commands", "小さな帯で使う"), ("F11",), Scope.WINDOW),
    Command("message.act", noop("Commands", "知らせのボタンを押す"), ("Alt+Z",), Scope.WINDOW),
    Command("search.focus", noop("Commands", "検索する"), ("Ctrl+K",), Scope.ANYWHERE, "search"),
)
#: A call in progress.
_CALL = (
    Command("call.start", noop("Commands", "通話を始める"), ("Ctrl+N",), Scope.ANYWHERE, "call"),
    Command("call.second", noop("Commands", "二次化"), ("Alt+N",), Scope.ANYWHERE, "call"),
    Command("call.memo", noop("Commands", "引き継ぎ"), ("Alt+H",), Scope.ANYWHERE, "call"),
    Command("call.promise", noop("Commands", "約束"), ("Alt+Y",), Scope.ANYWHERE, "call"),
    Command("call.end", noop("Commands", "終話"), ("Alt+E",), Scope.ANYWHERE, "call"),
    Command("call.hold", noop("Commands", "保留"), ("Alt+O",), Scope.ANYWHERE, "call", quiet=True),
    Command("call.change", noop("Commands", "ほかの通話に切り替える"), ("Alt+R",), Scope.ANYWHERE, "call"),
    Command("call.alert", noop("Commands", "警告の次の確認"), ("Alt+K",), Scope.ANYWHERE, "call"),
    Command("call.timeline", noop("Commands", "通話の経過"), ("Alt+L",), Scope.ANYWHERE, "call"),
    Command("call.earlier", noop("Commands", "開始時刻を戻す"), ("Alt+T",), Scope.ANYWHERE, "call"),
    *(
        Command("call.open", noop("Commands", "候補を開く"), (f"Alt+{n}",), Scope.ANYWHERE, "call", number=n)
        for n in range(1, 9)
    ),
    Command("call.next_line", noop("Commands", "次の行"), ("Alt+Down",), Scope.ANYWHERE, "call", quiet=True),
    Command("call.previous_line", noop("Commands", "前の行"), ("Alt+Up",), Scope.ANYWHERE, "call", quiet=True),
    Command("call.fill", noop("Commands", "未入力の欄に入れる"), ("Alt+I",), Scope.ANYWHERE, "call"),
    Command(
        "call.record_promise", noop("Commands", "話した約束を記録"), ("Ctrl+R",), Scope.ANYWHERE, "call", quiet=True
    ),
    Command("call.fault", noop("Commands", "責任の確定"), ("Alt+F",), Scope.ANYWHERE, "call"),
    Command("call.stage", noop("Commands", "段階"), ("Alt+S",), Scope.ANYWHERE, "call"),
    Command("call.matter", noop("Commands", "案件"), ("Alt+M",), Scope.ANYWHERE, "call"),
    Command("call.join_matter", noop("Commands", "この通話を案件につなぐ"), ("Alt+J",), Scope.ANYWHERE, "call"),
    Command("call.words", noop("Commands", "この場面の言葉"), ("Alt+G",), Scope.ANYWHERE, "call"),
    Command("call.caller", noop("Commands", "お客様"), ("Alt+U",), Scope.ANYWHERE, "call"),
    Command("call.demand", noop("Commands", "要求"), ("Alt+D",), Scope.ANYWHERE, "call"),
    Command("call.product", noop("Commands", "製品"), ("Alt+P",), Scope.ANYWHERE, "call"),
    Command("call.cause", noop("Commands", "原因"), ("Alt+C",), Scope.ANYWHERE, "call"),
    Command("call.asked", noop("Commands", "聞いたこと"), ("Alt+A",), Scope.ANYWHERE, "call"),
    Command("call.questions", noop("Commands", "質問"), ("Alt+Q",), Scope.ANYWHERE, "call"),
    Command("call.boundary", noop("Commands", "境界線"), ("Alt+B",), Scope.ANYWHERE, "call"),
    Command("call.no_answer", noop("Commands", "これで解決策がない"), ("Alt+X",), Scope.ANYWHERE, "call"),
    Command("call.wording", noop("Commands", "言葉の点検"), ("Alt+W",), Scope.ANYWHERE, "call"),
    Command("call.back", noop("Commands", "候補へ戻る"), ("Alt+Left",)),
)
#: Settings.
_SETUP = (
    Command("setup.previous", noop("Commands", "前の項目"), ("Ctrl+PgUp",)),
    Command("setup.next", noop("Commands", "次の項目"), ("Ctrl+PgDown",)),
    Command("setup.health", noop("Commands", "点検"), (), Scope.ANYWHERE, "setup"),
    Command("setup.backups", noop("Commands", "控え"), (), Scope.ANYWHERE, "setup"),
)
#: Articles where they are edited or read.
_ARTICLES = (
    Command("save", noop("Commands", "保存"), ("Ctrl+S",)),
    Command("editor.next_finding", noop("Commands", "次の確かめること"), ("F4",)),
    Command("editor.previous_finding", noop("Commands", "前の確かめること"), ("Shift+F4",)),
    Command("editor.fix", noop("Commands", "確かめることを直す"), ("Alt+Return", "Alt+Enter")),
    Command("editor.appearance", noop("Commands", "現れ方を試す"), ("Ctrl+Shift+A",)),
    Command("editor.print", noop("Commands", "記事を印刷"), ("Ctrl+P",)),
    Command("editor.pdf", noop("Commands", "記事を PDF に書き出す"), ("Ctrl+Shift+P",)),
    Command("editor.report", noop("Commands", "応対報告書"), ("Ctrl+Shift+R",)),
    Command("editor.compare", noop("Commands", "似た記事と並べる"), ("Ctrl+Shift+D",)),
    Command("editor.validate", noop("Commands", "検証済にする"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
    Command("editor.find", noop("Commands", "記事をさがす"), ("Ctrl+Shift+F",)),
    Command("edit", noop("Commands", "編集する"), ("Ctrl+E",)),
    Command("editor.history", noop("Commands", "履歴"), ("Ctrl+Shift+H",)),
    Command("editor.title", noop("Commands", "題名を直す"), ("F2",)),
    Command("editor.new", noop("Commands", "新しい記事"), ("Ctrl+Shift+N",)),
    Command("use", noop("Commands", "使った"), ("Ctrl+Return", "Ctrl+Enter")),
    Command("dismiss", noop("Commands", "却下"), ("Ctrl+D",)),
)
#: The text of an article while it is written.
_TEXT = (
    Command("text.find", noop("Commands", "本文の中を探す"), ("Ctrl+F",), Scope.LOCAL),
    Command("text.replace", noop("Commands", "本文の中を置きかえる"), ("Ctrl+H",), Scope.LOCAL),
    Command("text.find_next", noop("Commands", "次を探す"), ("F3",), Scope.LOCAL),
    Command("text.find_previous", noop("Commands", "前を探す"), ("Shift+F3",), Scope.LOCAL),
    Command("text.outline", noop("Commands", "見出し"), ("Ctrl+Shift+O",), Scope.LOCAL),
    Command("text.words", noop("Commands", "話す言葉のひな形"), ("Ctrl+T",), Scope.LOCAL),
    Command("text.slot", noop("Commands", "差し込み"), ("Ctrl+I",), Scope.LOCAL),
    Command("text.link", noop("Commands", "記事へのつながり"), ("Ctrl+L",), Scope.LOCAL),
    Command("text.picture", noop("Commands", "画像を入れる"), ("Ctrl+Shift+I",), Scope.LOCAL),
    Command("text.bold", noop("Commands", "太字"), ("Ctrl+B",), Scope.LOCAL),
    Command("text.line_up", noop("Commands", "行を上へ"), ("Ctrl+Shift+Up",), Scope.LOCAL),
    Command("text.line_down", noop("Commands", "行を下へ"), ("Ctrl+Shift+Down",), Scope.LOCAL),
)
#: Whatever has the focus.
_ROWS = (
    Command("copy", noop("Commands", "言葉をコピー"), ("Ctrl+C",), Scope.LOCAL),
    Command("open", noop("Commands", "開く"), ("Return",), Scope.LOCAL),
    Command("leave", noop("Commands", "戻る"), ("Escape",), Scope.LOCAL),
)

#: All commands in the order of a shortcut list.
COMMANDS: tuple[Command, ...] = (*_WINDOW, *_CALL, *_SETUP, *_ARTICLES, *_TEXT, *_ROWS)


def command(command_id: str) -> Command:
    """Return the first command with this id; an unknown one raises KeyError."""
    for candidate in COMMANDS:
        if candidate.id == command_id:
            return candidate
    raise KeyError(command_id)
