"""Who the user is on Windows, asked of the token of this process. Written for Windows; it has not run there yet."""

from __future__ import annotations

import ctypes
import sys

_TOKEN_QUERY = 8
_TOKEN_GROUPS = 2
_LONGEST = 257
#: SE_GROUP_ENABLED: groups that are there only to deny something do not count.
_ENABLED = 4


class _SidAndAttributes(ctypes.Structure):
    _fields_ = (("sid", ctypes.c_void_p), ("attributes", ctypes.c_uint32))


class _TokenGroups(ctypes.Structure):
    _fields_ = (("count", ctypes.c_uint32), ("first", _SidAndAttributes))


if sys.platform == "win32":

    def user_name() -> str:
        """Return the name of the user; raises OSError."""
        name = ctypes.create_unicode_buffer(_LONGEST)
        size = ctypes.c_uint32(_LONGEST)
        if not ctypes.windll.advapi32.GetUserNameW(name, ctypes.byref(size)):
            raise ctypes.WinError()
        return name.value

    def group_names() -> frozenset[str]:
        """Return the names of the user's groups, each also with its domain; raises OSError."""
        kernel, security = ctypes.windll.kernel32, ctypes.windll.advapi32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        token = ctypes.c_void_p()
        if not security.OpenProcessToken(
            ctypes.c_void_p(kernel.GetCurrentProcess()), _TOKEN_QUERY, ctypes.byref(token)
        ):
            raise ctypes.WinError()
        try:
            size = ctypes.c_uint32()
            security.GetTokenInformation(token, _TOKEN_GROUPS, None, 0, ctypes.byref(size))
            room = ctypes.create_string_buffer(size.value)
            if not security.GetTokenInformation(token, _TOKEN_GROUPS, room, size, ctypes.byref(size)):
                raise ctypes.WinError()
        finally:
            kernel.CloseHandle(token)
        groups = ctypes.cast(room, ctypes.POINTER(_TokenGroups)).contents
        entries = ctypes.cast(ctypes.byref(groups.first), ctypes.POINTER(_SidAndAttributes))
        found: set[str] = set()
        for number in range(groups.count):
            if entries[number].attributes & _ENABLED:
                found |= _names(entries[number].sid)
        return frozenset(found)

    def _names(sid: int | None) -> set[str]:
        name, domain = (ctypes.create_unicode_buffer(_LONGEST) for _ in range(2))
        name_size, domain_size = (ctypes.c_uint32(_LONGEST) for _ in range(2))
        use = ctypes.c_uint32()
        known = ctypes.windll.advapi32.LookupAccountSidW(
            None,
            ctypes.c_void_p(sid),
            name,
            ctypes.byref(name_size),
            domain,
            ctypes.byref(domain_size),
            ctypes.byref(use),
        )
        return {name.value, f"{domain.value}\\{name.value}"} if known else set()
