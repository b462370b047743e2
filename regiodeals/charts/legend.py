"""A line of the legend, with a small drawing of how its series looks."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.safestring import SafeString

from regiodeals.charts.looks import (
    COLOURS,
    COMING,
    DASHES,
    HATCH,
    INK,
    PAPER,
    RINGS,
    STRONG,
    TARGET,
)

OVER = {
    "c2": f'<path {HATCH} d="M0 14L14 0"/>',
    "c3": f'<path {HATCH} d="M3 7h3M9 7h3"/>',
    "c4": f'<path {HATCH} d="M4 0v14M9 0v14"/>',
}


class Look(StrEnum):
    """As what a series is drawn."""

    AREA = "area"
    LINE = "line"
    STRIPE = "stripe"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Key:
    """How a series is drawn, its name, and its figure in words where it has one."""

    series: str
    label: str
    value: str = ""
    look: Look = Look.AREA

    def svg(self) -> SafeString:
        """A drawing beside the words; a screen reader skips it."""
        width = 28 if self.look is Look.LINE else 14
        return SafeString(
            f'<svg width="{width}" height="14" viewBox="0 0 {width} 14" aria-hidden="true">'
            f"{self._drawn()}</svg>"
        )

    def _drawn(self) -> str:
        colour = f'stroke="{COLOURS[self.series]}" stroke-width="2"'
        if self.look is Look.LINE:
            dashes = DASHES.get(self.series)
            broken = f' stroke-dasharray="{dashes}"' if dashes else ""
            return (
                f'<line class="rd-{self.series}-line" {colour}{broken} x1="0" y1="7" x2="28"'
                f' y2="7"/>{_dot(self.series, 14)}'
            )
        if self.look is Look.STRIPE:
            return f'<line class="rd-{TARGET}-line" {colour} x1="7" y1="0" x2="7" y2="14"/>'
        if self.look is Look.RING:
            return _dot(INK, 7)
        edge = f' stroke="{STRONG}" stroke-dasharray="3 3"' if self.series == COMING else ""
        fill = COLOURS[self.series]
        return (
            f'<rect class="rd-{self.series}" fill="{fill}"{edge} width="14" height="14"/>'
            f"{OVER.get(self.series, '')}"
        )


def _dot(series: str, x: int) -> str:
    colour = COLOURS[series]
    if series in RINGS:
        look = f'class="rd-{series}-line rd-chart-ring" fill="{PAPER}" stroke="{colour}"'
        return f'<circle {look} stroke-width="2" cx="{x}" cy="7" r="4"/>'
    return f'<circle class="rd-{series}" fill="{colour}" cx="{x}" cy="7" r="4"/>'
