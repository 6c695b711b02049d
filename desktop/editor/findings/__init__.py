"""What to look at in the article: the list below the text."""
