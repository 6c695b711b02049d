"""The reader: the words to say, how far they are said, what may be done with them."""
