from __future__ import annotations

from desktop.call.guidance.reply import empty_slots, filled


def test_known_slots_are_filled_and_the_others_stay_visible() -> None:
    text = filled("{{お客様名}}様、{{代替案}}もございます。", {"お客様名": "水野"})
    assert text == "水野様、{{代替案}}もございます。"
    assert empty_slots(text) == ("代替案",)
