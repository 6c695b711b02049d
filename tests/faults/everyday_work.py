"""What people do all day: calls, articles, rules, settings; each thing with what they are told is saved."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.preferences import Preferences, PreferenceStore
from kb.domain.article import State
from kb.domain.attachment import attachment_id
from kb.domain.call import CallEventType, CallResult
from tests.faults.scene import USER, numbered, script
from tests.faults.truth import article_fact, call_fact, digest
from tests.kb.pictures import png

if TYPE_CHECKING:
    from tests.faults.scene import Run


def take_a_call(run: Run) -> None:
    """Take a call: notes, timeline, hold, promise, memo, result."""
    with run.open() as library:
        calls, step = library.calls, run.ledger.step
        call = step(lambda: calls.start(agent=USER, caller_reference="C-2"))
        run.ledger.did({f"event {call.id} started ": "there", f"result {call.id}": "", **call_fact(call.id, "")})
        for notes in ("今すぐ家に来いと", "今すぐ家に来いと言われた。", "今すぐ家に来いと言われた。名刺を出せとも。"):
            step(lambda notes=notes: calls.save_notes(call.id, notes), call_fact(call.id, notes))  # type: ignore[misc] # a lambda with a default
        step(lambda: calls.hold(call.id), {f"event {call.id} held ": "there"})
        step(lambda: calls.resume(call.id), {f"event {call.id} resumed ": "there"})
        due = run.clock.now() + timedelta(days=1)
        promise = step(lambda: library.promises.make(what="折り返し", due_at=due, call_id=call.id))
        run.ledger.did({f"promise {promise.id}": "折り返し | open"})
        step(lambda: library.promises.keep(promise.id), {f"promise {promise.id}": "折り返し | kept"})
        step(lambda: calls.use(call.id, numbered(1)), {f"event {call.id} {CallEventType.ARTICLE_USED} ": "there"})
        memo = {f"memo {call.id} sv": "引き継ぎの言葉"}
        step(lambda: library.handover.save_memo(call.id, "sv", "引き継ぎの言葉"), memo)
        step(lambda: calls.end(call.id, CallResult.CALLBACK), {f"result {call.id}": "callback"})


def edit_articles(run: Run) -> None:
    """Write a new article with a picture, save it twice, change states; type a draft on the side."""
    with run.open() as library:
        step = run.ledger.step
        picture = png(5, 5)
        kept = {f"picture {attachment_id(picture)}": digest(picture)}
        step(lambda: library.attachments.add(picture, name="図.png", editor=USER), kept)
        for text in ("書き", "書きかけ、続き"):
            draft = {f"draft {numbered(50)}": text}
            step(lambda text=text: library.drafts.save(numbered(50), text, editor=USER), draft)  # type: ignore[misc] # a lambda with a default
        article = script(60, "新しい話", "名刺を求められた")
        step(lambda: library.editing.save(article, editor=USER), article_fact(article))
        changed = replace(article, title="新しい話、改め")
        step(lambda: library.editing.save(changed, editor=USER), article_fact(changed))
        archived = replace(changed, state=State.ARCHIVED)
        step(lambda: library.editing.set_state(article.id, State.ARCHIVED, editor=USER), article_fact(archived))


def save_rule_files(run: Run) -> None:
    """Save the customers' words and a rule file, and change both once more."""
    with run.open() as library:
        for number in range(2):
            known = library.synonyms.load()
            text = library.synonyms.with_word(known.text, "訪問要求", f"来いや{number}")
            run.ledger.step(
                lambda text=text, version=known.version: library.synonyms.save(text, version=version),  # type: ignore[misc] # a lambda with a default
                {"file synonyms/customer_words.yaml": digest(text)},
            )
            rule = library.rules.load("backups")
            days = re.sub(r"(?m)^days: \d+", f"days: {20 + number}", rule.text)
            run.ledger.step(
                lambda days=days, version=rule.version: library.rules.save("backups", days, version=version),  # type: ignore[misc] # a lambda with a default
                {"file rules/backups.yaml": digest(days)},
            )


def save_preferences(run: Run) -> None:
    """Save what belongs to this computer's screen; a refusal is an answer and costs nothing but the settings."""
    store = PreferenceStore(run.root / "home" / "preferences.json")
    run.ledger.did({"preferences": str(store.value.text_percent)})
    for percent in (110, 120, 130):
        run.ledger.will({"preferences": str(percent)})
        if store.save(Preferences(text_percent=percent, agent=USER)):
            run.ledger.did({"preferences": str(percent)})


def acknowledge_too_early(run: Run) -> None:
    """Do what no program must do, so that a campaign can show that it would find it."""
    with run.open() as library:
        call = library.calls.start(agent=USER)
        for number in range(4):
            run.ledger.did(call_fact(call.id, f"{number}回目のメモ"))
            library.calls.save_notes(call.id, f"{number}回目のメモ")
