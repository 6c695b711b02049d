"""The section 表示: language, theme and size of text."""
