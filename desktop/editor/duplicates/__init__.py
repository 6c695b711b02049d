"""Articles that say nearly what is being written: told below the head, read side by side."""
