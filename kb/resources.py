"""Where the files of `resources/` are: in a checkout, in an installed wheel, in a frozen program."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _roots() -> tuple[Path, ...]:
    """List the folders that may be `resources/`, the likeliest first."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        # A frozen program must never pick up files from beside its folder.
        return (Path(bundle) / "resources",)
    # The wheel comes first: in site-packages, a neighbour called "resources" would be somebody else's package.
    return (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource_path(*parts: str) -> Path:
    """Return the existing file or folder at `parts` below `resources/`; without parts, `resources/` itself.

    Raises:
        FileNotFoundError: it is in none of the places searched, which the message names.
    """
    candidates = [root.joinpath(*parts) for root in _roots()]
    for candidate in candidates:
        if candidate.exists():
            return candidate
    wanted = "/".join(("resources", *parts))
    searched = ", ".join(str(candidate) for candidate in candidates)
    message = f"{wanted} not found; searched: {searched}"
    raise FileNotFoundError(message)
