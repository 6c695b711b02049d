"""What is true of a fresh process, which is where the start matters."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
#: Each takes a noticeable part of the second that the library takes to open.
HEAVY = (
    *("kb.library", "markdown", "numpy", "pydantic", "sqlalchemy", "sqlmodel", "sudachipy", "whoosh", "yaml"),
    *("cryptography", "keyring", "sqlcipher3"),
)
#: Not on the screen when the window is: other screens, sheets, printing, what only editors see. 0.1 s together.
HIDDEN = (
    *("desktop.editor.panel", "desktop.search.panel", "desktop.setup.panel", "desktop.call.timeline_sheet"),
    *("desktop.call.ending.end_sheet", "desktop.call.handover.memo_sheet", "desktop.call.matters.sheet"),
    *("desktop.call.promises.make_sheet", "desktop.call.promises.change_sheet"),
    *("desktop.call.reader.pane", "desktop.call.compact.view", "desktop.call.slim_strip", "desktop.call.earlier_popup"),
    *("desktop.loss_dialog", "desktop.texts.call_labels", "desktop.texts.guidance_labels", "desktop.texts.findings"),
    *("kb.domain.case_draft", "kb.domain.masking", "kb.domain.matter", "kb.domain.questions"),
    *("desktop.call.guidance.question_sheet", "desktop.call.guidance.wording_sheet"),
    *("desktop.texts.knowledge_labels", "desktop.texts.queue_labels", "kb.domain.importing", "kb.domain.queues"),
    *("PySide6.QtPrintSupport", "xml.etree.ElementTree"),
)

#: There are 79 on the screen.
MOST_WIDGETS = 240


def in_a_fresh_process(program: str) -> object:
    """Run a program that prints JSON."""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def first_painting() -> dict[str, list[str]]:
    """A whole start, up to the moment at which the window is painted: what there is then, by its names."""
    told = in_a_fresh_process(
        "import json, sys, tempfile\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QEvent, QObject\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from desktop.composition import build_application\n"
        "from desktop.preferences import PreferenceStore\n"
        "from desktop.tasks.faults import FaultChannel\n"
        "styled, told = [], {}\n"
        "class Watch(QObject):\n"
        "    def eventFilter(self, watched, event):\n"
        "        if event.type() == QEvent.Type.StyleChange:\n"
        "            styled.append(type(watched).__name__)\n"
        "        return False\n"
        "app = QApplication([])\n"
        "watch = Watch()\n"
        "app.installEventFilter(watch)\n"
        "folder = Path(tempfile.mkdtemp())\n"
        "application = build_application(app, folder, PreferenceStore(folder / 'settings'), FaultChannel(app))\n"
        "def on_shown():\n"
        "    told['modules'] = sorted(sys.modules)\n"
        "    told['widgets'] = [type(widget).__name__ for widget in app.allWidgets()]\n"
        "    told['style changes'] = list(styled)\n"
        "    app.quit()\n"
        "application.window.shown.connect(on_shown)\n"
        "application.window.show()\n"
        "app.exec()\n"
        "application.close()\n"
        "print(json.dumps(told))\n"
    )
    assert isinstance(told, dict)
    return told


def test_the_window_needs_nothing_of_the_library() -> None:
    loaded = in_a_fresh_process("import desktop.main, json, sys; print(json.dumps(sorted(sys.modules)))")
    assert isinstance(loaded, list)
    assert "desktop.call.panel" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_the_window_waits_for_nothing_that_it_does_not_show_yet(first_painting: dict[str, list[str]]) -> None:
    loaded = first_painting["modules"]
    assert "desktop.call.panel" in loaded
    assert [name for name in (*HEAVY, *HIDDEN) if name in loaded] == []


def test_few_more_widgets_are_made_than_belong_to_what_is_seen(first_painting: dict[str, list[str]]) -> None:
    # What is hidden then are the parts that come and go: alert, promises, questions, the lists of fields.
    assert len(first_painting["widgets"]) < MOST_WIDGETS


def test_each_widget_is_given_the_style_sheet_once(first_painting: dict[str, list[str]]) -> None:
    # And not again with each of its parents, every time one of these is put into a place.
    assert len(first_painting["style changes"]) <= 2 * len(first_painting["widgets"])


def test_imports_read_no_source_text_and_wait_for_no_collection() -> None:
    told = in_a_fresh_process(
        "import gc, json, linecache\n"
        "from desktop.start_up import hurry, settle\n"
        "hurry()\n"
        "before = gc.isenabled()\n"
        "import desktop.main\n"
        "settle()\n"
        "read = [file for file in linecache.cache if 'desktop' in file]\n"
        "print(json.dumps([before, gc.isenabled(), gc.get_freeze_count() > 0, read]))\n"
    )
    assert told == [False, False, True, []]


def test_a_child_process_that_reads_the_main_file_imports_nothing() -> None:
    told = in_a_fresh_process(
        "import json, runpy, sys\n"
        "runpy.run_path('desktop/__main__.py', run_name='__mp_main__')\n"
        "print(json.dumps('PySide6' in sys.modules))\n"
    )
    assert told is False
