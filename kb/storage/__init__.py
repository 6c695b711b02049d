"""SQLite, the truth of a library: rows stay inside, frozen domain values come out."""
