"""Programs that measure how good search and suggestion are; their figures stand in resources/docs/quality.md."""
