"""How calls from other programs, and further starts of this one, reach the window that is there."""
