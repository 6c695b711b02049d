"""How much of a computer the program may use."""

from __future__ import annotations

from dataclasses import dataclass

_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What ``rules/limits.yaml`` says; megabytes are of 1,048,576 bytes.

    ``search_cache_megabytes``: decoded parts of the index kept in memory. ``import_memory_megabytes``: what writing an
    index may take while it merges. ``import_processes``: processes that analyse articles, 0 for what suits it.
    """

    search_cache_megabytes: int
    import_memory_megabytes: int
    import_processes: int

    @property
    def search_cache_bytes(self) -> int:
        """The same in bytes."""
        return self.search_cache_megabytes * _MEGABYTE

    @property
    def import_memory_bytes(self) -> int:
        """The same in bytes."""
        return self.import_memory_megabytes * _MEGABYTE
