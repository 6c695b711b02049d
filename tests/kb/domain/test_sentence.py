"""A sentence of a rule file, read aloud."""

from __future__ import annotations

from kb.documents.sections import spoken_line
from kb.domain.sentence import Sentence

SENTENCE = Sentence(
    tuple(map(spoken_line, ("ここからは", "{{部署名}}の{{次の担当者名}}が", "{{部署名}}で承ります。"))), "gloss"
)


def test_names_its_placeholders_once() -> None:
    assert SENTENCE.placeholders == ("部署名", "次の担当者名")


def test_is_filled_as_a_whole_or_not_at_all() -> None:
    filled = SENTENCE.filled({"部署名": "相談室", "次の担当者名": "山田"})
    assert filled == "ここからは相談室の山田が相談室で承ります。"
    assert SENTENCE.filled({"部署名": "相談室", "次の担当者名": ""}) is None
