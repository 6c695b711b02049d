"""An article prepared for an agent's eyes, from its text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.rendering import plain_paragraphs, render
from kb.documents.sections import DO_NOT_USE_WHEN, MAIL, USE_WHEN, bullet_lines, section_named, steps_of
from kb.domain.article import Kind
from kb.domain.reading import ReadableArticle

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.domain.reading import ShownImage
    from kb.domain.script import SpokenLine, Step


def readable(
    article: Article,
    *,
    used: int = 0,
    helped: int = 0,
    numbered: bool = False,
    images: tuple[ShownImage, ...] = (),
) -> ReadableArticle:
    """Prepare an article for reading; ``used`` and ``helped`` count what agents said of it.

    ``plain`` of a script is what is spoken, one line a breath and an empty line between steps; placeholders that a call
    has to fill stand in it as they were typed, and so they do in ``mail``. ``numbered``: see ``render``.
    """
    rendered = render(article.body, numbered=numbered)
    steps = steps_of(article.body)
    spoken = _spoken(steps) if article.kind is Kind.SCRIPT else ""
    return ReadableArticle(
        article=article,
        steps=steps,
        use_when=_bullets(article.body, USE_WHEN),
        do_not_use_when=_bullets(article.body, DO_NOT_USE_WHEN),
        html=rendered.html,
        plain=spoken or "\n\n".join(rendered.paragraphs),
        mail=_mail(article.body),
        used=used,
        helped=helped,
        images=images,
    )


def _bullets(body: str, heading: str) -> tuple[str, ...]:
    section = section_named(body, heading)
    return bullet_lines(section) if section else ()


def _mail(body: str) -> str:
    """Return the text of the mail with the line breaks it was typed with: in a mail they are part of good form."""
    section = section_named(body, MAIL)
    return "\n\n".join(plain_paragraphs(section.text.replace("\n", "  \n"))) if section else ""


def _spoken(steps: tuple[Step, ...]) -> str:
    spoken = ("\n".join(_line(line) for line in step.lines) for step in steps)
    return "\n\n".join(lines for lines in spoken if lines)


def _line(line: SpokenLine) -> str:
    return "".join(f"{{{{{part.text}}}}}" if part.placeholder else part.text for part in line.segments)
