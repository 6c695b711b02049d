"""The pane 本文: the text, and above it what helps to write: headings, ready words, placeholders, links, finding."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.commands import command
from desktop.editor.text import menus
from desktop.editor.text.completion import SlotCompletion
from desktop.editor.text.edit import MarkdownEdit
from desktop.editor.text.find_bar import FindBar
from desktop.editor.text.outline import (
    Insertion,
    OutlineHeading,
    section_insertion,
    sections_insertion,
    words_insertion,
)
from desktop.editor.text.picker import Picker
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.key_cap import key_cap_width
from desktop.widgets.labels import Label
from desktop.widgets.panes import PaneHead, set_ground
from kb.domain.article import Kind
from kb.domain.writing import LinkTarget, SectionForm, SlotName, Snippet, WritingAids

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.editor.text.pick_rows import Pick
    from desktop.theme import Theme


class TextPane(QWidget):
    """Knows what a kind of article may hold, once ``set_aids`` and ``set_kind`` said so.

    Signals:
        links_wanted: (words) articles whose title has these words, to be answered by ``show_links``.
        picture_wanted: an image is to be chosen and put in.
    """

    links_wanted = Signal(str)
    picture_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without an article."""
        super().__init__(parent)
        self._theme = theme
        self._kind = Kind.CASE
        self._aids = WritingAids(slots=(), sections={}, snippets=())
        self._address_only = False
        set_ground(self, "surface")
        self.head = PaneHead(theme, self.tr("本文"))
        self.outline = self._button("text.outline")
        self.words = self._button("text.words", self.tr("言葉"))
        self.slots = self._button("text.slot")
        self.links = self._button("text.link", self.tr("つながり"))
        self.picture = self._button("text.picture", self.tr("画像"))
        # Else the pane could not become so narrow that the button is left out.
        self.picture.setMinimumWidth(1)
        self.count = Label(theme, color="text.secondary")
        self.edit = MarkdownEdit(theme, name=self.tr("本文"))
        hint = self.tr("書き始めるか、「見出し」（{key}）から節を入れます。")
        self.edit.set_hint(hint.format(key=command("text.outline").cap))
        self.find_bar = FindBar(theme, self.edit)
        self.completion = SlotCompletion(theme, self.edit)
        self.picker = Picker(theme, self)
        self._build()
        self._keys: dict[str, Callable[[], None]] = {
            "text.outline": self.open_outline,
            "text.words": self.open_words,
            "text.slot": self.open_slots,
            "text.link": self.open_links,
            "text.picture": self.picture_wanted.emit,
            "text.find": partial(self.find_bar.open_bar, replacing=False),
            "text.replace": partial(self.find_bar.open_bar, replacing=True),
            "text.find_next": partial(self.find_bar.go, 1),
            "text.find_previous": partial(self.find_bar.go, -1),
        }
        self.edit.key_filter = self._took
        self.edit.written.connect(self._show_count)
        self.picker.picked.connect(self._on_picked)
        self.picker.asked.connect(self.links_wanted)
        self.picker.left.connect(self.edit.setFocus)
        theme.changed.connect(self._arrange)
        self._show_count()

    def set_aids(self, aids: WritingAids) -> None:
        """Take in what there is to be put in."""
        self._aids = aids
        names = [slot.name for slot in aids.slots]
        self.completion.set_names(names)
        self.edit.set_slot_names(names)

    def set_kind(self, kind: Kind) -> None:
        """Offer what belongs to another kind of article."""
        self._kind = kind

    def show_links(self, words: str, targets: Sequence[LinkTarget]) -> None:
        """Offer the articles that were found for ``words``."""
        self.picker.set_answers(words, menus.of_links(targets))

    # What can be put in

    def open_outline(self) -> None:
        """Offer the sections that are missing, and the headings to go to."""
        picks = menus.of_outline(self.edit.text, self._forms)
        self._open(self.outline, picks)
        self.picker.list.go(menus.current_in(picks, self.edit.line))

    def open_words(self) -> None:
        """Offer ready words, those of the section at the caret first."""
        self._open(self.words, menus.of_words(self.edit.text, self.edit.line, self._aids.snippets, self._kind))

    def open_slots(self) -> None:
        """Offer the names that may stand in double braces."""
        self._open(self.slots, menus.of_slots(self._aids.slots))

    def open_links(self) -> None:
        """Offer articles to link to; what is selected is looked for first, and becomes the words of the link."""
        self.completion.close_popup()
        start, end = self.edit.selected_span
        chosen = self.edit.text[start:end]
        self.picker.open_for_answers(self._below(self.links), self.links.text(), "" if "\n" in chosen else chosen)
        self._address_only = False

    def choose_slot(self, start: int, end: int) -> None:
        """Offer the names that may stand in double braces, to take the place of characters ``start`` to ``end``."""
        self.edit.select(start, end)
        self.open_slots()

    def choose_address(self, start: int, end: int, words: str) -> None:
        """Offer articles found for ``words``, the address of one to take the place of ``start`` to ``end``."""
        self.edit.select(start, end)
        self.completion.close_popup()
        self.picker.open_for_answers(self._below(self.links), self.links.text(), words)
        self._address_only = True

    @property
    def _forms(self) -> tuple[SectionForm, ...]:
        return self._aids.sections.get(self._kind, ())

    def _open(self, button: Button, picks: Sequence[Pick]) -> None:
        self.completion.close_popup()
        self.picker.open_at(self._below(button), button.text(), picks)

    def _below(self, button: Button) -> QPoint:
        return button.mapTo(self, QPoint(0, button.height() + self._theme.gap(4)))

    def _on_picked(self, pick: Pick) -> None:
        value = pick.value
        if isinstance(value, OutlineHeading):
            self.edit.go_to(value.line)
        elif isinstance(value, SectionForm):
            self._put(section_insertion(self.edit.text, value, self._forms))
        elif isinstance(value, tuple):
            self._put(sections_insertion(self.edit.text, value, self._forms))
        elif isinstance(value, Snippet):
            _, place = self.edit.selected_span
            self._put(words_insertion(self.edit.text, place, value.text))
        elif isinstance(value, SlotName):
            self.edit.put(f"{{{{{value.name}}}}}")
        elif isinstance(value, LinkTarget):
            start, end = self.edit.selected_span
            text = menus.link_text(value, self.edit.text[start:end])
            self.edit.put(value.address if self._address_only else text)
        self._address_only = False

    def _put(self, insertion: Insertion) -> None:
        self.edit.select(insertion.start, insertion.end)
        self.edit.put(insertion.text, caret=insertion.caret - insertion.start)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act_on(event):
            super().keyPressEvent(event)

    def _took(self, event: QKeyEvent) -> bool:
        return self.completion.took(event) or self._act_on(event)

    def _act_on(self, event: QKeyEvent) -> bool:
        """Carry out a key of the pane; those of fields in it arrive here, too, when they are none of the field's."""
        keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        for name, act in self._keys.items():
            if keys in command(name).keys:
                act()
                return True
        if event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.find_bar.close_bar()
            return True
        return False

    # Looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.picker.hide()  # other panes grow and shrink below while one is choosing: that is no reason
        self._arrange()

    def _show_count(self) -> None:
        before = self.count.sizeHint().width()
        self.count.show_text(self.tr("%n字", "", len("".join(self.edit.text.split()))))
        if self.count.sizeHint().width() != before:
            self._arrange()

    def _arrange(self) -> None:
        """Leave out the key, then the count, then the images, for which there is a key, where there is no room."""
        buttons = (self.outline, self.words, self.slots, self.links)
        spaces = self._theme.gap(8) * (len(buttons) + 3) + 2 * self._theme.gap(16)
        words = self.head.title.sizeHint().width() + sum(button.sizeHint().width() for button in buttons) + spaces
        count = self.count.sizeHint().width()
        cap = key_cap_width(self._theme, command("text.slot").cap) + self._theme.gap(8)
        words -= cap if self.slots.key else 0
        picture = self.picture.sizeHint().width() + self._theme.gap(8)
        self.picture.setVisible(self.width() >= words + picture)
        words += picture
        self.slots.set_key(command("text.slot").cap if self.width() >= words + count + cap else "")
        self.count.setVisible(self.width() >= words + count)

    def _button(self, name: str, words: str = "") -> Button:
        button = Button(self._theme, words or command(name).label, style=ButtonStyle.QUIET, size=ButtonSize.BAR)
        button.setToolTip(f"{command(name).label} ({command(name).cap})")
        return button

    def _build(self) -> None:
        acts = (self.open_outline, self.open_words, self.open_slots, self.open_links, self.picture_wanted)
        buttons = (self.outline, self.words, self.slots, self.links, self.picture)
        for button, act in zip(buttons, acts, strict=True):
            self.head.add_left(button)
            button.clicked.connect(act)
        self.head.add_right(self.count)
        self.head.follow(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.find_bar, self.edit):
            column.addWidget(widget, 1 if widget is self.edit else 0)
        self.setFocusProxy(self.edit)
