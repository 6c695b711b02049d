"""What helps to write an article: its sections, names for double braces, ready words, articles to link to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kb.domain.article import Kind, State
    from kb.domain.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class SlotName:
    """A name that may stand in double braces; ``source`` is the code of what fills it during a call."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section of a kind; ``skeleton`` is what an empty one begins with, ``optional`` whether it may be left out."""

    heading: str
    skeleton: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """Ready words in Markdown; ``kinds`` and ``section`` say where they belong, no kinds: everywhere."""

    id: str
    title: Bilingual
    group: Bilingual
    text: str
    kinds: frozenset[Kind]
    section: str = ""


@dataclass(frozen=True, slots=True)
class WritingAids:
    """Everything of this centre; ``sections`` of each kind stand in their order."""

    slots: tuple[SlotName, ...]
    sections: Mapping[Kind, tuple[SectionForm, ...]]
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """An article that another one may name in a link."""

    article_id: UUID
    kind: Kind
    title: str
    state: State

    @property
    def address(self) -> str:
        """What the link says in round brackets."""
        return f"kb:{self.article_id}"
