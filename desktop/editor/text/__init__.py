"""The place where an article's Markdown is written: the edit, its gutter, and what helps to write."""
