"""The end of a call on the screen 通話: one panel, by keyboard, which the next call never waits for."""
