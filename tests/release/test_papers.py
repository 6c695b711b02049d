from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from resources.release.embedded import embedded_parts
from resources.release.papers import checksums, licences, materials
from resources.release.parts import Part, needed, python_parts

if TYPE_CHECKING:
    from pathlib import Path

PARTS = (
    Part("pypi", "Whoosh", "2.7.4", "BSD-2-Clause", ("Copyright 2007\nAll rights reserved.",)),
    Part("deb", "libxcb-cursor0", "0.1.1-4", "see its text", ()),
)


def test_every_part_stands_with_its_own_words_after_ours() -> None:
    text = licences("MIT License\n", PARTS)
    assert text.index("MIT License") < text.index("Whoosh 2.7.4") < text.index("libxcb-cursor0 0.1.1-4")
    assert "All rights reserved." in text


def test_the_bill_of_materials_is_valid_and_names_every_part() -> None:
    bom = json.loads(materials("0.1.0", PARTS))
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    assert bom["metadata"]["component"]["version"] == "0.1.0"
    assert {part["purl"] for part in bom["components"]} == {
        "pkg:pypi/whoosh@2.7.4",
        "pkg:deb/debian/libxcb-cursor0@0.1.1-4",
    }


def test_checksums_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "配布").mkdir()
    file = tmp_path / "配布" / "a b.txt"
    file.write_bytes(b"abc" * 1_000_000)
    assert checksums(tmp_path, [file]) == f"{hashlib.sha256(file.read_bytes()).hexdigest()}  配布/a b.txt\n"


def test_what_the_program_needs_is_found_with_what_that_needs_and_where_its_licence_stands() -> None:
    parts = {part.name.lower(): part for part in python_parts()}
    assert {"whoosh", "pyside6_essentials", "shiboken6", "sqlalchemy", "typing_extensions"} <= set(parts)
    assert not {"kandokoro", "pytest", "mypy"} & set(parts)
    assert [part.name for part in parts.values() if not part.texts or part.licence == "see its text"] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["pyside6_essentials"].texts[0]
    assert "Matt Chaput" in parts["whoosh"].texts[0]


def test_what_is_linked_into_packages_is_named_with_its_version_and_its_terms() -> None:
    parts = list(embedded_parts())
    assert {"openssl", "qt", "sqlcipher", "sqlite"} <= {part.name for part in parts}
    versions = [part.version for part in parts if part.name == "openssl"]
    assert len(versions) == 2  # that of cryptography and that of SQLCipher
    assert all(part.version[0].isdigit() and part.texts for part in parts)
    assert "ZETETIC" in next(part for part in parts if part.name == "sqlcipher").texts[0]


@pytest.mark.parametrize(
    ("requirement", "holds"),
    [("a>=1", True), ("a; sys_platform == 'nowhere'", False), ("a; extra == 'docs'", False)],
)
def test_requirements_of_other_systems_and_extras_are_left_out(requirement: str, holds: bool) -> None:
    assert needed([requirement]) == (["a"] if holds else [])
