"""An article as it stands in an editor's form: whatever was typed, valid or not yet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.domain.article import Kind, State

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What one attribute holds: a word, or the words of a list.
FormValue = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleForm:
    """``values`` by the key of the front matter, without empty ones and without the id; ``body`` is the Markdown.

    Nothing is checked here: a draft keeps what was typed, also a date that is none.
    """

    values: Mapping[str, FormValue] = field(default_factory=dict)
    body: str = ""

    def text(self, key: str) -> str:
        """Return the word of an attribute; a list is joined as it is typed, with 、."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else "、".join(value)

    def words(self, key: str) -> tuple[str, ...]:
        """Return the words of an attribute."""
        value = self.values.get(key, ())
        return value if isinstance(value, tuple) else (value,)

    def with_value(self, key: str, value: FormValue) -> ArticleForm:
        """Return the form with another value; an empty one takes the attribute away."""
        values = {name: old for name, old in self.values.items() if name != key}
        if value:
            values[key] = value
        return replace(self, values=values)

    def same_as(self, other: ArticleForm) -> bool:
        """Tell whether saving either gives the same article: ends of lines and of the text do not count."""
        return self.values == other.values and _normal(self.body) == _normal(other.body)

    @property
    def title(self) -> str:
        """The title as typed."""
        return self.text("title")

    @property
    def kind(self) -> Kind:
        """What the article is for; a case where nothing known is said."""
        word = self.text("kind")
        return Kind(word) if word in set(Kind) else Kind.CASE

    @property
    def state(self) -> State:
        """The state; 作成中 where nothing known is said."""
        word = self.text("state")
        return State(word) if word in set(State) else State.DRAFT


def _normal(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
