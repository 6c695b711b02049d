"""Synonyms under an editor's hands, in a real library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.domain.synonyms import EffectSource
from kb.errors import FileChangedError, LibraryReadOnlyError, SynonymsInvalidError
from kb.library import open_library
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from kb.library import Library, LibraryPaths

#: Nothing in the sample says this.
SAID = "ぎゃふんぎゃふん"
MEANS = "訪問要求"


def suggested(library: Library, notes: str) -> list[str]:
    found = library.suggestions.suggest(SuggestionQuery(notes=notes))
    return [suggestion.title for suggestion in (*found.recommended, *found.similar)]


def save_word(library: Library, word: str = SAID, means: str = MEANS) -> None:
    before = library.synonyms.load()
    library.synonyms.save(library.synonyms.with_word(before.text, means, word), version=before.version)


def ended_call(library: Library, notes: str, agent: str = "鈴木") -> None:
    call = library.calls.start(agent=agent, caller_reference="K0012")
    library.calls.save_notes(call.id, notes)
    library.calls.end(call.id)


def test_without_an_own_copy_the_shipped_text_is_loaded(sample: Library) -> None:
    loaded = sample.synonyms.load()
    assert not loaded.own
    assert not loaded.restorable
    assert sample.synonyms.check(loaded.text) == ()
    assert MEANS in sample.synonyms.terms()


def test_a_saved_synonym_is_used_at_once(sample: Library) -> None:
    assert suggested(sample, SAID) == []
    save_word(sample)
    assert suggested(sample, SAID)
    assert sample.synonyms.load().own


def test_a_search_finds_what_the_centre_calls_it(sample: Library) -> None:
    query = SearchQuery(text="かちこみ")
    assert sample.searching.search(query).total == 0
    save_word(sample, "かちこみ")
    results = sample.searching.search(query)
    assert results.total > 0
    assert results.understood_as == (MEANS,)
    assert results.did_you_mean == ""


def test_the_text_before_is_kept_and_comes_back(sample: Library) -> None:
    shipped = sample.synonyms.load().text
    save_word(sample)
    changed = sample.synonyms.load()
    assert changed.restorable
    assert sample.synonyms.restore()
    assert sample.synonyms.load().text == shipped
    assert suggested(sample, SAID) == []
    sample.synonyms.restore()
    assert sample.synonyms.load().text == changed.text
    assert suggested(sample, SAID)


def test_nothing_is_written_over_what_somebody_else_saved(sample: Library, sample_paths: LibraryPaths) -> None:
    before = sample.synonyms.load()
    with open_library(sample_paths, clock=PlayedClock(), repair="later") as other:
        save_word(other)
        saved = other.synonyms.load().text
    with pytest.raises(FileChangedError):
        sample.synonyms.save(before.text + "\n# mine\n", version=before.version)
    assert sample.synonyms.load().text == saved


def test_who_tries_again_after_the_disk_failed_behind_the_saving_has_no_rival(
    sample: Library, sample_paths: LibraryPaths
) -> None:
    before = sample.synonyms.load()
    text = sample.synonyms.with_word(before.text, MEANS, SAID)
    own = sample_paths.root / "synonyms" / "customer_words.yaml"
    own.parent.mkdir(exist_ok=True)
    own.write_text(text, encoding="utf-8", newline="\n")
    assert sample.synonyms.save(text, version=before.version)
    assert suggested(sample, SAID)
    assert not sample.synonyms.save(text, version=before.version)


def test_what_another_program_saved_is_taken_in(sample: Library, sample_paths: LibraryPaths) -> None:
    with open_library(sample_paths, clock=PlayedClock(), repair="later") as other:
        save_word(other)
    assert suggested(sample, SAID) == []
    assert sample.external_changes().everything
    assert suggested(sample, SAID)
    assert not sample.external_changes()


def test_a_file_that_was_broken_by_hand_changes_nothing(
    sample: Library, sample_paths: LibraryPaths, caplog: pytest.LogCaptureFixture
) -> None:
    save_word(sample)
    (sample_paths.root / "synonyms" / "customer_words.yaml").write_text("- [", encoding="utf-8")
    assert not sample.external_changes()
    assert suggested(sample, SAID)
    assert "synonyms" in caplog.text
    caplog.clear()
    assert sample.synonyms.check(sample.synonyms.load().text)


def test_what_is_not_right_is_not_saved(sample: Library) -> None:
    before = sample.synonyms.load()
    with pytest.raises(SynonymsInvalidError):
        sample.synonyms.save("- means: けが\n", version=before.version)
    assert sample.synonyms.load() == before


def test_a_folder_in_the_way_is_told(sample: Library, sample_paths: LibraryPaths) -> None:
    (sample_paths.root / "synonyms").write_text("", encoding="utf-8")
    with pytest.raises(LibraryReadOnlyError):
        save_word(sample)
    assert suggested(sample, SAID) == []


def test_the_effect_on_past_notes_is_told_before_saving(sample: Library) -> None:
    ended_call(sample, SAID)
    ended_call(sample, "今すぐ家まで来いと怒鳴っている")
    text = sample.synonyms.with_word(sample.synonyms.load().text, MEANS, SAID)
    effect = sample.synonyms.preview(text)
    assert (effect.notes, effect.notes_changed, effect.notes_found) == (2, 1, 1)
    (example,) = effect.examples
    assert (example.source, example.words, example.means) == (EffectSource.NOTES, SAID, MEANS)
    assert example.before == ()
    assert list(example.after) == suggested_with(sample, text, SAID)


def suggested_with(library: Library, text: str, notes: str) -> list[str]:
    before = library.synonyms.load()
    library.synonyms.save(text, version=before.version)
    return suggested(library, notes)


def test_notes_that_somebody_types_are_tried_before_saving(sample: Library) -> None:
    text = sample.synonyms.with_word(sample.synonyms.load().text, MEANS, SAID)
    tried = sample.synonyms.try_note(text, SAID)
    assert (tried.words, tried.means, tried.before) == (SAID, MEANS, ())
    assert tried.after
    same = sample.synonyms.try_note(sample.synonyms.load().text, SAID)
    assert (same.words, same.before, same.after) == ("", (), ())
    assert list(tried.after) == suggested_with(sample, text, SAID)


def test_a_text_that_changes_no_word_changes_nothing(sample: Library) -> None:
    ended_call(sample, "今すぐ家まで来いと怒鳴っている")
    effect = sample.synonyms.preview(sample.synonyms.load().text + "\n# 注\n")
    assert (effect.notes, effect.notes_changed, effect.examples) == (1, 0, ())


def test_examples_show_nobodys_name_or_number(sample: Library) -> None:
    ended_call(sample, f"髙橋様（090-5555-0150、注文H-20931）が{SAID}と言う。鈴木が受けた")
    text = sample.synonyms.with_word(sample.synonyms.load().text, MEANS, SAID)
    (example,) = sample.synonyms.preview(text).examples
    for personal in ("髙橋", "090", "0150", "20931", "鈴木"):
        assert personal not in example.text
    assert SAID in example.text
