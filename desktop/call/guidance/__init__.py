"""Sheets that guide a call: questions, boundaries, no answer, the wording of a reply."""
