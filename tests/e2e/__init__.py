"""The real program under a real X server, driven from outside."""
