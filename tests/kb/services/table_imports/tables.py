"""Tables as another system would write them, made by the tests themselves."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADER = (
    *("受付日時", "お客様番号", "製品名", "問い合わせ内容", "原因", "要求", "対応内容", "結果"),
    *("所要時間(秒)", "担当者", "担当部署"),
)
ROW = (
    *("2025/3/4 9:05", "C000123", "ケトル K-21", "取っ手が外れた。\nやけどはない。", "製品不良", "返金、訪問"),
    *("交換品を手配した", "対応完了", "330", "木村", "大阪"),
)
#: What is wrong with a bad row, by turns.
FAULTS = ("date_unreadable", "row_encoding", "row_cells", "row_quote", "duration_unreadable")


def csv_bytes(rows: Sequence[Sequence[str]], encoding: str = "cp932") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


def write_csv(file: Path, rows: Sequence[Sequence[str]], encoding: str = "cp932") -> Path:
    file.write_bytes(csv_bytes(rows, encoding))
    return file


def changed(row: Sequence[str], **values: str) -> tuple[str, ...]:
    """Return a row with other values, by heading."""
    return tuple(values.get(name, text) for name, text in zip(HEADER, row, strict=True))


@dataclass(frozen=True)
class Histories:
    """A file of past calls: how many rows are good, and what is wrong with each bad one by its number."""

    file: Path
    good: int
    bad: dict[int, str]


def write_histories(file: Path, count: int, *, seed: int = 1, bad_every: int = 100) -> Histories:
    """Write ``count`` calls of a year in CP932, with cells of several lines, every so many of them broken."""
    chance = random.Random(seed)  # noqa: S311 - it only has to vary
    bad: dict[int, str] = {}
    with file.open("wb") as stream:
        stream.write(csv_bytes([HEADER]))
        for number in range(count):
            row = _call(chance, number)
            if bad_every and number % bad_every == bad_every // 2:
                fault = FAULTS[number // bad_every % len(FAULTS)]
                bad[number + 2] = fault
                stream.write(_broken(row, fault))
            else:
                stream.write(csv_bytes([row]))
    return Histories(file, count - len(bad), bad)


def _call(chance: random.Random, number: int) -> tuple[str, ...]:
    moment = f"2025/{chance.randint(1, 12)}/{chance.randint(1, 28)} {chance.randint(8, 20)}:{chance.randint(0, 59):02d}"
    notes = (
        f"「{number} 番の品が動かない」とのお申し出。\n電源を入れても反応がない。"
        + "何度も電話した。" * chance.randint(0, 5)
    )
    return (
        moment,
        f"C{chance.randint(1, 50_000):06d}",
        chance.choice(("ケトル K-21", "炊飯器 R-8", "掃除機 V-3")),
        notes,
        chance.choice(("製品不良", "説明不足", "接客")),
        chance.choice(("返金", "交換", "訪問、謝罪文", "")),
        "状況を確認し、交換品を手配した。",
        chance.choice(("対応完了", "折り返し", "エスカレーション")),
        str(chance.randint(60, 3_000)),
        chance.choice(("佐藤", "鈴木", "田中")),
        "大阪",
    )


def _broken(row: tuple[str, ...], fault: str) -> bytes:
    if fault == "date_unreadable":
        return csv_bytes([("2025/13/45 9:00", *row[1:])])
    if fault == "duration_unreadable":
        return csv_bytes([(*row[:8], "長い", *row[9:])])
    if fault == "row_cells":
        return csv_bytes([row[:5]])
    whole = csv_bytes([row])
    if fault == "row_encoding":
        return whole.replace("状況".encode("cp932"), b"\xfc\xfd\xfe\x81")
    # The last quotation mark is missing: what is in the cell goes on and on.
    before, _, after = whole.rpartition(b'"')
    return before + after
