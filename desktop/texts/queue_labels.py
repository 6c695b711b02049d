"""What the values of the editors' queues are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop
from kb.domain.queues import MissSource, NeighbourKind, Queue, Settlement
from kb.domain.synonyms import EffectSource

if TYPE_CHECKING:
    from enum import StrEnum

#: By type, as in ``labels``.
QUEUE_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Queue: {
        Queue.FLAGS: noop("Queue", "指摘"),
        Queue.MISSES: noop("Queue", "0件の検索"),
        Queue.DRAFTS: noop("Queue", "通話からの下書き"),
        Queue.NOT_HELPED: noop("Queue", "効かなかった記事"),
        Queue.REVIEWS: noop("Queue", "二次化の振り返り"),
        Queue.DUE: noop("Queue", "検証の時期"),
    },
    Settlement: {
        Settlement.ARTICLE: noop("Settlement", "記事を直した"),
        Settlement.DRAFT: noop("Settlement", "下書きにした"),
        Settlement.SYNONYM: noop("Settlement", "同義語にした"),
        Settlement.NOTHING: noop("Settlement", "対応しない"),
    },
    MissSource: {
        MissSource.SEARCH: noop("MissSource", "検索"),
        MissSource.NOTES: noop("MissSource", "通話メモ"),
    },
    NeighbourKind: {
        NeighbourKind.SPELLING: noop("NeighbourKind", "近い言葉"),
        NeighbourKind.TERM: noop("NeighbourKind", "標準タグ"),
        NeighbourKind.ARTICLE: noop("NeighbourKind", "近い記事"),
    },
    EffectSource: {
        EffectSource.NOTES: noop("EffectSource", "通話メモ"),
        EffectSource.SEARCH: noop("EffectSource", "検索"),
    },
}
