"""Where the call is: the stages in their order, as a slim path; a click chooses another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.i18n import noop, translate
from desktop.texts import label
from desktop.widgets.choice_popup import ChoicePopup
from desktop.widgets.painting import TextBlock, draw_box, draw_hairline, draw_icon
from kb.domain.article import Stage

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

_HEIGHT = 30
_SIDE = 20
_ICON = 12
_GAP = 4
_BETWEEN = 12
_PADDING = 5
STAGES = tuple(Stage)
_QUESTION = noop("StagePath", "いまの段階は？")


class StagePath(QAbstractButton):
    """Shows the stage; where the words do not fit, only the present one, with its number.

    Signals:
        chosen: (Stage) the agent says that the call is there.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show that no stage is known."""
        super().__init__(parent)
        self._theme = theme
        self._stage: Stage | None = None
        self._spoken: frozenset[Stage] = frozenset()
        self._popup = stage_popup(theme, self)
        self._popup.chosen.connect(lambda place: self.chosen.emit(STAGES[place]))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)
        theme.changed.connect(self.updateGeometry)
        self.show_stage(None)

    @property
    def popup(self) -> ChoicePopup:
        """The stages to choose from."""
        return self._popup

    def show_stage(self, stage: Stage | None, spoken: frozenset[Stage] = frozenset()) -> None:
        """Show where the call is, and which stages had words spoken of them."""
        self._stage = stage
        self._spoken = spoken
        word = f"{label(stage)} {STAGES.index(stage) + 1}/{len(STAGES)}" if stage else self.tr("未定")
        self.setAccessibleName(self.tr("段階: {stage}").format(stage=word))
        self.setToolTip(" → ".join(label(one) for one in STAGES))
        self.update()

    def open(self) -> None:
        """Let another stage be chosen."""
        self._popup.open_below(self)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        if self.underMouse():
            painter.fillRect(self.rect(), theme.color("bg.hover"))
        draw_hairline(painter, theme, 0, self.height() - 1, self.width())
        if self.hasFocus():
            draw_box(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), edge=theme.color("focus"), width=2)
        x, room = float(theme.gap(_SIDE)), self.width() - 2 * theme.gap(_SIDE)
        if self._width(STAGES) <= room:
            self._draw(painter, x, STAGES)
        elif self._stage is None:
            self._word(self.accessibleName()).draw(painter, x, self._top)
        else:
            shown = (self._stage,)
            x = self._draw(painter, x, shown)
            count = f"{STAGES.index(self._stage) + 1} / {len(STAGES)}"
            self._word(count).draw(painter, x, self._top)

    @property
    def _top(self) -> float:
        return (self.height() - 1 - self._theme.line_height("meta")) / 2

    def _word(self, text: str, *, bold: bool = False) -> TextBlock:
        return TextBlock(self._theme, text, role="meta", color="text.secondary", bold=bold, hang=False)

    def _part(self, stage: Stage) -> float:
        """Width of a stage: its word, for one that is over with a tick before it, for the present one with a ground."""
        theme, width = self._theme, self._word(label(stage), bold=stage is self._stage).width
        if self._is_over(stage):
            return width + theme.gap(_ICON) + theme.gap(_GAP)
        return width + 2 * theme.gap(_PADDING) if stage is self._stage else width

    def _is_over(self, stage: Stage) -> bool:
        return stage in self._spoken and stage is not self._stage

    def _width(self, stages: tuple[Stage, ...]) -> float:
        between = self._theme.gap(_BETWEEN) + 2 * self._theme.gap(_GAP)
        return sum(map(self._part, stages)) + between * (len(stages) - 1)

    def _draw(self, painter: QPainter, x: float, stages: tuple[Stage, ...]) -> float:
        theme, gap = self._theme, self._theme.gap(_GAP)
        icon, top = theme.gap(_ICON), self._top
        icon_top = (self.height() - 1 - icon) / 2
        for stage in stages:
            if stage is not stages[0]:
                draw_icon(painter, theme, "chevron-right", "text.tertiary", x + gap, icon_top, icon)
                x += icon + 2 * gap
            word, width = self._word(label(stage), bold=stage is self._stage), self._part(stage)
            if stage is self._stage:
                box = QRectF(x, top - 1, width, theme.line_height("meta") + 2)
                draw_box(painter, box, fill=theme.color("accent.tint"), radius=4)
                word.draw(painter, x + theme.gap(_PADDING), top, color="accent")
            elif self._is_over(stage):
                draw_icon(painter, theme, "check", "text.tertiary", x, icon_top, icon)
                word.draw(painter, x + icon + gap, top, color="text.tertiary")
            else:
                word.draw(painter, x, top)
            x += width
        return x + 2 * gap


def stage_popup(theme: Theme, parent: QWidget) -> ChoicePopup:
    """Return the stages, one key each."""
    question = translate("StagePath", _QUESTION)
    return ChoicePopup(theme, question, [label(stage) for stage in STAGES], parent)
