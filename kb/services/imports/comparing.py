"""The versions of one article of a preview, looked up when somebody wants to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.article_text import content_digest, write_article
from kb.documents.folder import listed_file
from kb.documents.folder_manifest import read_manifest
from kb.domain.importing import ComparedTexts, ImportComparison, ImportDecisions
from kb.domain.text_merge import merge_texts
from kb.errors import Problem
from kb.services.imports.judging import FileVersion, Judge
from kb.services.imports.pictures import PagePictures
from kb.services.imports.reading import read_file
from kb.services.imports.unfinished import folder_key
from kb.storage import article_store

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.article import Article, Kind
    from kb.domain.importing import ImportItem
    from kb.storage.database import Database


def compare_versions(
    database: Database, folder: Path, item: ImportItem, text_kind: Kind | None = None
) -> ImportComparison:
    """Return what library, file and their base say of an article now, and what the import would save.

    Raises:
        ArticleInvalidError: the file breaks a rule by now, or cannot be read.
    """
    if not item.path:
        with database.read() as session:
            known = article_store.get(session, item.article_id)
        library, number = (known.article, known.number) if known else (None, 0)
        return ImportComparison(base=None, library=library, file=None, merged=None, library_number=number)
    root = folder if folder.is_dir() else folder.parent
    draft, _ = read_file(root, listed_file(root, item.path), PagePictures(root, item.path), text_kind)
    article = draft.with_id(item.article_id)
    manifest = read_manifest(folder)
    exported = {} if isinstance(manifest, Problem) else manifest
    key = folder_key(folder) if text_kind is None else f"{folder_key(folder)}-texts"
    judge = Judge(key, exported, ImportDecisions())
    with database.read() as session:
        (verdict,) = judge.judge(session, [FileVersion(article, content_digest(article))])
        history = {revision.number: revision.article for revision in article_store.history(session, item.article_id)}
    return ImportComparison(
        base=history.get(verdict.base),
        library=history.get(verdict.library),
        file=article,
        merged=verdict.merged,
        library_number=verdict.library,
    )


def compared_texts(found: ImportComparison) -> ComparedTexts:
    """Return versions as texts like those of the folder; ``both`` is what a merge by hand begins with."""
    after = found.merged or (found.file if found.library is None else found.library)
    return ComparedTexts(
        library=_text(found.library),
        after=_text(after),
        file=_text(found.file),
        library_number=found.library_number,
        both=_both(found),
    )


def _both(found: ImportComparison) -> str:
    if found.merged is not None or found.base is None or found.library is None or found.file is None:
        return ""
    merge = merge_texts(_text(found.base), _text(found.library), _text(found.file))
    return merge.text({place: (*one.ours, *one.theirs) for place, one in enumerate(merge.conflicts)})


def _text(article: Article | None) -> str:
    return "" if article is None else write_article(article)
