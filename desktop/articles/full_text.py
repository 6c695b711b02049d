"""The full text of an article as it is read in a call: slots and apologies in words instead of the writer's signs."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from desktop.texts import label
from kb.domain.script import ApologyClass

if TYPE_CHECKING:
    from collections.abc import Mapping

_APOLOGY = re.compile(r"(?<=[>\n])\[(心情|責任)\]\s*")
_CLASSES = {"心情": ApologyClass.FEELINGS, "責任": ApologyClass.FAULT}
#: A tag, which stays as it is, or a slot in the text between tags.
_TAG_OR_SLOT = re.compile(r"<[^>]*>|\{\{([^{}<>\n]+)\}\}")


def full_text(sanitised: str, values: Mapping[str, str]) -> str:
    """Return the sanitised HTML with what fills the slots in this call; an empty one is visibly empty."""

    def slot(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        name = html.unescape(match[1]).strip()
        value = values.get(name, "")
        kind = "filled" if value else "slot"
        return f'<span class="{kind}">{html.escape(value or name)}</span>'

    def apology(match: re.Match[str]) -> str:
        return f'<span class="note">{html.escape(label(_CLASSES[match[1]]))}</span>\u3000'

    return _TAG_OR_SLOT.sub(slot, _APOLOGY.sub(apology, sanitised))
