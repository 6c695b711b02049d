"""Promises on the screen: the board between calls, the sheets to make and change one, those of the running call."""
