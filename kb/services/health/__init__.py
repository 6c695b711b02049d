"""Looks whether a library and what it stands on are as they should be, and mends what can be mended safely."""
