"""`python -m kb` is `kb`."""

import multiprocessing
import sys

if __name__ == "__main__":
    # In a frozen program this is where processes that read files begin and end; they load nothing of the command line.
    multiprocessing.freeze_support()
    from kb.cli import main

    sys.exit(main())
