"""Articles and reports on paper and as PDF."""
