"""Compares every text of the desktop with the English translations.

Usage: python -m tests.check_translations [--update]

Without an option it fails on missing, unfinished and stale entries, and on texts that cannot be translated because they
are no literals. ``--update`` adds what is missing (to be filled in) and drops what is stale. The texts are read from
the syntax tree and not by lupdate: that one silently leaves out what it does not understand.
"""

from __future__ import annotations

import argparse
import ast
import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
#: Which folder's texts are in which file; the first that fits.
AREAS: tuple[tuple[str, str], ...] = (
    ("desktop/call", "call_en.ts"),
    ("desktop/search", "search_en.ts"),
    ("desktop/editor", "editor_en.ts"),
    ("desktop/setup", "setup_en.ts"),
    ("desktop", "kb_en.ts"),
)
_CONTEXT_CALLS = {"noop", "translate"}


class Source(NamedTuple):
    """One text to be translated."""

    context: str
    text: str
    counts: bool = False


class Finder(ast.NodeVisitor):
    """Collects the texts of one module, and the calls whose text is not a literal."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.found: set[Source] = set()
        self.problems: list[str] = []
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr" and isinstance(node.func, ast.Attribute) and node.args:
            self._add(node, self._classes[-1] if self._classes else None, node.args[0], counts=len(node.args) > 2)
        elif name in _CONTEXT_CALLS and len(node.args) >= 2:
            self._add_marked(node, name)
        self.generic_visit(node)

    def _add_marked(self, node: ast.Call, name: str) -> None:
        context, text = node.args[:2]
        if isinstance(context, ast.Constant) and isinstance(text, ast.Constant):
            self._add(node, str(context.value), text, counts=len(node.args) > 2)
        elif name == "noop":
            # translate() with a variable looks up what noop() marked, so only noop has to be literal.
            self.problems.append(f"{self.file}:{node.lineno}: noop() needs literals")

    def _add(self, node: ast.Call, context: str | None, text: ast.expr, *, counts: bool) -> None:
        if context and isinstance(text, ast.Constant) and isinstance(text.value, str):
            self.found.add(Source(context, text.value, counts))
        else:
            self.problems.append(f"{self.file}:{node.lineno}: the text must be a literal")


def find_sources(root: Path) -> tuple[dict[str, set[Source]], list[str]]:
    """Return the texts by translation file, and what is wrong with the calls."""
    areas: dict[str, set[Source]] = {name: set() for _, name in AREAS}
    problems: list[str] = []
    for file in sorted((root / "desktop").rglob("*.py")):
        finder = Finder(file.relative_to(root))
        finder.visit(ast.parse(file.read_text(encoding="utf-8")))
        place = finder.file.as_posix()
        area = next(name for folder, name in AREAS if place.startswith(f"{folder}/"))
        areas[area] |= finder.found
        problems += finder.problems
    return areas, problems


def read_entries(file: Path) -> dict[Source, ET.Element]:
    """Return the ``<translation>`` of each text in a translation file; a missing file has none."""
    if not file.exists():
        return {}
    entries = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - files of the project
        for message in context.iter("message"):
            key = Source(context.findtext("name", ""), message.findtext("source", ""), message.get("numerus") == "yes")
            entries[key] = message.find("translation")
    return {key: value for key, value in entries.items() if value is not None}


def problems_of(name: str, wanted: set[Source], entries: dict[Source, ET.Element]) -> list[str]:
    """Return what is missing, unfinished or stale in one file."""
    found = [f"{name}: missing: {key.context}: {key.text}" for key in sorted(wanted - set(entries))]
    found += [f"{name}: stale: {key.context}: {key.text}" for key in sorted(set(entries) - wanted)]
    for key in sorted(wanted & set(entries)):
        entry = entries[key]
        texts = [form.text for form in entry.iter("numerusform")] if key.counts else [entry.text]
        if entry.get("type") == "unfinished" or not texts or not all(texts):
            found.append(f"{name}: unfinished: {key.context}: {key.text}")
        elif _fields(key.text) != _fields(texts[-1] or ""):
            found.append(f"{name}: other fields than the source: {key.context}: {key.text}")
    return found


def _fields(text: str) -> set[str]:
    """Return the names in braces that are to be filled."""
    parts = (part.partition("}")[0] for part in text.split("{")[1:])
    return {part for part in parts if part.isidentifier()}


def write_entries(file: Path, wanted: set[Source], entries: dict[Source, ET.Element]) -> None:
    """Write a translation file with exactly the wanted texts, keeping the translations there are."""
    root = ET.Element("TS", version="2.1", language="en_US", sourcelanguage="ja_JP")
    context: ET.Element | None = None
    for key in sorted(wanted):
        if context is None or context.findtext("name") != key.context:
            context = ET.SubElement(root, "context")
            ET.SubElement(context, "name").text = key.context
        message = ET.SubElement(context, "message", {"numerus": "yes"} if key.counts else {})
        ET.SubElement(message, "source").text = key.text
        message.append(entries.get(key, _unfinished(key)))
    ET.indent(root, "  ")
    text = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def _unfinished(key: Source) -> ET.Element:
    entry = ET.Element("translation", type="unfinished")
    if key.counts:
        ET.SubElement(entry, "numerusform")
        ET.SubElement(entry, "numerusform")
    return entry


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Check or update; return the exit code."""
    parser = argparse.ArgumentParser(description="Compare the texts of the desktop with their English translations.")
    parser.add_argument("--update", action="store_true", help="add what is missing and drop what is stale")
    update = parser.parse_args(arguments).update
    areas, problems = find_sources(root)
    for name, wanted in areas.items():
        file = root / "resources" / "i18n" / name
        entries = read_entries(file)
        if update and (wanted or entries):
            write_entries(file, wanted, entries)
            entries = read_entries(file)
        problems += problems_of(name, wanted, entries)
    for problem in problems:
        print(problem)
    print(f"{sum(map(len, areas.values()))} texts, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
