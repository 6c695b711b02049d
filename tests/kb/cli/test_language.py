import pytest

from kb.cli.language import Language, choose_language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, Language.JA),
        ({"LANG": "C.UTF-8"}, Language.JA),
        ({"LANG": "POSIX"}, Language.JA),
        ({"LANG": "ja_JP.UTF-8"}, Language.JA),
        ({"LANG": "en_US.UTF-8"}, Language.EN),
        ({"LANG": "fr"}, Language.EN),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "en_GB.UTF-8"}, Language.EN),
        ({"LC_ALL": "C", "LANG": "en_US"}, Language.EN),
    ],
)
def test_the_system_decides(environ: dict[str, str], language: Language) -> None:
    assert choose_language(["search", "訪問"], environ) is language


@pytest.mark.parametrize("arguments", [["--language", "en", "demo"], ["demo", "--language=en"], ["--language", "EN"]])
def test_the_option_decides_first(arguments: list[str]) -> None:
    assert choose_language(arguments, {"LANG": "ja_JP.UTF-8"}) is Language.EN


@pytest.mark.parametrize("arguments", [["--language"], ["--language", "xx"], ["--languages=en"]])
def test_a_mistake_leaves_it_to_the_system(arguments: list[str]) -> None:
    assert choose_language(arguments, {"LANG": "ja_JP.UTF-8"}) is Language.JA
