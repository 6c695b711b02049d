"""How articles look on every screen: rows of suggestions, lines to speak, the full text in words."""
