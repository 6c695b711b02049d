"""Three-way merge of an article as an editor's form holds it: what was typed need not be valid to be merged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.domain.article import State
from kb.domain.article_merge import FieldMerge, Merge, Side, merge_values
from kb.domain.form_diff import FORM_KEYS, LIST_KEYS
from kb.domain.text_merge import Origin, merge_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.domain.article_form import ArticleForm

#: The date of validation belongs to its state: one is taken with the other.
_KEYS = tuple(key for key in FORM_KEYS if key != "validated_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMerge(Merge):
    """The merge of what was typed here with what was saved elsewhere."""

    ours: ArticleForm
    theirs: ArticleForm

    def form(
        self, fields: Mapping[str, Side] | None = None, blocks: Mapping[int, Sequence[str]] | None = None
    ) -> ArticleForm:
        """Return the merged form: ``fields`` decides attributes by key, ``blocks`` conflicts of the body by place.

        Raises:
            KeyError: something is not decided.
        """
        form = self.ours
        for field in self.fields:
            theirs = field.origin is Origin.THEIRS
            if field.is_conflict:
                theirs = (fields or {})[field.key] is Side.THEIRS
            if field.key == "state":
                source = self.theirs if theirs else self.ours
                for key in ("state", "validated_on"):
                    form = form.with_value(key, source.text(key))
            elif field.origin is Origin.WOVEN and isinstance(field.merged, tuple):
                form = form.with_value(field.key, tuple(map(str, field.merged)))
            elif theirs:
                form = form.with_value(field.key, self.theirs.values.get(field.key, ""))
        return replace(form, body=self.body.text(blocks))


def merge_forms(base: ArticleForm, ours: ArticleForm, theirs: ArticleForm) -> FormMerge:
    """Merge what was typed here with what was saved elsewhere; both began as ``base``, an empty form for none."""
    fields = [
        _doubted(field, base, ours, theirs)
        for key in _KEYS
        if (field := merge_values(key, *(_value(form, key) for form in (base, ours, theirs)))) is not None
    ]
    bodies = (form.body.rstrip("\n") + "\n" if form.body else "" for form in (base, ours, theirs))
    return FormMerge(fields=tuple(fields), body=merge_texts(*bodies), ours=ours, theirs=theirs)


def _value(form: ArticleForm, key: str) -> str | tuple[str, ...]:
    if key == "state":
        return form.text("state"), form.text("validated_on")
    if key in LIST_KEYS:
        return tuple(word for word in form.words(key) if word)
    return form.text(key)


def _doubted(field: FieldMerge, base: ArticleForm, ours: ArticleForm, theirs: ArticleForm) -> FieldMerge:
    """Ask a person about 検証済 given by one side while the other changed what was validated."""
    if field.key != "state" or field.origin not in {Origin.OURS, Origin.THEIRS}:
        return field
    validator, other = (ours, theirs) if field.origin is Origin.OURS else (theirs, ours)
    seen = (_content(base), _content(validator))
    if validator.state is not State.VALIDATED or any(_content(other).same_as(one) for one in seen):
        return field
    return replace(field, merged=field.ours, origin=None)


def _content(form: ArticleForm) -> ArticleForm:
    return form.with_value("state", "").with_value("validated_on", "")
