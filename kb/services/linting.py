"""What an editor should look at in an article: its format, its links, its wording, personal data, a twin."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kb.documents.article_form import article_of
from kb.documents.article_text import article_problems, normal_body, read_typed
from kb.documents.attributes import KEYS, NO_ID
from kb.documents.links import article_links, as_id, attachment_links
from kb.documents.problem_findings import problem_findings
from kb.documents.quality_checks import quality_findings
from kb.documents.typed_body import TypedBody
from kb.domain.article import State
from kb.domain.finding import Finding, Fix, FixKind, FixVerb, Grade, in_order
from kb.errors import FileUnreadableError
from kb.services.personal_findings import personal_findings
from kb.services.wording_findings import wording_findings
from kb.storage import article_names, article_store, attachment_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.documents.links import ArticleLink
    from kb.domain.article import Article
    from kb.domain.article_form import ArticleForm
    from kb.errors import Problem
    from kb.search.masking import Masker
    from kb.services.wording import WordingService
    from kb.storage.database import Database

#: Nobody reads more, and a file that was pasted by mistake has a finding in every line.
MOST_FINDINGS = 300


class LintService:
    """Looks articles over as they are typed; it changes nothing, and any thread may call."""

    def __init__(self, database: Database, wording: WordingService, masker: Masker) -> None:
        """Use the rules of wording and the word lists of masking of this library."""
        self._database = database
        self._wording = wording
        self._masker = masker

    def lint(self, article: Article, token: CancelToken | None = None) -> tuple[Finding, ...]:
        """Return what was found, errors first, each in the order of the lines; at most MOST_FINDINGS.

        The article need not be saved or complete. Names take the analyser: about 5 ms for a page.

        What a rule file of the library that is broken would have told is left out, and that it is broken is told.

        Raises:
            OperationCancelledError: the token was cancelled.
        """
        typed = replace(article, body=normal_body(article.body))
        body = TypedBody(typed.body)
        found = [*self._firm(typed, body)]
        if token is not None:
            token.check()
        for more in (
            wording_findings(body, self._wording),
            personal_findings(typed, body, self._masker, token),
        ):
            try:
                found += islice(more, MOST_FINDINGS)
            except FileUnreadableError as error:
                # Everything else is worth knowing all the same.
                found.append(_not_looked(error))
        return in_order(found)[:MOST_FINDINGS]

    def lint_form(self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None) -> tuple[Finding, ...]:
        """Look over what stands in an editor's form, also values that are none; see ``lint``."""
        article, problems = article_of(form)
        known = {(problem.code, problem.detail) for problem in article_problems(article)}
        # What a value cannot be is left out of the article: only the form knows of it.
        values = tuple(_of_problem(problem) for problem in problems if (problem.code, problem.detail) not in known)
        return in_order((*values, *self.lint(replace(article, id=article_id), token)))[:MOST_FINDINGS]

    def blockers(self, article: Article) -> tuple[Finding, ...]:
        """Return the errors the article would have as 検証済; while there is one it cannot become that."""
        wanted = replace(article, body=normal_body(article.body), state=State.VALIDATED)
        return in_order(one for one in self._firm(wanted, TypedBody(wanted.body)) if one.grade is Grade.ERROR)

    def lint_text(self, text: str, token: CancelToken | None = None) -> tuple[Finding, ...]:
        """Look over the text of a file, whatever is wrong with it; all lines are those of the file here.

        Raises what ``lint`` raises.
        """
        typed = read_typed(text)
        found = [_of_problem(problem) for problem in typed.problems]
        if typed.body_line:
            known = {(one.code, one.params["detail"]) for one in found}
            article = replace(typed.content, id=typed.article_id or NO_ID)
            found += (
                replace(one, line=one.line + typed.body_line - 1 if one.line else 0)
                for one in self.lint(article, token)
                if (one.code, one.params.get("detail")) not in known
            )
        return in_order(found)[:MOST_FINDINGS]

    def everything(self, token: CancelToken | None = None) -> Iterator[tuple[Article, tuple[Finding, ...]]]:
        """Yield every article, oldest first, in any state, with what was found in it; raises what ``lint`` raises."""
        with self._database.read() as session:
            for revision in article_store.all_articles(session):
                yield revision.article, self.lint(revision.article, token)

    def _firm(self, article: Article, body: TypedBody) -> Iterator[Finding]:
        """Yield what does not depend on anybody's choice of words."""
        yield from problem_findings(article, body)
        yield from quality_findings(article, body)
        yield from self._dead_links(body)
        yield from self._missing_images(body)
        yield from self._twin(article)

    def _dead_links(self, body: TypedBody) -> Iterator[Finding]:
        links = tuple(article_links(body.text))
        if not links:
            return
        ids = {link: as_id(link.name) for link in links}
        with self._database.read() as session:
            known = article_names.known_ids(session, {one for one in ids.values() if one is not None})
            titles = article_names.known_titles(session, {link.name for link in links if ids[link] is None})
        for link in links:
            if (ids[link] or link.name) not in {*known, *titles}:
                yield _dead(link, body)

    def _missing_images(self, body: TypedBody) -> Iterator[Finding]:
        shown = tuple(attachment_links(body.text))
        if not shown:
            return
        with self._database.read() as session:
            known = attachment_store.known(session, [key for _, key in shown if key is not None])
        for link, key in shown:
            if key not in known:
                yield replace(_dead(link, body), code="image_missing", fix=None)

    def _twin(self, article: Article) -> Iterator[Finding]:
        if not article.title:
            return
        with self._database.read() as session:
            twin = article_names.twin_of(session, article.id, article.kind, article.title)
        if twin is not None:
            fix = Fix(kind=FixKind.OPEN_ARTICLE, verb=FixVerb.OPEN, article_id=twin)
            yield Finding(code="title_twice", grade=Grade.WARNING, attribute="title", fix=fix)


def _not_looked(error: FileUnreadableError) -> Finding:
    name = Path(str(error.params.get("path", ""))).name
    return Finding(code="rules_broken", grade=Grade.WARNING, params={"detail": name})


def _of_problem(problem: Problem) -> Finding:
    key = problem.detail.partition(":")[0]
    return Finding(
        code=problem.code,
        grade=Grade.ERROR,
        line=problem.line,
        attribute=key if key in KEYS else "",
        params={"detail": problem.detail},
        blocks_validation=True,
    )


def _dead(link: ArticleLink, body: TypedBody) -> Finding:
    start, end = (body.offset(link.line, column) for column in (link.start, link.end))
    fix = Fix(kind=FixKind.CHOOSE_ARTICLE, verb=FixVerb.CHOOSE, start=start, end=end)
    return Finding(
        code="link_dead",
        grade=Grade.ERROR,
        line=link.line,
        start=link.start,
        end=link.end,
        params={"detail": link.label or link.name},
        fix=fix,
        blocks_validation=True,
    )
