"""Knowledge packs as files: one line that says so, a signed header, the signature, and packed lines of text.

Only text and images travel. An index never does: Whoosh unpickles what it reads.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kb.domain.pack import PackFile, PackHeader, PackProblem
from kb.errors import PackInvalidError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from kb.domain.pack import PackCopy

MAGIC = b"KANDOKORO PACK 1\n"
_ANY_MAGIC = b"KANDOKORO PACK "
SUFFIX = ".kbpack"
#: Bytes: a header is a few hundred, an article at most a megabyte with its images beside it.
_MOST_HEADER = 4_096
_MOST_LINE = 16 * 2**20
_MOST_UNPACKED = 2 * 2**30
_BLOCK = 2**16


def write_pack(path: Path, header: PackHeader, packed: Path, key: Ed25519PrivateKey) -> None:
    """Write a pack with the content of the file ``packed`` (see ``pack_lines``); raises OSError."""
    signed = MAGIC + _header_line(header)
    with path.open("wb") as target, packed.open("rb") as content:
        target.write(signed + base64.b64encode(key.sign(signed)) + b"\n")
        while block := content.read(_BLOCK):
            target.write(block)


def pack_lines(lines: Iterable[dict[str, str]], target: Path) -> tuple[str, int, int]:
    """Pack lines into a file and return the hash, the packed and the unpacked length in bytes; raises OSError."""
    digest, packer, length, unpacked = hashlib.sha256(), zlib.compressobj(9), 0, 0
    with target.open("wb") as file:
        for line in lines:
            text = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            unpacked += len(text)
            length += _put(file, digest, packer.compress(text))
        length += _put(file, digest, packer.flush())
    return digest.hexdigest(), length, unpacked


def _put(file: BinaryIO, digest: Any, block: bytes) -> int:  # noqa: ANN401 - hashlib keeps the class to itself
    file.write(block)
    digest.update(block)
    return len(block)


def read_header(path: Path, keys: Iterable[str], copy: PackCopy | None = None) -> PackFile:
    """Return a pack by its header once its signature is that of one of ``keys`` (see ``public_text``).

    It is read from the ``copy``, where there is one; its errors name the ``path``.

    Raises:
        PackInvalidError: NO_PACK, NEWER_FORMAT, UNTRUSTED, TRUNCATED, TOO_LARGE.
        OSError: the file cannot be read.
    """
    with path.open("rb") if copy is None else copy.open() as file:
        header = _verified_header(path, file, keys)
        begins = file.tell()
    if (path.stat().st_size if copy is None else copy.size) - begins < header.length:
        _refuse(path, PackProblem.TRUNCATED)
    return PackFile(path=path, header=header, copy=copy)


def read_lines(pack: PackFile) -> Iterator[dict[str, str]]:
    """Yield what a pack holds, line by line; its hash is looked at first, so that nothing is taken from a changed file.

    Raises:
        PackInvalidError: DAMAGED, TRUNCATED.
        OSError: the file cannot be read.
    """
    with pack.path.open("rb") if pack.copy is None else pack.copy.open() as file:
        _skip_header(file)
        begins = file.tell()
        digest, left = hashlib.sha256(), pack.header.length
        while left and (block := file.read(min(_BLOCK, left))):
            digest.update(block)
            left -= len(block)
        if left:
            _refuse(pack.path, PackProblem.TRUNCATED)
        if digest.hexdigest() != pack.header.sha256:
            _refuse(pack.path, PackProblem.DAMAGED)
        file.seek(begins)
        yield from _unpacked(pack, file)


def _unpacked(pack: PackFile, file: BinaryIO) -> Iterator[dict[str, str]]:
    unpacker, rest, left, total = zlib.decompressobj(), b"", pack.header.length, 0
    while left or unpacker.unconsumed_tail:
        block = unpacker.unconsumed_tail or file.read(min(_BLOCK, left))
        if not unpacker.unconsumed_tail:
            left -= len(block)
        try:
            text = unpacker.decompress(block, _BLOCK)
        except zlib.error:
            _refuse(pack.path, PackProblem.DAMAGED)
        total += len(text)
        *lines, rest = (rest + text).split(b"\n")
        if total > pack.header.unpacked or len(rest) > _MOST_LINE or (not block and not text):
            _refuse(pack.path, PackProblem.DAMAGED)
        for line in lines:
            yield _line(pack.path, line)
    if rest:
        _refuse(pack.path, PackProblem.DAMAGED)


def _line(path: Path, text: bytes) -> dict[str, str]:
    try:
        value = json.loads(text)
    except ValueError:
        _refuse(path, PackProblem.DAMAGED)
    if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
        _refuse(path, PackProblem.DAMAGED)
    return value


def public_text(key: Ed25519PublicKey) -> str:
    """Return a public key as a policy holds it: base64 of its 32 bytes."""
    return base64.b64encode(key.public_bytes_raw()).decode("ascii")


def is_public_text(text: str) -> bool:
    """Tell whether a text is a public key as ``public_text`` writes it."""
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
    except ValueError:
        return False
    return True


def _verified_header(path: Path, file: BinaryIO, keys: Iterable[str]) -> PackHeader:
    magic = file.readline(_MOST_HEADER)
    if magic != MAGIC and MAGIC.startswith(magic):
        _refuse(path, PackProblem.TRUNCATED)
    if magic != MAGIC:
        _refuse(path, PackProblem.NEWER_FORMAT if magic.startswith(_ANY_MAGIC) else PackProblem.NO_PACK)
    line, signature = file.readline(_MOST_HEADER), file.readline(_MOST_HEADER)
    if not signature.endswith(b"\n"):
        _refuse(path, PackProblem.TRUNCATED)
    if not any(_signed_by(text, MAGIC + line, signature) for text in keys):
        _refuse(path, PackProblem.UNTRUSTED)
    try:
        header = _header(json.loads(line))
    except (ValueError, KeyError, TypeError):
        _refuse(path, PackProblem.DAMAGED)
    if header.unpacked > _MOST_UNPACKED or header.length > _MOST_UNPACKED:
        _refuse(path, PackProblem.TOO_LARGE)
    return header


def _skip_header(file: BinaryIO) -> None:
    for _ in range(3):
        file.readline(_MOST_HEADER)


def _signed_by(text: str, message: bytes, signature: bytes) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
        key.verify(base64.b64decode(signature.strip(), validate=True), message)
    except (ValueError, binascii.Error, InvalidSignature):
        return False
    return True


def _header_line(header: PackHeader) -> bytes:
    values = {
        "pack": header.pack_id.hex,
        "version": header.version,
        "base": header.base,
        "made_at": header.made_at.isoformat(),
        "articles": header.articles,
        "mark": header.mark.hex,
        "sha256": header.sha256,
        "length": header.length,
        "unpacked": header.unpacked,
    }
    return json.dumps(values, separators=(",", ":")).encode("ascii") + b"\n"


def _header(values: dict[str, Any]) -> PackHeader:
    return PackHeader(
        pack_id=UUID(values["pack"]),
        version=int(values["version"]),
        base=int(values["base"]),
        made_at=datetime.fromisoformat(values["made_at"]),
        articles=int(values["articles"]),
        mark=UUID(values["mark"]),
        sha256=str(values["sha256"]),
        length=int(values["length"]),
        unpacked=int(values["unpacked"]),
    )


def _refuse(path: Path, problem: PackProblem) -> NoReturn:
    raise PackInvalidError(path=str(path), problem=problem)
