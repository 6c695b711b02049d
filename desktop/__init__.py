"""The Qt application on top of kb."""
