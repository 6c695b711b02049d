"""The command line: every capability that makes sense without a screen."""

from kb.cli.app import main

__all__ = ["main"]
