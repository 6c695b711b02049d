"""Frozen values and pure rules of complaint handling; no input or output."""
