"""The cache that bounds what is kept in memory."""

from __future__ import annotations

from kb.search.cache import ByteCache


def kept(cache: ByteCache[int], keys: range) -> list[int]:
    return [key for key in keys if key in cache]


def test_the_cache_keeps_what_was_used_last_within_its_bytes() -> None:
    cache: ByteCache[int] = ByteCache(32 * (100 + ByteCache.OVERHEAD))
    for key in range(32):
        cache.put(key, -key, 100)
    assert kept(cache, range(32)) == list(range(32))
    assert cache.get(0) == 0
    cache.put(32, -32, 100)
    # A few more than needed go at once, those unused longest.
    assert kept(cache, range(33)) == [0, *range(4, 33)]
    assert cache.used_bytes == 30 * (100 + ByteCache.OVERHEAD)
    assert cache.get(1) is None


def test_a_value_over_the_limit_is_not_kept_and_drops_nothing() -> None:
    cache: ByteCache[int] = ByteCache(1_000)
    cache.put(1, 1, 100)
    cache.put(2, 2, 10_000)
    assert kept(cache, range(3)) == [1]


def test_a_key_keeps_its_first_value() -> None:
    cache: ByteCache[int] = ByteCache(10_000)
    cache.put(1, 1, 100)
    cache.put(1, 2, 100)
    assert cache.get(1) == 1
    assert cache.used_bytes == 100 + ByteCache.OVERHEAD
