"""The job of the program, done as an agent does it: write while the customer talks, read out, copy, come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.reading import LINE_NOW, NOTES, SUGGESTIONS, notes, replies

if TYPE_CHECKING:
    from tests.e2e.application import Application, Sight
    from tests.e2e.conftest import StartApplication, Tell

PROCEDURE = "訪問要求への応対"
SENTENCE = "今すぐ家に来いと言われている"


def test_from_the_first_start_to_the_second(start: StartApplication, tell: Tell) -> None:
    agent = start()
    made = agent.wait_for(lambda sight: sight.find(NOTES) and sight.says("記事 92"), "the sample library")
    assert "見本のナレッジ" in made.message
    assert made.focus == NOTES
    opening = agent.pulse()
    write_the_sentence(agent)
    open_the_first(agent)
    fill_and_copy(agent)
    tell(f"deaf for {opening * 1000:.0f} ms at most while a library is made, {agent.pulse() * 1000:.0f} ms in the call")
    agent.wait_for(lambda sight: sight.says("に保存"), "the notes are saved")
    agent.close()

    again = start()
    seen = again.wait_for(lambda sight: notes(sight) == SENTENCE and replies(sight), "the notes are back")
    assert replies(seen)[0] == PROCEDURE
    assert "見本のナレッジ" not in seen.message
    again.press("Alt+1")
    again.wait_for(lambda sight: sight.rows(PROCEDURE) and sight.says("使用 1回"), "the use was counted")
    again.close()


def write_the_sentence(agent: Application) -> None:
    agent.type_text("今すぐ", ("い", "いま", "いますぐ"))
    agent.type_text("家に", ("いえに", "家に"))
    agent.type_text("来いと", ("こいと",))
    agent.type_text("言われている")

    def answered(sight: Sight) -> bool:
        return notes(sight) == SENTENCE and replies(sight)[:1] == [PROCEDURE] and len(sight.rows(SUGGESTIONS)) > 1

    seen = agent.wait_for(answered, "the procedure first, and similar cases")
    rows = seen.rows(SUGGESTIONS)
    cases = rows[[row.split(" · ")[0] for row in rows].index("類似事例") + 1 :]
    assert cases
    assert all("状況 " in row and "結果 " in row for row in cases)
    assert "来い" in rows[0].split(" · ", 4)[-1]


def open_the_first(agent: Application) -> None:
    agent.press("Alt+1")
    seen = agent.wait_for(lambda sight: sight.rows(PROCEDURE), "the procedure is open")
    assert seen.focus == NOTES
    assert f"{LINE_NOW}ご不快な思いをおかけし、" in seen.rows(PROCEDURE)
    assert "申し訳ございません。" in seen.rows(PROCEDURE)
    agent.press("Alt+Down")
    agent.wait_for(lambda sight: f"{LINE_NOW}申し訳ございません。" in sight.rows(PROCEDURE), "the next line")
    agent.press("Ctrl+Return")
    agent.wait_for(lambda sight: sight.find("記録しました") and sight.says("使用 1回"), "the use is recorded")


def fill_and_copy(agent: Application) -> None:
    """What the call does not know yet is typed where it stands; until then nothing can be copied."""
    assert agent.see().says("未入力 2")
    agent.press("Alt+1")
    agent.wait_for(lambda sight: sight.focus == PROCEDURE, "the reader has the focus")
    agent.press("Ctrl+C")
    assert agent.see().clipboard == ""
    for value in ("明日の午後3時", "鈴木"):
        agent.press("Return")
        agent.wait_for(lambda sight: sight.focus not in {PROCEDURE, NOTES}, "a field over the slot")
        agent.type_text(value)
        agent.press("Return")
    agent.wait_for(lambda sight: not sight.says("未入力"), "nothing is left open")
    if agent.see().focus != PROCEDURE:
        agent.press("Alt+1")
    agent.press("Ctrl+C")
    seen = agent.wait_for(lambda sight: sight.clipboard, "the words are copied")
    assert "15時までに" in seen.clipboard  # as it is said to a customer
    assert "鈴木がお電話します。" in seen.clipboard
    agent.press("Escape")
    agent.wait_for(lambda sight: sight.focus == NOTES, "back in the notes")
