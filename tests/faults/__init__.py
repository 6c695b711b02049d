"""Campaigns of faults: what becomes of a library when programs die, disks fill up, folders vanish, files are damaged.

`python -m tests.faults --help` tells how to run them; resources/docs/reliability.md tells what they found.
"""
