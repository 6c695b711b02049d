"""The key that brings the window up from whatever program has the keyboard."""

from desktop.summoning.system_key import SystemKey

__all__ = ["SystemKey"]
