"""Work off the GUI thread and its answers back on it."""
