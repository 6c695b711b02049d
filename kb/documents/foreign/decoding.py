"""Which encoding a text of unknown origin has: the ones that Japanese offices have left in files since the 1990s."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What a web page says of itself in its first bytes, as the HTML standard has it.
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""")
_DECLARATION_BYTES = 2_048
#: Names that stand for more letters than they say: what Windows calls Shift_JIS has its own, and so does its EUC-JP.
_WIDER = {"shift_jis": "cp932", "ascii": "cp932", "iso8859-1": "cp1252", "euc_jp": "euc_jis_2004"}
_ESCAPE = b"\x1b"
_KANA = re.compile("[ぁ-ゖァ-ヺー。、「」]")
#: What Python's CP932 makes of bytes that are no letters, and zeros.
_NO_LETTERS = re.compile("[\0\x80-\x9f\uf8f0-\uf8f3]")
#: What the bytes of one encoding look like when they are read as the other.
_UNLIKELY = re.compile("[\uff61-\uff9f\ue000-\uf8ff]")


def decode_text(content: bytes, *, web_page: bool = False) -> str | None:
    """Return the text, or None where no encoding makes sense of all of it; ``web_page``: it may declare one.

    The order: the mark at the beginning, ISO-2022-JP, what the page declares (unless it is wrong), UTF-8, UTF-16
    without a mark, and of CP932 and EUC-JP the one whose text looks like Japanese.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if _ESCAPE in content and content.isascii():
        text = _decoded(content, "iso2022_jp_ext")
        if text is not None:
            return text
    declared = _declared(content[:_DECLARATION_BYTES]) if web_page else ""
    for encoding in (declared, "utf-8"):
        text = _decoded(content, encoding) if encoding else None
        if text is not None and "\0" not in text:
            return text
    if b"\0" in content:
        text = _more_japanese(content, ("utf-16-le", "utf-16-be"))
        return text if text is not None and _KANA.search(text) else None
    return _more_japanese(content, ("cp932", "euc_jis_2004"))


def _declared(beginning: bytes) -> str:
    found = _DECLARED.search(beginning) or _DECLARED_XML.search(beginning)
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    # A page whose declaration could be read byte by byte is not UTF-16, whatever it says.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else _WIDER.get(name, name)


def _more_japanese(content: bytes, encodings: tuple[str, ...]) -> str | None:
    decoded = (_decoded(content, encoding) for encoding in encodings)
    texts = [text for text in decoded if text is not None and not _NO_LETTERS.search(text)]
    return max(texts, key=lambda text: len(_KANA.findall(text)) - len(_UNLIKELY.findall(text)), default=None)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None
