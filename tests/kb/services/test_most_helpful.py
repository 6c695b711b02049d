from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.article import State
from kb.domain.call import FeedbackType
from tests.kb.support import make_script

if TYPE_CHECKING:
    from kb.library import Library


def test_what_helped_most_comes_first_and_what_nobody_used_not_at_all(blank: Library) -> None:
    used, helped, unused = (make_script(title) for title in ("使われた", "効いた", "使われない"))
    for article in (used, helped, unused):
        blank.editing.save(article)
    blank.calls.use(None, used.id)
    blank.calls.rate(None, helped.id, FeedbackType.HELPED)
    found = blank.reading.most_helpful(5)
    assert [(article.id, prior.used, prior.helped) for article, prior in found] == [(helped.id, 0, 1), (used.id, 1, 0)]
    assert len(blank.reading.most_helpful(1)) == 1


def test_what_is_no_longer_published_is_left_out(blank: Library) -> None:
    article = make_script("公開を止めた")
    blank.editing.save(article)
    blank.calls.use(None, article.id)
    blank.editing.set_state(article.id, State.ARCHIVED)
    assert blank.reading.most_helpful(5) == ()
