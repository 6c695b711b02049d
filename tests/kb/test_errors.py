"""The package of errors is one list, however many files it is written in."""

import importlib
import pkgutil

import kb.errors


def test_what_a_file_of_the_package_defines_is_imported_from_the_package() -> None:
    for found in pkgutil.iter_modules(kb.errors.__path__):
        module = importlib.import_module(f"kb.errors.{found.name}")
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == module.__name__:
                assert name in kb.errors.__all__
                assert getattr(kb.errors, name) is value


def test_every_code_is_one_error_only() -> None:
    values = (getattr(kb.errors, name) for name in kb.errors.__all__)
    codes = [kind.code for kind in values if issubclass(kind, kb.errors.KbError) and kind is not kb.errors.KbError]
    assert len(codes) == len(set(codes))
