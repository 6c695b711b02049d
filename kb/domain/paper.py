"""The size of one printed page, used for printing and for the length of an article.

A page is A4 (ISO 216: 210 by 297 mm) with margins of 20 mm, set in 10.5 point, the size Japanese office documents are
written in, 1.3 times that from line to line: 45 full-width characters in a line, 53 lines.
"""

WIDTH_MILLIMETRES, HEIGHT_MILLIMETRES = 210.0, 297.0
MARGIN_MILLIMETRES = 20.0
TYPE_POINTS = 10.5
LINE_POINTS = TYPE_POINTS * 1.3
