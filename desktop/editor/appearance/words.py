"""What is said of an article's place: in one line, why, and what past notes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts import label
from desktop.widgets.painting import LINE_BREAK, Run
from kb.domain.appearance import Showing

if TYPE_CHECKING:
    from kb.domain.appearance import Appearance, NoteChange, PastEffect, RankedArticle

_CONTEXT = "AppearanceWords"
_PLACE = noop("AppearanceWords", "{place}番目")
_NOW_SHOWN = noop("AppearanceWords", "いまは {place}番目に出ています")
_NOW_NEAR = noop("AppearanceWords", "いまは出ていません（{place}番目）")
_NOW_NEVER = noop("AppearanceWords", "いまは出ていません")
_SAME = noop("AppearanceWords", "いまと同じ")
_MISSING = noop("AppearanceWords", "確かさ {sureness}、出るには {threshold} が要ります")
_PERCENT = noop("AppearanceWords", "{word} {percent}%")
_BETWEEN = noop("AppearanceWords", "、")
_NO_WORDS = noop("AppearanceWords", "メモと重なる言葉はありません")
_NO_PHRASE = noop("AppearanceWords", "このメモに近い言い方はありません")
_AHEAD = noop("AppearanceWords", "勝る点: {strengths}")
_COUNTS = noop("AppearanceWords", "過去の通話 {notes}件のうち、出るのは {before}件 → {after}件")
_UNCHANGED = noop("AppearanceWords", "過去の通話 {notes}件のうち、出るのは {after}件（変わりません）")
_NO_NOTES = noop("AppearanceWords", "試せる過去の通話はまだありません")
_GAINED = noop("AppearanceWords", "新しく出る")
_LOST = noop("AppearanceWords", "出なくなる")
_INSTEAD = noop("AppearanceWords", "代わりに下がる: {titles}")
_LOSERS = noop("AppearanceWords", "場所をゆずる記事: {articles}")
_TIMES = noop("AppearanceWords", "{title}（{count}件）")

#: Icon and colour of each showing; the word stands beside it.
SHOWINGS: dict[Showing, tuple[str, str]] = {
    Showing.SHOWN: ("ring-check", "ok"),
    Showing.UNSURE: ("ring-dashed", "warn"),
    Showing.BEHIND: ("stairs", "warn"),
    Showing.FAR: ("ring-dashed", "warn"),
    Showing.SILENT: ("minus", "text.secondary"),
    Showing.NEVER: ("ring-struck", "text.secondary"),
}


def _say(source: str, **params: object) -> str:
    return translate(_CONTEXT, source).format(**params)


def place_words(found: Appearance) -> str:
    """Return what becomes of the article, with its place where it is shown."""
    if found.own is not None and found.own.shown:
        return f"{label(found.showing)} · {_say(_PLACE, place=found.own.place)}"
    return label(found.showing)


def now_words(found: Appearance) -> str:
    """Return how that compares with the index as it is."""
    if found.showing in {Showing.SILENT, Showing.NEVER}:
        return ""
    if found.own is not None and (found.place_now, found.shown_now) == (found.own.place, found.own.shown):
        return _say(_SAME)
    if found.shown_now:
        return _say(_NOW_SHOWN, place=found.place_now)
    return _say(_NOW_NEVER) if found.place_now is None else _say(_NOW_NEAR, place=found.place_now)


def missing_words(found: Appearance) -> str:
    """Return how sure the article is where that is not enough."""
    if found.showing is not Showing.UNSURE or found.own is None:
        return ""
    return _say(_MISSING, sureness=f"{found.own.sureness:+.1f}", threshold=f"{found.threshold:+.1f}")


def weight_words(one: RankedArticle) -> str:
    """Return which words of the note the article has, what each brings, and what words of the note mean."""
    words = [_say(_PERCENT, word=weight.word, percent=round(100 * weight.weight)) for weight in one.words]
    meant = [f"「{'」「'.join(reason.words)}」→ {reason.means}" for reason in one.reasons if reason.means]
    return _say(_BETWEEN).join((*words, *meant)) or _say(_NO_WORDS)


def phrase_words(one: RankedArticle) -> str:
    """Return the customers' words of the article that fit the note best."""
    return f"「{one.phrase}」" if one.phrase else _say(_NO_PHRASE)


def ahead_words(one: RankedArticle) -> str:
    """Return what another article has more of."""
    return _say(_AHEAD, strengths=_say(_BETWEEN).join(map(label, one.ahead))) if one.ahead else ""


def effect_words(effect: PastEffect) -> str:
    """Return for how many past notes the article is shown, now and then."""
    if not effect.notes:
        return _say(_NO_NOTES)
    source = _UNCHANGED if effect.shown_before == effect.shown_after and not effect.losers else _COUNTS
    return _say(source, notes=effect.notes, before=effect.shown_before, after=effect.shown_after)


def example_runs(effect: PastEffect) -> list[Run]:
    """Return the examples and who gives way, a line each."""
    lines: list[list[Run]] = []
    for source, changes in ((_GAINED, effect.gained), (_LOST, effect.lost)):
        lines += ([Run(_say(source), bold=True), Run(f"  {_example(change)}")] for change in changes)
    if effect.losers:
        named = (_say(_TIMES, title=lost.title, count=lost.count) for lost in effect.losers)
        lines.append([Run(_say(_LOSERS, articles=_say(_BETWEEN).join(named)), color="text.secondary")])
    return [run for place, line in enumerate(lines) for run in ([Run(LINE_BREAK)] if place else []) + line]


def _example(change: NoteChange) -> str:
    if not change.titles:
        return change.text
    return f"{change.text}  {_say(_INSTEAD, titles=_say(_BETWEEN).join(change.titles))}"
