"""`python -m desktop` is the program.

Nothing is imported unless this is the program itself: a child process that works for it reads this file too.
"""

import sys

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    from desktop.start_up import hurry

    hurry()
    from desktop.main import main

    sys.exit(main())
