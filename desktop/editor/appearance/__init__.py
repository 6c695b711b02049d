"""Where the article in the editor would appear: a note tried, its rank and why, customers' words tuned."""
