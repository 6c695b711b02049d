"""What is wrong with an attribute, said beside its field: what to do, in words of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts import problem_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.errors import Problem

#: What each attribute is called.
NAMES: dict[str, str] = {
    "kind": noop("Attributes", "種別"),
    "title": noop("Attributes", "題名"),
    "state": noop("Attributes", "状態"),
    "practices": noop("Attributes", "実践"),
    "product": noop("Attributes", "製品"),
    "cause": noop("Attributes", "原因"),
    "demand": noop("Attributes", "要求"),
    "tags": noop("Attributes", "タグ"),
    "customer_words": noop("Attributes", "お客様の言葉"),
    "validated_on": noop("Attributes", "検証日"),
    "stage": noop("Attributes", "段階"),
    "role": noop("Attributes", "話す人"),
    "outcome": noop("Attributes", "結果"),
    "happened_on": noop("Attributes", "起きた日"),
    "ends_on": noop("Attributes", "掲載の終わり"),
}
_DATES = frozenset({"happened_on", "ends_on", "validated_on"})
_MISSING = noop("Attributes", "{name}を入れてください。")
_DATE = noop("Attributes", "日付は 2026-07-03 のように書きます。")
_PRACTICE = noop("Attributes", "実践は P1 のように書きます。")
_CAUSE = noop("Attributes", "一覧から選ぶか、日本語で書きます。")
_CHARACTER = noop("Attributes", "使えない文字が入っています。消してください。")
_EMPTY = noop("Attributes", "空白だけの言葉があります。消してください。")
_NOT_FOR_KIND = noop("Attributes", "この種別では使えません。")


def attribute_name(key: str) -> str:
    """Return what an attribute is called; one that is none is called by its key."""
    return translate("Attributes", NAMES[key]) if key in NAMES else key


def key_of(problem: Problem) -> str:
    """Return the attribute that a problem at line 0 is about."""
    return problem.detail.partition(":")[0]


def sentence(problem: Problem) -> str:
    """Return what to do about one problem of an attribute."""
    key = key_of(problem)
    if problem.code == "key_missing":
        return translate("Attributes", _MISSING).format(name=attribute_name(key))
    texts = {"character_invalid": _CHARACTER, "value_empty": _EMPTY, "key_not_for_kind": _NOT_FOR_KIND}
    if problem.code in texts:
        return translate("Attributes", texts[problem.code])
    if problem.code == "value_unknown" and key in _DATES:
        return translate("Attributes", _DATE)
    if problem.code == "value_unknown" and key in {"practices", "cause"}:
        return translate("Attributes", _PRACTICE if key == "practices" else _CAUSE)
    return problem_text(problem)


def sentences(problems: Iterable[Problem]) -> dict[str, str]:
    """Return the first sentence for each attribute that something is wrong with."""
    found: dict[str, str] = {}
    for problem in problems:
        if problem.line == 0:
            found.setdefault(key_of(problem), sentence(problem))
    return found
