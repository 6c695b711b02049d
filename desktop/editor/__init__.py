"""The screen 編集: articles are written, checked, and kept right."""
