"""Programs that measure speed: each prints a table and ratios against a peer in the same run; none is a test."""
