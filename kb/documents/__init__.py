"""Markdown in and out: articles as text, their sections, safe HTML, and folders of files."""
