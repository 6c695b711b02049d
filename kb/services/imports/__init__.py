"""Taking in a folder of any size: read in parallel, saved giving way to others, resumed after a kill."""
