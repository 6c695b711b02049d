"""Matters on the screen: who handles the caller already, what happened before, the sheet of a matter."""
