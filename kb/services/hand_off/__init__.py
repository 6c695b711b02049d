"""How a call reaches the running window of a library: a local place that only this user can enter."""

from __future__ import annotations

from kb.services.hand_off.channel import claim, claim_or_deliver, deliver, forget
from kb.services.hand_off.door import Door, NoDoor
from kb.services.hand_off.messages import Request

__all__ = ["Door", "NoDoor", "Request", "claim", "claim_or_deliver", "deliver", "forget"]
