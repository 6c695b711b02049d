"""Images in an article: pasted, dropped and chosen."""
