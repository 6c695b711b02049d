"""Tables in and out: call histories and articles from CSV and Excel files, row by row, and articles back into them."""
