"""What waits for editors: the list at the left, the pane with what there is to decide, synonyms made of misses."""
