"""What holds for every test."""

import os

# Tests need no screen unless somebody asks for one (QT_QPA_PLATFORM=xcb). Before Qt is imported: it reads this once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
