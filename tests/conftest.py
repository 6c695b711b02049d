"""What holds for every test."""

import os

from hypothesis import HealthCheck, settings

# Tests need no screen unless somebody asks for one (QT_QPA_PLATFORM=xcb). Before Qt is imported: it reads this once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples at every run, and as long for each as the machine needs: what fails, fails for everybody and again.
# Others are tried with HYPOTHESIS_PROFILE=default.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
