"""The history of an article: its revisions, and any two of them side by side."""
