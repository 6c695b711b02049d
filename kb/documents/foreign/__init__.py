"""Text that was written for something else: web pages and plain text made into drafts of articles."""
