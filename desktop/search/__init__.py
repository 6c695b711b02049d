"""The screen 検索: one question, results as one types, counted filters, a preview."""
