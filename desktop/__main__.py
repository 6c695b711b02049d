"""`python -m desktop` is the program."""

import multiprocessing
import sys

if __name__ == "__main__":
    # Processes of long jobs begin here too, and in a frozen program end here; they load neither Qt nor the window.
    multiprocessing.freeze_support()
    from desktop.main import main

    sys.exit(main())
