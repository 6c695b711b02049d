"""What goes on paper, or into a PDF instead: text with its title and pages, and reports of cases and calls."""
