"""What can be wrong with a rule file that a centre's editor wrote."""

from __future__ import annotations

from enum import StrEnum

#: How one comes to a value of a file: keys, and places in lists from 0.
Trail = tuple[str | int, ...]


class RuleProblem(StrEnum):
    """Why the program cannot use what stands at a place of a rule file; ``detail`` fills the sentence."""

    NOT_YAML = "not_yaml"
    NOT_TOML = "not_toml"
    BACKSLASH = "backslash"
    NOT_A_MAPPING = "not_a_mapping"
    NOT_A_LIST = "not_a_list"
    NOT_A_TEXT = "not_a_text"
    NOT_A_TOML_TABLE = "not_a_toml_table"
    NOT_A_TOML_LIST = "not_a_toml_list"
    NOT_A_TOML_TEXT = "not_a_toml_text"
    NOT_A_NUMBER = "not_a_number"  # detail: the least and the most, as "1-240"
    NOT_YES_OR_NO = "not_yes_or_no"
    KEY_MISSING = "key_missing"  # detail: the key
    KEY_UNKNOWN = "key_unknown"  # detail: the key
    KEY_TWICE = "key_twice"  # detail: the key
    ID_TWICE = "id_twice"  # detail: the id
    WORD_UNKNOWN = "word_unknown"  # detail: the words there are
    NAME_UNKNOWN = "name_unknown"  # detail: the name that stands nowhere else in the file
    PATTERN_BROKEN = "pattern_broken"  # detail: the pattern
    PATTERN_EMPTY = "pattern_empty"  # detail: the pattern, which matches where nothing stands
    PHRASE_BROKEN = "phrase_broken"  # detail: the part of it that is not written as the file's first lines say
    PLACEHOLDER_UNKNOWN = "placeholder_unknown"  # detail: the placeholder
    TOO_LONG = "too_long"  # detail: the most characters
    COUNT_WRONG = "count_wrong"  # detail: how many there must be
    ORDER_WRONG = "order_wrong"  # detail: what must stand there, in order
    BRACKETS_MISSING = "brackets_missing"
    PATH_NOT_WHOLE = "path_not_whole"
    PLACE_UNKNOWN = "place_unknown"
    NOT_A_PACK_KEY = "not_a_pack_key"
    RED_BEFORE_AMBER = "red_before_amber"
