"""What all benchmarks share: percentiles, tables, the machine, memory, and the way a program starts and prints."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
import threading
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

#: What one benchmark found: figures by name, some of them grouped.
Result = dict[str, Any]

_PACKAGES = ("whoosh", "numpy", "SudachiPy", "PySide6-Essentials", "tantivy")
_MEBIBYTE = 2**20
#: Seconds between two looks at memory.
_LOOK_SECONDS = 0.1


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


def seconds(work: Callable[[], object]) -> float:
    """Return how long a call takes, in seconds."""
    return milliseconds(work) / 1_000


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile, between the two nearest values where it falls between them.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values")
    return values[0] if len(values) == 1 else quantiles(values, n=100, method="inclusive")[percent - 1]


def figures(name: str, times_ms: Sequence[float], digits: int = 2) -> dict[str, float]:
    """Return ``<name>_p50_ms`` and ``<name>_p95_ms``; nothing when nothing was measured."""
    if not times_ms:
        return {}
    return {f"{name}_p{percent}_ms": round(percentile(times_ms, percent), digits) for percent in (50, 95)}


def resident_mb(process_id: int | None = None) -> float:
    """Return the resident memory of a process, by default this one, in MiB; files mapped into it count.

    Raises:
        ModuleNotFoundError: psutil is not installed; it comes with the ``bench`` extra.
    """
    import psutil  # noqa: PLC0415 - only installed for benchmarks

    return float(psutil.Process(process_id).memory_info().rss) / _MEBIBYTE


def private_mb(process_id: int) -> float:
    """Return the memory that a process has for itself alone, in MiB: what ending it would set free.

    Raises:
        ModuleNotFoundError: as above.
    """
    import psutil  # noqa: PLC0415 - as above

    return float(psutil.Process(process_id).memory_full_info().uss) / _MEBIBYTE


def family_mb() -> float:
    """Return the memory of this process and of all that it started, in MiB; what several share counts once (PSS).

    Where the system does not tell PSS, what each has for itself alone. Raises ModuleNotFoundError: as above.
    """
    import psutil  # noqa: PLC0415 - as above

    total, here = 0.0, psutil.Process()
    for process in (here, *here.children(recursive=True)):
        with suppress(psutil.Error):  # it ended
            found = process.memory_full_info()
            total += getattr(found, "pss", found.uss)
    return total / _MEBIBYTE


@contextmanager
def most_family_mb() -> Iterator[list[float]]:
    """Look at ``family_mb`` all the time; the list holds the most of it after the block."""
    found, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(_LOOK_SECONDS):
            found[0] = max(found[0], family_mb())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()


def disk_mb(path: Path) -> float:
    """Return the size of a file, or of all files below a folder, in MiB."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / _MEBIBYTE


def machine() -> dict[str, str]:
    """Return what figures depend on: processor, system, versions, and the day."""
    versions = {name: found for name in _PACKAGES if (found := _version(name))}
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cpu": f"{os.cpu_count()} cores, {_processor()}",
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **versions,
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _processor() -> str:
    """Return the model of the processor where Linux tells, else its architecture."""
    listing = Path("/proc/cpuinfo")
    lines = listing.read_text(encoding="utf-8").splitlines() if listing.is_file() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())


def beside(sentences: Mapping[str, str], plain: Mapping[str, float], other: Mapping[str, float]) -> list[list[object]]:
    """Return a row for each figure that was taken: what it is, both values, and how many times the other one is."""
    return [
        [sentence, plain[name], other[name], round(other[name] / plain[name], 2) if plain[name] else ""]
        for name, sentence in sentences.items()
        if name in plain
    ]


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table that also reads well in a terminal; numbers are right-aligned."""
    cells = [list(header), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = [_line(row, widths) for row in cells]
    rule = "|".join("-" * (width + 1) + ("-" if column == 0 else ":") for column, width in enumerate(widths))
    return "\n".join((lines[0], f"|{rule}|", *lines[1:])) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return f"| {' | '.join((first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)))} |"


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.3g}" if abs(value) < 1 else f"{value:.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def figure_rows(groups: Mapping[str, Mapping[str, float]], names: Sequence[str]) -> list[list[object]]:
    """Return a row for each group: p50 and p95 of each name, nothing where it was not measured."""
    keys = [f"{name}_p{percent}_ms" for name in names for percent in (50, 95)]
    return [[title, *(found.get(key) for key in keys)] for title, found in groups.items()]


def figure_header(title: str, names: Sequence[str]) -> list[str]:
    """Return the header for ``figure_rows``."""
    return [title, *(f"{name} {kind}" for name in names for kind in ("p50", "p95"))]


def parser(description: str) -> argparse.ArgumentParser:
    """Return a parser with the options that every benchmark has."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    made.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what is built there and use it the next time")
    return made


def sizes(text: str) -> tuple[int, ...]:
    """Read numbers of documents separated by commas."""
    return tuple(int(part) for part in text.split(","))


@contextmanager
def workshop(keep: Path | None) -> Iterator[Path]:
    """Give out the folder that things are built in: the one to keep, or one that is gone afterwards."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    # On Windows a process that has just ended may hold its files a moment longer.
    with TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def print_result(result: Result, *, as_json: bool, text: Callable[[Result], str]) -> None:
    """Print exactly one JSON object, or the text made of it."""
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n" if as_json else text(result))
    sys.stdout.flush()


def say(sentence: str) -> None:
    """Report progress where it does not mix with the result."""
    print(sentence, file=sys.stderr, flush=True)
