"""Which sections the settings have, in which order, and how each is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.setup.about.presenter import AboutPresenter
from desktop.setup.about.section import AboutSection
from desktop.setup.backups.presenter import BackupsPresenter
from desktop.setup.backups.section import BackupsSection
from desktop.setup.calls.presenter import CallRulesPresenter
from desktop.setup.calls.section import CallRulesSection
from desktop.setup.exchange.dialogs import SystemDialogs
from desktop.setup.exchange.presenter import ExchangePresenter
from desktop.setup.exchange.section import ExchangeSection
from desktop.setup.health.presenter import HealthPresenter
from desktop.setup.health.section import HealthSection
from desktop.setup.keys.section import KeysSection
from desktop.setup.look.presenter import LookPresenter
from desktop.setup.look.section import LookSection
from desktop.setup.place.presenter import PlacePresenter
from desktop.setup.place.section import PlaceSection
from desktop.setup.rules.file_specs import FILE_SPECS
from desktop.setup.rules.presenter import RulePresenter
from desktop.setup.rules.rows import say
from desktop.setup.rules.section import RuleSection
from desktop.setup.section import SectionEntry
from desktop.setup.synonyms.presenter import SynonymPresenter
from desktop.setup.synonyms.section import SynonymSection
from desktop.texts import problem_sentences
from kb.domain.permission import Permission

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.setup.care import Around
    from desktop.setup.ports import SetupServices
    from desktop.setup.section import Section
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme

_HERE = noop("SetupSections", "このPC")
_LOOK = noop("SetupSections", "表示")
_KEYS = noop("SetupSections", "キー")
_PLACE = noop("SetupSections", "概要")
_CALLS = noop("SetupSections", "通話")
_ABOUT = noop("SetupSections", "勘所について")
_LIBRARY = noop("SetupSections", "ライブラリ")
_BACKUPS = noop("SetupSections", "控え")
_HEALTH = noop("SetupSections", "点検")
_KNOWLEDGE = noop("SetupSections", "ナレッジ")
_EXCHANGE = noop("SetupSections", "取り込みと書き出し")
_SYNONYMS = noop("SetupSections", "同義語")
_RULES = noop("SetupSections", "規則")


def _tr(text: str) -> str:
    return translate("SetupSections", text)


def section_entries() -> tuple[SectionEntry, ...]:
    """Return the rows of the section list."""
    here = (
        SectionEntry("look", _tr(_LOOK), "eye", heading=_tr(_HERE)),
        SectionEntry("keys", _tr(_KEYS), "keyboard"),
        SectionEntry("about", _tr(_ABOUT), "info"),
    )
    library = (
        SectionEntry("place", _tr(_PLACE), "box", heading=_tr(_LIBRARY)),
        SectionEntry("backups", _tr(_BACKUPS), "undo"),
        SectionEntry("health", _tr(_HEALTH), "ring-check"),
    )
    knowledge = (
        SectionEntry("exchange", _tr(_EXCHANGE), "folder", heading=_tr(_KNOWLEDGE)),
        SectionEntry("synonyms", _tr(_SYNONYMS), "swap"),
    )
    rules = (
        SectionEntry("calls", _tr(_CALLS), "phone", heading=_tr(_RULES)),
        *(
            SectionEntry("rules", say(spec.title), spec.icon, part=name, needs=Permission.RULES)
            for name, spec in FILE_SPECS.items()
        ),
    )
    return (*here, *library, *knowledge, *rules)


def section_factories(
    theme: Theme,
    services: SetupServices,
    around: Around,
    runner: TaskRunner,
    faults: FaultChannel,
    *,
    editor: str = "",
) -> dict[str, Callable[[], Section]]:
    """Return what makes each section, to be called when it is first shown; ``editor`` is who imports."""

    def exchange() -> Section:
        presenter = ExchangePresenter(services, runner, faults, reasons=problem_sentences(), editor=editor)
        return ExchangeSection(theme, presenter, SystemDialogs())

    return {
        "look": lambda: LookSection(theme, LookPresenter(theme, around.store, around.policy)),
        "keys": lambda: KeysSection(theme),
        "place": lambda: PlaceSection(
            theme, PlacePresenter(around.care, around.keeper, around.place, faults), SystemDialogs()
        ),
        "calls": lambda: CallRulesSection(theme, CallRulesPresenter(around.care, faults)),
        "about": lambda: AboutSection(theme, AboutPresenter(around.care, faults)),
        "backups": lambda: BackupsSection(theme, BackupsPresenter(around.care, around.keeper, faults)),
        "health": lambda: HealthSection(theme, HealthPresenter(around.care, faults)),
        "exchange": exchange,
        "synonyms": lambda: SynonymSection(
            theme, SynonymPresenter(services.synonyms, services.permissions, runner, faults)
        ),
        "rules": lambda: RuleSection(theme, RulePresenter(services.rules, runner, faults)),
    }
