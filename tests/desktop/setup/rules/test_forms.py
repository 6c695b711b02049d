"""The forms fit the files: every value they name is there, and every shipped entry can be shown."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from PySide6.QtTest import QAbstractItemModelTester

from desktop.setup.rules.file_specs import FILE_SPECS
from desktop.setup.rules.rows import EntryKey, fields_of, group_of, key_at, rows_of
from desktop.setup.rules.specs import FieldKind
from desktop.setup.writing.entry_list import EntryModel
from kb.domain.data_edit import AddEntry, SetValue, edited_content, value_at
from kb.resources import resource_path
from kb.services.rules import RULE_FILES


def content_of(name: str) -> Any:  # noqa: ANN401 - as YAML gives
    return yaml.safe_load(resource_path("rules", f"{name}.yaml").read_text(encoding="utf-8"))


def test_every_rule_file_has_a_form_and_every_file_is_a_rule_file() -> None:
    assert list(FILE_SPECS) == list(RULE_FILES)
    assert {path.stem for path in resource_path("rules").glob("*.yaml")} == set(RULE_FILES)


@pytest.mark.parametrize("name", FILE_SPECS)
def test_every_value_of_a_form_is_in_the_shipped_file(name: str) -> None:
    spec, content = FILE_SPECS[name], content_of(name)
    rows = rows_of(spec, content, None)
    model = EntryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(rows)
    keys = [row.key for row in rows if row.key is not None]
    assert keys
    for key in keys:
        assert isinstance(key, EntryKey)
        for field in fields_of(spec, key, content):
            value = value_at(content, (*key.trail, *field.path))
            if not field.optional:
                assert value is not None, (key, field.path)
            if field.kind in {FieldKind.LINES, FieldKind.WORDS}:
                assert value is None or isinstance(value, list), (key, field.path)
            elif field.kind is FieldKind.NUMBER:
                assert value is None or isinstance(value, int), (key, field.path)
            elif field.kind is FieldKind.WORD:
                assert field.words is not None
                assert value in {word.value for word in field.words}


@pytest.mark.parametrize("name", FILE_SPECS)
def test_a_form_leaves_nothing_of_an_entry_out(name: str) -> None:
    """Only what a form shows can be changed in it; what it does not know is for the raw text, and named here."""
    raw_only = {
        "records": {"why", "values", "call_columns", "matter_columns"},
        "boundaries": {"step"},
        "tables": {"field", "several"},
    }
    spec, content = FILE_SPECS[name], content_of(name)
    shown: set[str] = set()
    for fields in spec.whole.values():
        shown |= {str(field.path[0]) for field in fields}
    shown |= {str(group.path[0]) for group in spec.groups}
    assert set(content) - shown == raw_only.get(name, set()) - {"step", "field", "several"}
    for row in rows_of(spec, content, None):
        if (
            isinstance(row.key, EntryKey)
            and isinstance(entry := value_at(content, row.key.trail), dict)
            and row.key.trail
        ):
            named = {str(field.path[0]) for field in fields_of(spec, row.key, content) if field.path}
            assert {key for key, value in entry.items() if value} - named <= raw_only.get(name, set()) | {"ja", "en"}, (
                row.key
            )


@pytest.mark.parametrize("name", FILE_SPECS)
def test_a_new_entry_has_all_that_its_form_wants(name: str) -> None:
    spec, content = FILE_SPECS[name], content_of(name)
    for group in spec.groups:
        if group.blank is None:
            continue
        edit = SetValue((*group.path, "new"), group.blank) if group.named else AddEntry(group.path, group.blank)
        after = edited_content(content, edit)
        step = "new" if group.named else len(value_at(after, group.path)) - 1
        key = EntryKey((*group.path, step))
        assert group_of(spec, key) is group
        for field in fields_of(spec, key, after):
            assert field.optional or value_at(after, (*key.trail, *field.path)) is not None, field


def test_a_place_of_the_file_leads_to_its_row() -> None:
    spec = FILE_SPECS["policy"]
    assert key_at(spec, ("duty", "injury", "contact")) == EntryKey(("duty", "injury"))
    assert key_at(spec, ("red_minutes",)) == EntryKey(heading="通話")
    assert key_at(spec, ("nothing",)) is None
    rows = rows_of(spec, content_of("policy"), ("duty", "injury", "contact"))
    assert [row.key for row in rows if row.wrong] == [EntryKey(("duty", "injury"))]
