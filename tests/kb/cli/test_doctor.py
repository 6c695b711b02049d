from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kb.cli.health_sentences import HEALTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result

SOURCES = Path(__file__).parents[3] / "kb"
HEALTH_SOURCES = (*(SOURCES / "services" / "health").glob("*.py"), SOURCES / "library" / "key_health.py")


def test_every_finding_has_its_sentence() -> None:
    texts = [file.read_text("utf-8") for file in HEALTH_SOURCES]
    codes = {code for text in texts for code in re.findall(r'(?:code="|code = "| else ")(\w+)"', text)}
    assert codes == set(HEALTH)


def test_findings_with_their_remedies(kb: Callable[..., Result], few_paths: LibraryPaths) -> None:
    few_paths.root.chmod(0o700)
    looked = kb("doctor", library=few_paths)
    assert looked.code == 0
    assert "よし: 索引は 12 件の記事のとおりです" in looked.out
    assert "注意: 新しい控えがありません" in looked.out
    assert "「kb doctor --repair」で直せます" in looked.out
    assert "よし: ライブラリは暗号化していません" in looked.out
    assert "よし: ナレッジパックの配布元は決まっていません" in looked.out
    assert "直しました: 新しい控えがありません" in kb("doctor", "--repair", library=few_paths).out
    assert "注意" not in kb("doctor", library=few_paths).out


def test_a_broken_database_ends_with_a_code_for_scripts(kb: Callable[..., Result], few_paths: LibraryPaths) -> None:
    few_paths.database.write_bytes(b"\x00" * 10_000)
    result = kb("doctor", library=few_paths)
    assert result.code == 1
    assert "「kb restore」で控えに戻してください" in result.out
