"""Tables of rows and columns: CSV files and Excel workbooks read row by row, and written for spreadsheets."""
