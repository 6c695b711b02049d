"""The section キー: every key of the program, found by what it does or by the key itself."""
