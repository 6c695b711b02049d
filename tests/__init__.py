"""The tests mirror the sources: tests/kb/… for kb/…, tests/desktop/… for desktop/…."""
