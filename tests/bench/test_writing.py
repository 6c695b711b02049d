from tests.bench import writing


def test_the_table_has_a_line_for_each_size() -> None:
    size = {"characters": 1_000, "lines": 66, "load_ms": 9.5, "key_p50_ms": 1.25, "show_p50_ms": 3.0}
    lines = writing.text({"sizes": [size, size | {"characters": 10_000}]}).splitlines()
    assert len(lines) == 4
    assert lines[2].startswith("| 1,000")
    assert "1.2" in lines[2]


def test_articles_have_the_size_asked_for() -> None:
    assert len(writing.article_of(5_000)) == 5_000
    assert len(writing.article_of(10**7)) < 100_000
