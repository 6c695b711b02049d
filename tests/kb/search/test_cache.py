"""The cache that bounds what is kept in memory."""

from __future__ import annotations

from kb.search.cache import ByteCache


def test_the_cache_keeps_what_was_used_last_within_its_bytes() -> None:
    cache: ByteCache[str] = ByteCache(3 * (100 + ByteCache.OVERHEAD))
    for key in "abc":
        cache.put(key, key.upper(), 100)
    assert cache.get("a") == "A"
    cache.put("d", "D", 100)
    assert [cache.get(key) for key in "abcd"] == ["A", None, "C", "D"]
    cache.put("e", "E", 10_000)
    assert cache.get("e") is None
