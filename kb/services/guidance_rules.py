"""Reads the rule files of guidance: questions, words of handing over, boundaries."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kb.documents.placeholders import known_names, unknown_placeholders
from kb.documents.sections import spoken_line
from kb.domain.article import Stage
from kb.domain.bilingual import Bilingual
from kb.domain.boundary import BoundaryCriterion, BoundaryLadder, BoundaryStep, BoundaryWords
from kb.domain.next_person import HandoverWords, NextPerson
from kb.domain.questions import AskedItem, Listening, Question, QuestionBank
from kb.domain.rule_problem import RuleProblem
from kb.domain.sentence import Sentence
from kb.domain.three_changes import Change, ChangeReason
from kb.rule_files import alternation, refuse_repetitions, rule_file

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.script import SpokenLine
    from kb.rule_entries import RuleEntry

_MINUTES = "{minutes}"

#: What fits beside the clock of the smallest window.
_LONGEST_STRIP = 24


def load_question_bank(library_root: Path | None) -> QuestionBank:
    """Return what ``rules/questions.yaml`` holds.

    Raises:
        FileUnreadableError: the file is not what its first lines say it should be.
    """
    return read_question_bank(rule_file(library_root, "questions"))


def read_question_bank(file: RuleEntry) -> QuestionBank:
    """Return what a file like ``rules/questions.yaml`` says; raises RuleInvalidError."""
    items = tuple(_item(entry) for entry in file.entries("items"))
    questions = tuple(_question(entry) for entry in file.entries("questions"))
    solution = file.entry("solution")
    bank = QuestionBank(
        items=items,
        questions=questions,
        not_yet=alternation(file, "not_yet", file.texts("not_yet")),
        alternative=_spoken_line(solution, "alternative"),
        confirming_question=_spoken_line(solution, "confirming_question"),
    )
    solution.finish()
    file.finish()
    refuse_repetitions(file, "items", tuple(item.id for item in items))
    refuse_repetitions(file, "questions", tuple(question.id for question in questions))
    known = {item.id for item in items} | {""}
    for number, question in enumerate(questions):
        if question.item not in known:
            file.fail(RuleProblem.NAME_UNKNOWN, "questions", number, "item", detail=question.item)
    return bank


def load_handover_words(library_root: Path | None) -> HandoverWords:
    """Return what ``rules/handover.yaml`` holds: at least one person, all three changes, every reason.

    Raises:
        FileUnreadableError: the file is not what its first lines say it should be.
    """
    return read_handover_words(rule_file(library_root, "handover"))


def read_handover_words(file: RuleEntry) -> HandoverWords:
    """Return what a file like ``rules/handover.yaml`` says; raises RuleInvalidError."""
    people = tuple(_person(entry) for entry in file.entries("people"))
    changes, reasons = file.entry("changes"), file.entry("reasons")
    strip = file.text("strip")
    if len(strip) > _LONGEST_STRIP:
        file.fail(RuleProblem.TOO_LONG, "strip", detail=str(_LONGEST_STRIP))
    words = HandoverWords(
        strip=strip,
        people=people,
        changes=MappingProxyType({change: _whole_sentence(changes.entry(change.value)) for change in Change}),
        reasons=MappingProxyType({reason: reasons.both(reason.value) for reason in ChangeReason}),
    )
    for entry in (changes, reasons, file):
        entry.finish()
    refuse_repetitions(file, "people", tuple(person.id for person in people))
    return words


def load_boundary_ladder(library_root: Path | None, same_content_minutes: int) -> BoundaryLadder:
    """Return what ``rules/boundaries.yaml`` holds: criteria with the minutes of the policy, and all steps in order.

    Raises:
        FileUnreadableError: the file is not what its first lines say it should be.
    """
    return read_boundary_ladder(rule_file(library_root, "boundaries"), same_content_minutes)


def read_boundary_ladder(file: RuleEntry, same_content_minutes: int) -> BoundaryLadder:
    """Return what a file like ``rules/boundaries.yaml`` says; raises RuleInvalidError."""
    steps = tuple(_boundary_words(entry) for entry in file.entries("steps"))
    criteria = tuple(_criterion(entry, same_content_minutes) for entry in file.entries("criteria"))
    file.finish()
    if tuple(words.step for words in steps) != tuple(BoundaryStep):
        file.fail(RuleProblem.ORDER_WRONG, "steps", detail=", ".join(BoundaryStep))
    refuse_repetitions(file, "criteria", tuple(criterion.id for criterion in criteria))
    return BoundaryLadder(steps=steps, criteria=criteria)


def _item(entry: RuleEntry) -> AskedItem:
    item = AskedItem(entry.text("id"), entry.text("word"), alternation(entry, "shown_by", entry.texts("shown_by")))
    entry.finish()
    return item


def _question(entry: RuleEntry) -> Question:
    question = Question(
        id=entry.text("id"),
        word=entry.text("word"),
        sentence=_spoken_line(entry, "sentence"),
        listening=entry.word("listening", Listening),
        stages=frozenset(entry.words("stages", Stage)),
        causes=frozenset(entry.texts("causes", optional=True)),
        item=entry.text("item", ""),
    )
    entry.finish()
    return question


def _person(entry: RuleEntry) -> NextPerson:
    person = NextPerson(
        id=entry.text("id"), role=entry.both("role"), sentence=_sentence(entry), settles=entry.both("settles")
    )
    entry.finish()
    return person


def _boundary_words(entry: RuleEntry) -> BoundaryWords:
    words = BoundaryWords(
        step=entry.word("step", BoundaryStep),
        name=entry.both("name"),
        sentence=_sentence(entry),
        before=entry.both("before"),
        record=entry.both("record"),
    )
    entry.finish()
    return words


def _criterion(entry: RuleEntry, minutes: int) -> BoundaryCriterion:
    text = entry.both("text")
    filled = (said.replace(_MINUTES, str(minutes)) for said in (text.japanese, text.english))
    criterion = BoundaryCriterion(entry.text("id"), Bilingual(*filled))
    entry.finish()
    return criterion


def _whole_sentence(entry: RuleEntry) -> Sentence:
    sentence = _sentence(entry)
    entry.finish()
    return sentence


def _sentence(entry: RuleEntry) -> Sentence:
    return Sentence(_spoken(entry, "say", entry.texts("say")), entry.text("gloss"))


def _spoken_line(entry: RuleEntry, key: str) -> SpokenLine:
    return _spoken(entry, key, (entry.text(key),))[0]


def _spoken(entry: RuleEntry, key: str, lines: tuple[str, ...]) -> tuple[SpokenLine, ...]:
    """Read lines that are spoken; a placeholder nothing fills would stop them for ever."""
    for line in lines:
        for unknown in unknown_placeholders(line, known_names()):
            entry.fail(RuleProblem.PLACEHOLDER_UNKNOWN, key, detail=unknown)
    return tuple(map(spoken_line, lines))
