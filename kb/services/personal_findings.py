"""Personal data of customers that was left in an article: in its title, its customer words, its body (P32)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.finding import Finding, Fix, FixKind, FixVerb, Grade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.cancellation import CancelToken
    from kb.documents.typed_body import TypedBody
    from kb.domain.article import Article
    from kb.search.masking import Masker

#: Characters that are read between two looks at the token: about 20 ms.
_BLOCK = 4_000


def personal_findings(
    article: Article, body: TypedBody, masker: Masker, token: CancelToken | None = None
) -> Iterator[Finding]:
    """Yield what looks like personal data, with the masked text as its fix.

    Raises:
        OperationCancelledError: the token was cancelled.
        FileUnreadableError: the word lists of masking are not what they should be.
    """
    for attribute, words in (("title", (article.title,)), ("customer_words", article.customer_words)):
        yield from _in_attribute(attribute, words, masker)
    for offset, block in _blocks(body):
        if token is not None:
            token.check()
        for span in masker.mask(block).spans:
            start, end = offset + span.start, offset + span.end
            line, first, last = body.span(start, end)
            placeholder = masker.placeholder(span.category)
            yield Finding(
                code="personal_data",
                grade=Grade.WARNING,
                line=line,
                start=first,
                end=last,
                params={"words": body.text[start:end], "category": span.category.value},
                fix=Fix(kind=FixKind.EDIT, verb=FixVerb.MASK, start=start, end=end, text=placeholder),
            )


def _in_attribute(attribute: str, words: tuple[str, ...], masker: Masker) -> Iterator[Finding]:
    # Each for itself: side by side two phrases could look like a name.
    masked = tuple(masker.mask(word) for word in words)
    fix = Fix(kind=FixKind.SET_ATTRIBUTE, verb=FixVerb.MASK, values=tuple(one.text for one in masked))
    for word, one in zip(words, masked, strict=True):
        for span in one.spans:
            yield Finding(
                code="personal_data",
                grade=Grade.WARNING,
                attribute=attribute,
                params={"words": word[span.start : span.end], "category": span.category.value},
                fix=fix,
            )


def _blocks(body: TypedBody) -> Iterator[tuple[int, str]]:
    """Cut the body where lines end, so that a cancelled look stops soon; a name never goes on in the next line."""
    start, end = 0, 0
    for number in range(1, len(body.lines) + 1):
        end = body.end_of(number)
        if end - start >= _BLOCK:
            yield start, body.text[start:end]
            start = end
    if end > start:
        yield start, body.text[start:end]
