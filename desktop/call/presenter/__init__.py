"""The state of the screen 通話, without widgets: the call, the suggestions, the reader, what is shown between calls."""

from desktop.call.presenter.advice import Advice
from desktop.call.presenter.alerts import Alerts
from desktop.call.presenter.awaited import ServiceSet, awaited_services
from desktop.call.presenter.call_presenter import CallPresenter
from desktop.call.presenter.hand_offs import HandOffs
from desktop.call.presenter.hand_over_clock import HandOverClock
from desktop.call.presenter.open_calls import OpenCalls
from desktop.call.presenter.overview import NoticeText, Overview, Overviews
from desktop.call.presenter.ports import Services
from desktop.call.presenter.reading import Reading
from desktop.call.presenter.session import CallSession, Phase

__all__ = [
    "Advice",
    "Alerts",
    "CallPresenter",
    "CallSession",
    "HandOffs",
    "HandOverClock",
    "NoticeText",
    "OpenCalls",
    "Overview",
    "Overviews",
    "Phase",
    "Reading",
    "ServiceSet",
    "Services",
    "awaited_services",
]
