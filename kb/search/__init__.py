"""Search: Whoosh stores, NumPy scores; nothing outside this package knows either."""
