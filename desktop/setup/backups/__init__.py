"""The section 控え: what backups there are, making one, and going back to one after a look at what that changes."""
