"""What the documents promise: examples that can be read, links that lead somewhere, the keys that the window has."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from desktop.commands import COMMANDS
from kb.documents.article_text import read_article, read_draft, write_article
from kb.documents.attributes import KEYS
from kb.documents.checks import SECTIONS
from kb.documents.placeholders import known_names
from kb.domain.article import Kind
from kb.machine_policy import Section
from kb.services.machine_check import faults_of
from kb.toml_rules import TomlSource

POLICY_PAGES = ("policy.md", "policy.ja.md")
ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "resources" / "docs"
PAGES = sorted([*ROOT.glob("README*.md"), *DOCS.rglob("*.md")])
FORMAT_PAGES = ("article-format.md", "article-format.ja.md")
ELSEWHERE = ("https:", "http:", "mailto:", "#")
#: Pages that there are in both languages, by what their names have in common.
BOTH = ("administrator-guide", "article-format", "cli", "editor-guide", "policy", "search-data", "user-guide")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")


def fenced(page: Path, language: str) -> list[str]:
    return [text for found, text in _FENCE.findall(page.read_text(encoding="utf-8")) if found == language]


def links(page: Path, *, inside: bool = False) -> list[str]:
    """Return where a page leads to in the project; ``inside`` it, too."""
    text = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", page.read_text(encoding="utf-8")))
    elsewhere = ELSEWHERE[:-1] if inside else ELSEWHERE
    return [link for link in _LINK.findall(text) if not link.startswith(elsewhere)]


def headings(page: Path) -> set[str]:
    """Return the names that the headings of a page have in links, as GitHub makes them."""
    found = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in found}


def first_of(name: str, endings: tuple[str, ...]) -> Path:
    return next(path for ending in endings if (path := DOCS / f"{name}.{ending}").is_file())


def shape(text: str) -> tuple[list[int], int, int]:
    """Return the depth of each heading, and how many rows of tables and pictures there are."""
    text = _FENCE.sub("", text)
    depths = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
    return depths, len(re.findall(r"^\|", text, re.MULTILINE)), text.count("![")


@pytest.mark.parametrize("name", FORMAT_PAGES)
def test_examples_of_the_article_format_are_articles_as_they_would_be_written(name: str) -> None:
    examples = fenced(DOCS / name, "markdown")

    assert [read_article(text).kind for text in examples] == list(Kind)
    assert [write_article(read_article(text)) for text in examples] == examples


@pytest.mark.parametrize("name", POLICY_PAGES)
def test_the_example_of_a_policy_is_sound_has_every_section_and_is_one_in_both_languages(name: str) -> None:
    (example,) = fenced(DOCS / name, "toml")
    source = TomlSource(DOCS / name, example)

    assert faults_of(source) == ()
    assert set(source.content()) == {"library", "languages", "exports", "protection", "audit", *Section}
    assert [example] == fenced(DOCS / POLICY_PAGES[0], "toml")


@pytest.mark.parametrize("name", FORMAT_PAGES)
def test_the_draft_of_the_article_format_can_be_imported(name: str) -> None:
    (draft,) = fenced(DOCS / name, "")

    assert read_draft(draft).article_id is None


@pytest.mark.parametrize("name", FORMAT_PAGES)
def test_the_article_format_names_every_key_section_and_placeholder(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    headings = {heading for sections in SECTIONS.values() for heading in sections}

    assert [row for row in rows if row in KEYS] == list(KEYS)
    assert [word for word in sorted(headings | known_names()) if word not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    missing = [link for link in links(page) if not (page.parent / unquote(link.partition("#")[0])).exists()]

    assert missing == []


def test_the_page_on_architecture_lists_every_decision_under_its_own_number() -> None:
    decisions = sorted((DOCS / "adr").glob("*.md"))
    titles = [page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ") for page in decisions]
    rows = re.findall(
        r"^\| (\d{3}) \| \[(.*)\]\(adr/(.*)\) \|$", (DOCS / "architecture.md").read_text("utf-8"), re.MULTILINE
    )

    assert [name for _, _, name in rows] == [page.name for page in decisions]
    assert [f"{number}: {title}" for number, title, _ in rows] == titles
    assert [number for number, _, _ in rows] == [f"{number:03}" for number in range(1, len(rows) + 1)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_headings(page: Path) -> None:
    targets = [link.partition("#") for link in links(page, inside=True) if "#" in link]
    missing = [
        f"{name}#{heading}"
        for name, _, heading in targets
        if unquote(heading) not in headings((page.parent / unquote(name)) if name else page)
    ]

    assert missing == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = {(page.parent / unquote(link)).resolve() for page in PAGES for link in links(page)}

    assert [path.name for path in sorted((DOCS / "images").iterdir()) if path not in shown] == []


@pytest.mark.parametrize("name", BOTH)
def test_pages_in_two_languages_say_the_same_in_the_same_order(name: str) -> None:
    """Each has the same parts, tables as long, the same pictures or those of its language, and leads to the other."""
    english, japanese = (first_of(name, endings) for endings in (("en.md", "md"), ("ja.md", "md")))
    shapes = [shape(page.read_text(encoding="utf-8")) for page in (english, japanese)]

    assert shapes[0] == shapes[1]
    assert japanese.name in links(english)
    assert english.name in links(japanese)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_guides_name_every_key_of_the_window(language: str) -> None:
    guides = [DOCS / f"{who}-guide.{language}.md" for who in ("user", "editor")]
    text = "\n".join(guide.read_text(encoding="utf-8") for guide in guides)
    cells = " ".join(re.findall(r"^\| ([^|]*) \|", text, re.MULTILINE))
    keys = set(re.split(r"[、,…\s]+", cells))
    numbered = {f"Alt+{number}" for number in range(2, 8)}

    assert [command.cap for command in COMMANDS if command.keys and command.cap not in keys | numbered] == []


def test_every_test_that_the_page_on_security_names_is_there() -> None:
    named = set(re.findall(r"`(tests/[^`]+)`", (DOCS / "SECURITY.md").read_text(encoding="utf-8")))
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).is_file()] == []
