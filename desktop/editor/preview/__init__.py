"""How an article will look to agents, beside the text while it is written."""
