"""The one message of all that notice that nothing can be saved now: it stands there once, whoever says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.texts.obstacles import obstacle_sentence
from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from kb.errors import KbError

#: Takes it back.
OBSTACLE = "library.obstacle"


def obstacle_message(error: KbError) -> Message:
    """Return what to say; ``desktop.texts.obstacles`` tells whether an error is such an obstacle."""
    return Message(obstacle_sentence(error), Grade.DANGER, key=OBSTACLE)
