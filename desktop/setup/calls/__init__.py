"""The section 通話: what the centre decided of calls, with the way to where it is changed."""
