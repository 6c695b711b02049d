from __future__ import annotations

import pytest

from kb.storage.folding import folded, has_words


@pytest.mark.parametrize(("text", "expected"), [("ＡＢＣ１２", "abc12"), ("ｹﾄﾙ", "ケトル"), ("Straße", "strasse")])
def test_width_and_case_do_not_count(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_every_word_must_stand_somewhere() -> None:
    assert has_words("ＶＩＳＩＴを求められた", "求め\nvisit")
    assert not has_words("訪問を求められた", "求め\n返金")
