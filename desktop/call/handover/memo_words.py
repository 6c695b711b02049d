"""What the memo says around its fields: where each came from, how long it is, what could change instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts import in_language
from desktop.widgets.painting import Run
from kb.domain.handover import MEMO_CHARACTERS, MemoField
from kb.domain.three_changes import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.call.presenter.hand_over import HandOver, Memo
    from kb.domain.sentence import Sentence
    from kb.domain.three_changes import SuggestedChange

_SOURCES: dict[MemoField, str] = {
    MemoField.CALLER: noop("Memo", "お客様の欄"),
    MemoField.FIRST_MATTER: noop("Memo", "製品、メモの最初"),
    MemoField.COURSE: noop("Memo", "メモ"),
    MemoField.WHY: noop("Memo", "時計、要求、火種"),
    MemoField.STATE_NOW: noop("Memo", "段階、メモの最後"),
    MemoField.WANTS: noop("Memo", "要求"),
    MemoField.ASKED: noop("Memo", "聞き直さない"),
}
_PROMISES = noop("Memo", "約束 {count}")
_WRITTEN = noop("Memo", "書き直し")
_READING = noop("Memo", "{count} / {limit}字 · 読むのに約{seconds}秒 · 1ページ")
_TOO_LONG = noop("Memo", "{count}字多いので、渡せません")
_CHANGES: dict[Change, str] = {
    Change.PERSON: noop("Memo", "人を変える"),
    Change.TIME: noop("Memo", "時を変える"),
    Change.PLACE: noop("Memo", "場所を変える"),
}
_WHY = noop("Memo", "お客様が区切りをつけられるわけ: {why}")


def source_of(name: MemoField, hand_over: HandOver) -> str:
    """Return where the text of a field came from."""
    if name in hand_over.edited_fields:
        return translate("Memo", _WRITTEN)
    if name is MemoField.PROMISED:
        return translate("Memo", _PROMISES).format(count=hand_over.memo.promises if hand_over.memo else 0)
    return translate("Memo", _SOURCES[name])


def reading_text(hand_over: HandOver) -> str:
    """Return how long it takes to read and how much of the page is used."""
    count = hand_over.draft.characters if hand_over.draft else 0
    text = translate("Memo", _READING)
    return text.format(seconds=hand_over.reading_seconds, count=count, limit=MEMO_CHARACTERS)


def too_long_text(hand_over: HandOver) -> str:
    """Return why it cannot be handed over; empty if it can."""
    draft = hand_over.draft
    if draft is None or draft.fits:
        return ""
    return translate("Memo", _TOO_LONG).format(count=draft.characters - MEMO_CHARACTERS)


def spoken_runs(sentence: Sentence, values: Mapping[str, str]) -> list[Run]:
    """Return what is said before somebody takes over; a gap that the call does not fill is seen to be empty."""
    runs = [Run("「")]
    for line in sentence.lines:
        for part in line.segments:
            filled = values.get(part.text, "") if part.placeholder else part.text
            if part.placeholder:
                runs.append(Run(filled or f"［{part.text}］", color="" if filled else "warn", bold=True))
            else:
                runs.append(Run(filled))
    return [*runs, Run("」")]


def settles_text(why: str) -> str:
    """Return why this person's word lets the customer settle (P10)."""
    return translate("Memo", _WHY).format(why=why)


def change_runs(memo: Memo, change: SuggestedChange) -> list[Run]:
    """Return what to change and why (P25)."""
    reasons = " · ".join(in_language(memo.words.reasons[reason]) for reason in change.reasons)
    return [Run(translate("Memo", _CHANGES[change.change]), bold=True), Run(f"  {reasons}")]
