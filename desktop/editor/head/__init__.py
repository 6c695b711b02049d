"""The head of the article in the editor: its title, when it was saved, its state and what can be done with it."""
