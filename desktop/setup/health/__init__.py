"""The section 点検: how the library and what it stands on are, what to do, and what can be mended at once."""
