"""Languages: source texts are Japanese; English comes from the ``*_en.ts`` files, read as they are.

No compiled ``.qm`` files: they need tools at set-up, go stale unseen, and reading the few hundred texts takes
milliseconds. So a checkout, a wheel and the frozen program all work from the same files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from kb.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

JAPANESE = "ja"
ENGLISH = "en"
LANGUAGES: tuple[str, ...] = (JAPANESE, ENGLISH)

#: Translations by (context, source): one text, or (one, many) where the text counts something.
Catalog = dict[tuple[str, str], tuple[str, ...]]


def noop(context: str, text: str) -> str:
    """Mark a text kept as data for translation and return it unchanged; ``context`` is a literal here."""
    del context
    return text


_OWN_NAME = noop("Language", "日本語")


def translate(context: str, text: str, n: int = -1) -> str:
    """Return a marked text in the language of the program; ``%n`` becomes ``n``."""
    return QCoreApplication.translate(context, text, None, n)


def language() -> str:
    """Return the language that the program speaks now."""
    return JAPANESE if translate("Language", _OWN_NAME) == _OWN_NAME else ENGLISH


def read_catalog(files: Iterable[Path]) -> Catalog:
    """Return what the translation files say; unfinished entries are left out.

    Raises:
        xml.etree.ElementTree.ParseError: a file is not well-formed.
    """
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - Japanese, the language of most starts, does without

    catalog: Catalog = {}
    for file in files:
        for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - files of the program itself
            name = context.findtext("name", "")
            for message in context.iter("message"):
                translation = message.find("translation")
                if translation is None or translation.get("type") == "unfinished":
                    continue
                forms = [form.text or "" for form in translation.iter("numerusform")]
                catalog[name, message.findtext("source", "")] = tuple(forms or [translation.text or ""])
    return catalog


class CatalogTranslator(QTranslator):
    """Answers Qt's questions from a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the catalog as it is."""
        super().__init__()
        self._catalog = catalog

    def isEmpty(self) -> bool:
        return not self._catalog

    def translate(  # None is a null string: "ask the next translator"
        self, context: bytes | str, source: bytes | str, disambiguation: bytes | str | None = None, n: int = -1
    ) -> str | None:
        forms = self._catalog.get((_text(context), _text(source)))
        if not forms:
            return None
        return forms[0] if n in {-1, 1} else forms[-1]


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value


def install_language(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Make the program speak ``language`` and return the translators, which the caller keeps alive.

    To be called before any widget is made: texts are taken once.
    """
    translators: list[QTranslator] = []
    if language == JAPANESE:
        QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
        qt = QTranslator()
        if qt.load("qtbase_ja", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            translators.append(qt)
    else:
        QLocale.setDefault(QLocale(QLocale.Language.English))
        translators.append(CatalogTranslator(read_catalog(sorted(resource_path("i18n").glob("*_en.ts")))))
    for translator in translators:
        app.installTranslator(translator)
    return translators
