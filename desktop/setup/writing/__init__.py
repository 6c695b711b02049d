"""What the sections that write files share: the text with its lines, the list of what is wrong, the head."""
