"""An order to import a table as text, which outlives the program that got it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from kb.domain.table import TableMapping, TableOrder, TableReading, TableTarget


def write_order(order: TableOrder) -> str:
    """Return an order as text."""
    values = asdict(order) | {"path": str(order.path), "bad_rows": str(order.bad_rows) if order.bad_rows else None}
    return json.dumps(values, ensure_ascii=False)


def read_order(text: str) -> TableOrder:
    """Return the order that ``write_order`` made a text of."""
    values = json.loads(text)
    return TableOrder(
        path=Path(values["path"]),
        target=TableTarget(values["target"]),
        mapping=TableMapping(**values["mapping"]),
        reading=TableReading(**values["reading"]),
        bad_rows=Path(values["bad_rows"]) if values["bad_rows"] else None,
        reasons=values["reasons"],
        editor=values["editor"],
    )
