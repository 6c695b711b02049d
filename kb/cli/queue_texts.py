"""What the values of the queues are called on the command line, as (Japanese, English)."""

from __future__ import annotations

from kb.domain.call import DismissReason, FeedbackType
from kb.domain.lifecycle import Attention
from kb.domain.queues import Queue

QUEUES: dict[Queue, tuple[str, str]] = {
    Queue.FLAGS: ("指摘", "flags"),
    Queue.MISSES: ("0件の検索", "searches and notes that found nothing"),
    Queue.DRAFTS: ("通話からの下書き", "drafts that wait"),
    Queue.NOT_HELPED: ("効かなかった記事", "articles of no help"),
    Queue.REVIEWS: ("二次化の振り返り", "secondary complaints to talk over"),
    Queue.DUE: ("検証の時期", "due for verification, or proposed for archiving"),
}

STATEMENTS: dict[FeedbackType, tuple[str, str]] = {
    FeedbackType.USED: ("使った", "used"),
    FeedbackType.HELPED: ("効いた", "helped"),
    FeedbackType.NOT_HELPED: ("効かなかった", "no help"),
    FeedbackType.DISMISSED: ("却下", "dismissed"),
    FeedbackType.FLAGGED: ("指摘", "flagged"),
}

REASONS: dict[DismissReason, tuple[str, str]] = {
    DismissReason.OTHER_SITUATION: ("場面が違う", "another situation"),
    DismissReason.ALREADY_DONE: ("もう行った", "already done"),
    DismissReason.WRONG_CONTENT: ("内容に誤り", "wrong content"),
}

ATTENTION: dict[Attention, tuple[str, str]] = {
    Attention.VERIFY: ("{day} から、使われたまま検証していません", "in use and not verified since {day}"),
    Attention.ARCHIVE: ("{day} から使われていません", "unused since {day}"),
}
