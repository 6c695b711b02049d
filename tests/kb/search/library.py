"""A small knowledge base for the search tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from kb.domain.article import Kind, State
from kb.search.document import IndexDocument
from kb.search.generation import INDEX_NAME
from kb.search.index import SearchIndex
from kb.search.schema import build_schema

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Analysers do not differ between tests; a fixed name keeps Sudachi's version out of them.
FINGERPRINT = "test"


def make(number: int, title: str, *paragraphs: str, **attributes: Any) -> IndexDocument:  # noqa: ANN401 - any attribute
    """Build a document whose id is the number."""
    attributes = {"kind": Kind.CASE, "state": State.VALIDATED} | attributes
    return IndexDocument(article_id=UUID(int=number), title=title, paragraphs=paragraphs, **attributes)


def build(folder: Path, documents: Iterable[IndexDocument]) -> SearchIndex:
    """Build an index of the documents."""
    index = SearchIndex.open(folder / "index", fingerprint=FINGERPRINT)
    index.rebuild(documents)
    return index


def generation_path(index: SearchIndex) -> Path:
    """Return where the files of an index that lies on a disk are."""
    return index.folder / index.current.name


def whoosh_index(path: Path) -> FileIndex:
    """Open a generation's folder as Whoosh does."""
    return FileIndex(FileStorage(str(path)), schema=build_schema(), indexname=INDEX_NAME)


def articles() -> tuple[IndexDocument, ...]:
    """Return eight articles as a centre might have them."""
    return (
        make(
            1,
            "訪問を求められたとき",
            "「今すぐ来い」と言われたら、訪問の理由を伺う。",
            "理由がなければ、訪問しないと伝える。",
            kind=Kind.PROCEDURE,
            practices=("P1",),
            tags=("訪問要求",),
            demand=("visit",),
            validated_on=date(2026, 10, 1),
            customer_words=("家まで来て謝れ", "すぐ来い"),
        ),
        make(
            2,
            "ケトルの取っ手がぐらつく",
            "電気ケトルの取っ手のぐらつきで、今夜の訪問を求められた。",
            "謝罪して、電話で引き取りを約束した。",
            product="電気ケトル K-21",
            cause="product_defect",
            tags=("取っ手", "訪問要求"),
            happened_on=date(2026, 7, 14),
        ),
        make(
            3,
            "加湿器の白い粉",
            "加湿器から白い粉が出るとのお申し出。",
            product="加湿器 H-3",
            cause="misunderstanding",
            happened_on=date(2026, 2, 3),
        ),
        make(
            4,
            "加湿器の水漏れ",
            "朝起きると加湿器の下に水たまりがあった。",
            product="加湿器 H-3",
            cause="product_defect",
            state=State.NOT_VALIDATED,
            happened_on=date(2026, 3, 4),
        ),
        make(5, "訪問の下書き", "まだ書きかけの訪問の事例。", state=State.DRAFT),
        make(6, "訪問の古い手順", "公開停止になった訪問の手順。", state=State.ARCHIVED, kind=Kind.PROCEDURE),
        make(
            7,
            "お詫びの言葉",
            "ご不快な思いをおかけし、申し訳ございません。",
            "返品と交換のご案内をいたします。コードレスの充電も確かめる。",
            kind=Kind.SCRIPT,
            tags=("お詫びの繰り返し",),
        ),
        make(8, "年末の配送の遅れ", "みかんの配送が遅れています。", kind=Kind.NOTICE, ends_on=date(2027, 1, 10)),
    )
