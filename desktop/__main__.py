"""`python -m desktop` is the program."""

import sys

from desktop.main import main

if __name__ == "__main__":
    sys.exit(main())
