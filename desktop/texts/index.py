"""How the search index is, in words."""

from __future__ import annotations

from desktop.i18n import noop, translate

_READY = noop("Index", "索引は最新")
_REBUILDING = noop("Index", "索引を作り直しています")
_FILLING = noop("Index", "索引に入れています")


def index_words(state: str) -> tuple[str, str, str]:
    """Return sentence, icon and colour of a state of the index (``kb.services.indexing.IndexCondition``)."""
    if state == "ready":
        return translate("Index", _READY), "check", "ok"
    if state == "rebuilding":
        return translate("Index", _REBUILDING), "refresh", "warn"
    return translate("Index", _FILLING), "refresh", "text.secondary"
