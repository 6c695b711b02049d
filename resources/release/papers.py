"""The papers of a release: the licences of everything inside, a bill of materials, the list of checksums."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from resources.release.parts import Part

LICENCES, MATERIALS, CHECKSUMS = "LICENSES.txt", "sbom.cdx.json", "SHA256SUMS"
_RULE = "=" * 100
_BLOCK = 2**20


def licences(own: str, parts: Iterable[Part]) -> str:
    """Return one text: the project's own licence, then every part with what it says about its use."""
    pieces = [f"Kandokoro\n\n{own.strip()}\n"]
    for part in parts:
        said = "\n\n".join(text.strip() for text in part.texts) or part.licence
        pieces.append(f"{part.name} {part.version}\n{part.licence}\n\n{said}\n")
    return f"\n{_RULE}\n".join(pieces)


def materials(version: str, parts: Iterable[Part]) -> str:
    """Return the bill of materials as CycloneDX 1.6 JSON.

    Raises:
        ValueError: what was made is not valid by the standard's own schema.
    """
    bom = Bom(components=[_component(part) for part in parts])
    bom.metadata.component = Component(name="kandokoro", version=version, type=ComponentType.APPLICATION)
    bom.register_dependency(bom.metadata.component, bom.components)
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if problem is not None:
        raise ValueError(str(problem))
    return text


def _component(part: Part) -> Component:
    return Component(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=part.purl,
        purl=PackageURL.from_string(part.purl),
        licenses=[DisjunctiveLicense(name=part.licence)],
    )


def checksums(folder: Path, files: Iterable[Path]) -> str:
    """Return the SHA-256 of files below a folder, in the form that ``sha256sum --check`` reads."""
    return "".join(f"{_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in sorted(files))


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
