from __future__ import annotations

import logging

from kb.traces import TraceFormatter, trace

_TYPED = "水野様 090-0000-0000"


def failure() -> BaseException:
    try:
        try:
            int(_TYPED)
        except ValueError as error:
            message = f"cannot handle {_TYPED}"
            raise RuntimeError(message) from error
    except RuntimeError as error:
        return error
    raise AssertionError


def test_a_trace_tells_what_and_where_but_quotes_nothing() -> None:
    told = "\n".join(trace(failure()))
    assert "RuntimeError" in told
    assert "ValueError" in told
    assert "kb/test_traces.py" in told
    assert "水野" not in told


def test_a_formatted_record_quotes_nothing_even_after_another_handler_did() -> None:
    error = failure()
    record = logging.LogRecord(
        "kb", logging.ERROR, __file__, 1, "it failed", None, (type(error), error, error.__traceback__)
    )
    assert "水野" in logging.Formatter().format(record)
    line = TraceFormatter("%(levelname)s %(message)s").format(record)
    assert line.startswith("ERROR it failed\nbuiltins.RuntimeError")
    assert "水野" not in line
    assert "水野" in logging.Formatter().format(record)


def test_a_record_without_an_exception_is_as_usual() -> None:
    record = logging.LogRecord("kb", logging.ERROR, __file__, 1, "it failed", None, (None, None, None))
    assert TraceFormatter().format(record).startswith("it failed")
