"""Two texts of one article put together: what is left is decided by a person, key by key."""
