"""Ways out of a library, as the policy of the computer allows them."""

from __future__ import annotations

import pytest

from kb.domain.exporting import AllowedExports, Export
from kb.errors import ExportRefusedError


def test_every_way_is_open_unless_a_policy_names_some() -> None:
    for kind in Export:
        AllowedExports().require(kind)


def test_a_way_that_is_not_named_is_closed_and_the_refusal_says_where_that_stands() -> None:
    allowed = AllowedExports(frozenset({Export.CSV}), "policy.toml")
    assert allowed.refusal(Export.CSV) is None
    with pytest.raises(ExportRefusedError) as caught:
        allowed.require(Export.PDF)
    assert caught.value.params == {"export": Export.PDF, "path": "policy.toml"}
