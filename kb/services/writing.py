"""What helps to write an article: sections and placeholders as they are checked, ready words, articles to link to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kb.documents.checks import OPTIONAL_SECTIONS, SECTIONS
from kb.documents.placeholders import load_placeholders
from kb.documents.sections import DO_NOT_USE_WHEN, PROCEDURE_STEPS, SPOKEN_WORDS, USE_WHEN
from kb.domain.article import Kind
from kb.domain.writing import SectionForm, SlotName, Snippet, WritingAids
from kb.rule_files import refuse_repetitions, rule_file
from kb.storage import article_titles

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.writing import LinkTarget
    from kb.rule_entries import RuleEntry
    from kb.storage.database import Database

_SKELETONS = {
    USE_WHEN: "- ",
    DO_NOT_USE_WHEN: "- ",
    SPOKEN_WORDS: "### \n\n- ",
    PROCEDURE_STEPS: "### \n\n基準: ",
}


class WritingService:
    """Looks up; changes nothing."""

    def __init__(self, database: Database, library_root: Path | None) -> None:
        """Use the ready words of this library, or the shipped ones."""
        self._database = database
        self._root = library_root

    def aids(self) -> WritingAids:
        """Return sections, placeholders and ready words; the files are read at the first question and kept.

        Raises:
            FileUnreadableError: one of them is not what it should be.
        """
        return self._aids

    def link_targets(self, words: str, limit: int = 50) -> tuple[LinkTarget, ...]:
        """Return articles whose title contains ``words``, those that agents are shown first; none: the newest ones."""
        with self._database.read() as session:
            return article_titles.with_words(session, words, limit)

    def forget(self) -> None:
        """Read the files anew at the next question: one of them was changed."""
        self.__dict__.pop("_aids", None)

    @cached_property
    def _aids(self) -> WritingAids:
        slots = tuple(SlotName(slot.name, slot.source) for slot in load_placeholders())
        sections = {kind: tuple(map(_form, headings)) for kind, headings in SECTIONS.items()}
        return WritingAids(slots, sections, load_snippets(self._root))


def load_snippets(library_root: Path | None = None) -> tuple[Snippet, ...]:
    """Return the ready words of ``rules/snippets.yaml`` in their order.

    Raises:
        FileUnreadableError: the file is not what its first lines say it should be.
    """
    return read_snippets(rule_file(library_root, "snippets"))


def read_snippets(file: RuleEntry) -> tuple[Snippet, ...]:
    """Return what a file like ``rules/snippets.yaml`` says; raises RuleInvalidError."""
    snippets = tuple(map(_snippet, file.entries("snippets")))
    file.finish()
    refuse_repetitions(file, "snippets", tuple(snippet.id for snippet in snippets))
    return snippets


def _form(heading: str) -> SectionForm:
    return SectionForm(heading, _SKELETONS.get(heading, ""), heading in OPTIONAL_SECTIONS)


def _snippet(entry: RuleEntry) -> Snippet:
    snippet = Snippet(
        id=entry.text("id"),
        title=entry.both("title"),
        group=entry.both("group"),
        text=entry.text("text"),
        kinds=frozenset(entry.words("kinds", Kind, optional=True)),
        section=entry.text("section", ""),
    )
    entry.finish()
    return snippet
