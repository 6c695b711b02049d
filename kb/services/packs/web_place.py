"""A folder of a web server as a place of packs: https from the first byte to the last, and an end to everything.

The operating system says which proxy is used and which authorities are trusted; an internal one may be added.
"""

from __future__ import annotations

import http.client
import json
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, TYPE_CHECKING, cast

from kb.documents.pack_file import SUFFIX
from kb.services.packs.making import LISTING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Seconds that a server may say nothing, and that one file may take.
_SILENT_SECONDS, _FILE_SECONDS = 20.0, 1_800.0
_MOST_LISTING = 2**20
MOST_FILE = 2 * 2**30
_PIECE = 2**16


class PackTooLargeError(OSError):
    """A file is larger than any pack may be."""


@dataclass(frozen=True, slots=True)
class WebPlace:
    """A folder of a web server, with the list that ``PackMaker`` writes into it.

    ``ca_file``: certificates (PEM) of an authority of the centre's own, trusted beside those of the system. All methods
    raise OSError.
    """

    url: str
    ca_file: str = ""
    most_bytes: int = MOST_FILE
    silent_seconds: float = _SILENT_SECONDS

    def names(self) -> list[str]:
        """Return the packs of the list; names that lead elsewhere are left out."""
        content = bytearray()
        with self._open(LISTING) as answer:
            for piece in self._pieces(answer, _MOST_LISTING):
                content += piece
        try:
            names = json.loads(content)["packs"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            message = f"{LISTING} is no list of packs"
            raise OSError(message) from error
        return [name for name in names if isinstance(name, str) and _is_name(name)] if isinstance(names, list) else []

    def fetch(self, name: str) -> Iterator[bytes]:
        """Load one of them piece by piece; what was loaded when it fails is no pack."""
        with self._open(name) as answer:
            yield from self._pieces(answer, self.most_bytes)

    @contextmanager
    def _open(self, name: str) -> Iterator[http.client.HTTPResponse]:
        address = urllib.parse.urljoin(f"{self.url.rstrip('/')}/", urllib.parse.quote(name))
        try:
            with _opener(self.ca_file).open(address, timeout=self.silent_seconds) as answer:
                yield cast("http.client.HTTPResponse", answer)
        except (http.client.HTTPException, ValueError) as error:
            # What is no answer, and what is no address.
            raise OSError(type(error).__name__) from error

    @staticmethod
    def _pieces(answer: http.client.HTTPResponse, most: int) -> Iterator[bytes]:
        """Yield what is loaded; raises OSError where it is too much, takes too long, or breaks off."""
        promised = answer.length
        if promised is not None and promised > most:
            raise PackTooLargeError(answer.url)
        began, loaded = time.monotonic(), 0
        # One that sends a byte now and then must not keep us for ever: each piece is what is there.
        while piece := answer.read1(_PIECE):
            loaded += len(piece)
            if loaded > most:
                raise PackTooLargeError(answer.url)
            if time.monotonic() - began > _FILE_SECONDS:
                raise TimeoutError(answer.url)
            yield piece
        if promised is not None and loaded < promised:
            raise ConnectionAbortedError(answer.url)


class _HttpsOnly(urllib.request.HTTPRedirectHandler):
    """Follows to other places of https, never out of it."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request for the other place; raises URLError for one outside of https."""
        if urllib.parse.urlsplit(newurl).scheme != "https":
            raise urllib.error.URLError(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(ca_file: str) -> urllib.request.OpenerDirector:
    """Return what opens https and nothing else: no files, no ftp; raises OSError for a bad ``ca_file``."""
    context = ssl.create_default_context()
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPSHandler(context=context),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _HttpsOnly(),
    ):
        opener.add_handler(handler)
    return opener


def _is_name(name: str) -> bool:
    """Tell whether it is the name of a pack on any system, and nothing that leads to another folder."""
    plain = PurePosixPath(name).name == name and PureWindowsPath(name).name == name
    return plain and name.isprintable() and name.endswith(SUFFIX)
