"""The key that brings the window up from whatever program has the keyboard."""

from desktop.summoning.system_key import SUMMONING_KEYS, SystemKey

__all__ = ["SUMMONING_KEYS", "SystemKey"]
