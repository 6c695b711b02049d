"""A screen that nobody looks at, with a keyboard: Xvfb, and the few requests of the X protocol that type on it."""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIDTH, HEIGHT = 1440, 900
#: Keys of the keyboard that Xvfb has without being told: evdev, American.
CONTROL, ALT, RETURN, ONE, E, N = 37, 64, 36, 10, 26, 57

_SPARE_KEYS = range(150, 250)
_SECONDS_PER_KEY = 0.01
_PATIENCE = 60.0
# Requests: https://www.x.org/releases/current/doc/xproto/x11protocol.html
_GET_WINDOW_ATTRIBUTES, _QUERY_TREE, _SET_INPUT_FOCUS, _GET_INPUT_FOCUS = 3, 15, 42, 43
_QUERY_EXTENSION, _CHANGE_KEYBOARD_MAPPING = 98, 100
_FAKE_INPUT, _KEY_PRESS, _KEY_RELEASE = 2, 2, 3
_UNICODE_SYMBOLS = 0x01000000
_REPLY, _EVENTS, _VIEWABLE = 1, range(2, 128), 2


class VirtualScreen:
    """One running Xvfb; ``variables`` is what a program needs in order to appear on it."""

    def __init__(self, number: int, picture: Path) -> None:
        """Connect to display ``number``; ``picture`` is the file (XWD) that the server keeps up to date."""
        self.variables = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        self._picture = picture
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(_PATIENCE)
        self._socket.connect(f"/tmp/.X11-unix/X{number}")  # noqa: S108 - where X servers listen
        self._root = self._greet()
        self._xtest = self._opcode(b"XTEST")

    @classmethod
    @contextmanager
    def started(cls, folder: Path) -> Iterator[Self]:
        """Run an Xvfb of its own, which keeps its picture in ``folder``."""
        reading, writing = os.pipe()
        options = ("-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder))
        command = [shutil.which("Xvfb") or "Xvfb", *options, "-nolisten", "tcp", "-noreset"]
        server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                screen = cls(int(answer.readline()), folder / "Xvfb_screen0")
            with screen._socket:
                yield screen
        finally:
            server.terminate()
            server.wait(_PATIENCE)

    def count_colours(self) -> int:
        """Return how many colours the screen shows; smooth letters and icons alone make dozens."""
        picture = self._picture.read_bytes()
        header = struct.unpack(">25I", picture[:100])
        header_size, colour_map_entries = header[0], header[19]
        return len(set(memoryview(picture)[header_size + 12 * colour_map_entries :].cast("I")))

    def learn(self, text: str) -> list[int]:
        """Put each character of ``text`` on a key and return the keys to press; before the program is started."""
        keys = dict(zip(dict.fromkeys(text), _SPARE_KEYS, strict=False))
        symbols = struct.pack(f"<{len(keys)}I", *(_UNICODE_SYMBOLS + ord(character) for character in keys))
        head = (_CHANGE_KEYBOARD_MAPPING, len(keys), 2 + len(keys), _SPARE_KEYS.start, 1)
        self._socket.sendall(struct.pack("<BBHBBxx", *head) + symbols)
        return [keys[character] for character in text]

    def focus_top_window(self) -> None:
        """Give the keyboard to the window in front: there is no window manager that would."""
        tree = self._ask(struct.pack("<BxHI", _QUERY_TREE, 2, self._root))[32:]
        visible = [window for window in struct.unpack(f"<{len(tree) // 4}I", tree) if self._is_visible(window)]
        assert visible, "there is no window"
        self._socket.sendall(struct.pack("<BBHII", _SET_INPUT_FOCUS, 1, 3, visible[-1], 0))

    def press(self, *keys: int) -> None:
        """Hold keys down one after the other and let go of them in the opposite order."""
        for kind, order in ((_KEY_PRESS, keys), (_KEY_RELEASE, keys[::-1])):
            for key in order:
                self._socket.sendall(struct.pack("<BBHBB30x", self._xtest, _FAKE_INPUT, 9, kind, key))
                time.sleep(_SECONDS_PER_KEY)
        self._ask(struct.pack("<BxH", _GET_INPUT_FOCUS, 1))

    def _is_visible(self, window: int) -> bool:
        return self._ask(struct.pack("<BxHI", _GET_WINDOW_ATTRIBUTES, 2, window))[26] == _VIEWABLE

    def _greet(self) -> int:
        """Open the conversation and return the root window."""
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        accepted, words = struct.unpack("<B5xH", self._read(8))
        body = self._read(4 * words)
        assert accepted == 1, body
        vendor_length, formats = struct.unpack("<16xH3xB10x", body[:32])
        screens = body[32 + vendor_length + -vendor_length % 4 + 8 * formats :]
        return int.from_bytes(screens[:4], "little")

    def _opcode(self, extension: bytes) -> int:
        padded = extension + bytes(-len(extension) % 4)
        head = struct.pack("<BxHHxx", _QUERY_EXTENSION, 2 + len(padded) // 4, len(extension))
        return self._ask(head + padded)[9]

    def _ask(self, request: bytes) -> bytes:
        """Send a request and return its reply; events in between are none of ours."""
        self._socket.sendall(request)
        packet = self._read(32)
        while packet[0] in _EVENTS:
            packet = self._read(32)
        assert packet[0] == _REPLY, f"the X server refused: {packet.hex()}"
        return packet + self._read(4 * int.from_bytes(packet[4:8], "little"))

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            part = self._socket.recv(size - len(data))
            assert part, "the X server is gone"
            data += part
        return data
