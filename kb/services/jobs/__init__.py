"""Long jobs of the window in a process of their own, so that the window's computes for the screen only."""
