from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.call.alerts.action_words import ActionWords
from desktop.call.alerts.question_tick import QuestionTick
from desktop.widgets.painting import TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

LONG = "画面、書類、メールは残っていますか。ほかの方に見せたり転送したりしていませんか"
ACTION = (
    "一人で受けない。責任者に知らせ、代わりの案を示したうえで、警告 → 最終警告 → 切電の順に進め、言葉と時刻を残す。"
)


def test_p12_a_long_question_takes_two_lines_and_little_more_than_half_the_width(theme: Theme) -> None:
    tick = QuestionTick(theme, LONG)
    whole = tick.sizeHint()
    tick.set_word_shown(True, wrapped=True)
    assert tick.sizeHint().width() < 0.65 * whole.width()
    assert tick.sizeHint().height() > whole.height()
    words = tick.sizeHint().width() - tick.width_with(shown=False) - theme.gap(8)
    assert not TextBlock(theme, LONG, role="meta", width=words, lines=2, hang=False).elided


def test_p12_without_its_words_a_question_is_as_wide_as_its_box(theme: Theme) -> None:
    tick = QuestionTick(theme, LONG)
    tick.set_word_shown(False, wrapped=True)
    assert tick.sizeHint().width() == tick.width_with(shown=False)
    assert tick.toolTip() == LONG


def test_what_to_do_asks_for_part_of_its_width_and_stands_whole_in_the_tooltip(
    theme: Theme, show: Callable[[QWidget], None]
) -> None:
    words = ActionWords(theme)
    assert words.width_wanted == 0
    words.say(ACTION)
    words.resize(360, words.sizeHint().height())
    show(words)
    assert words.width_wanted < words.sizeHint().width()
    assert words.minimumSizeHint().height() >= 2 * theme.line_height("meta")
    assert ACTION in words.toolTip().replace("<br>", "")
    words.grab()
