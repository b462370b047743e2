"""Marks, and the chart they make. Across is in percent and down in pixels, so that a chart fits
any width and its text keeps its size. The same marks are drawn on a screen and on paper: colours
stand in the marks for paper, and the style sheet of a page puts those of its theme in their place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Protocol

from django.utils.safestring import SafeString

from regiodeals.charts.legend import Key
from regiodeals.charts.looks import (
    COLOURS,
    COMING,
    DASHES,
    HATCH,
    INK_2,
    PAPER,
    PATTERNS,
    RINGS,
    STRONG,
)
from regiodeals.common.words import joined, said


class Mark(Protocol):
    """Something that is drawn."""

    def svg(self, chart: str) -> str:
        """The element; `chart` is the id of the chart it is in."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A part of a bar, from `x` over `width` in thousandths of a percent."""

    x: int
    width: int
    y: int
    height: int
    series: str

    def svg(self, chart: str) -> str:
        """The colour, and the pattern over it."""
        place = (
            f'x="{percent(self.x)}" width="{percent(self.width)}" y="{self.y}"'
            f' height="{self.height}"'
        )
        edge = f' stroke="{STRONG}" stroke-dasharray="3 3"' if self.series == COMING else ""
        drawn = f'<rect class="rd-{self.series}" fill="{COLOURS[self.series]}"{edge} {place}/>'
        if self.series in PATTERNS:
            drawn += f'<rect fill="url(#{chart}-{self.series})" {place}/>'
        return drawn


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; `y` in tenths of a pixel."""

    x1: int
    y1: int
    x2: int
    y2: int
    series: str
    width: int = 2

    def svg(self, chart: str) -> str:
        """The line, broken as its series is."""
        del chart
        dashes = DASHES.get(self.series, "")
        broken = f' stroke-dasharray="{dashes}"' if dashes else ""
        return (
            f'<line class="rd-{self.series}-line" stroke="{COLOURS[self.series]}"'
            f' stroke-width="{self.width}"{broken} x1="{percent(self.x1)}" y1="{pixels(self.y1)}"'
            f' x2="{percent(self.x2)}" y2="{pixels(self.y2)}"/>'
        )


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure on a line: full, or a ring."""

    x: int
    y: int
    series: str
    radius: int = 3

    def svg(self, chart: str) -> str:
        """The dot."""
        del chart
        colour = COLOURS[self.series]
        look = (
            f'class="rd-{self.series}-line rd-chart-ring" fill="{PAPER}" stroke="{colour}"'
            ' stroke-width="2"'
            if self.series in RINGS
            else f'class="rd-{self.series}" fill="{colour}"'
        )
        return f'<circle {look} cx="{percent(self.x)}" cy="{pixels(self.y)}" r="{self.radius}"/>'


@dataclass(frozen=True, slots=True)
class Word:
    """Words in the chart, kept short enough for the narrowest screen by who places them."""

    x: int
    y: int
    text: str
    anchor: str = "start"

    def svg(self, chart: str) -> str:
        """The words, on their baseline."""
        del chart
        return (
            f'<text x="{percent(self.x)}" y="{self.y}" text-anchor="{self.anchor}" fill="{INK_2}"'
            f' font-size="12" font-family="Fira Brief">{escape(said(self.text))}</text>'
        )


@dataclass(frozen=True, slots=True)
class Link:
    """Marks that lead somewhere together; all of `area` can be pressed."""

    url: str
    label: str
    area: Rect
    marks: tuple[Mark, ...]
    is_current: bool = False

    def svg(self, chart: str) -> str:
        """The link around its marks."""
        area = self.area
        current = ' aria-current="true"' if self.is_current else ""
        return (
            f'<a class="rd-chart-link" href="{escape(self.url)}"'
            f' aria-label="{escape(said(self.label))}"{current}>'
            f'<rect class="rd-chart-area" fill="none" pointer-events="all" rx="3"'
            f' x="{percent(area.x)}" width="{percent(area.width)}" y="{area.y}"'
            f' height="{area.height}"/>{"".join(mark.svg(chart) for mark in self.marks)}</a>'
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with all that goes with it: what it shows in words, and its figures as a table."""

    title: str
    finding: str
    height: int
    marks: tuple[Mark, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: tuple[Key, ...] = ()
    # Whether the last column of the table is text, and no figure.
    has_notes: bool = False

    @property
    def description(self) -> str:
        """What it shows, for who does not see it: the finding and every figure."""
        rows = [joined(" ", (row[0], joined(", ", row[1:]))) for row in self.rows]
        figures = joined("", (joined("; ", rows), ".")) if rows else ""
        return joined(" ", filter(None, (self.finding, figures)))

    @property
    def alternative(self) -> str:
        """Title and description together, for a picture on paper."""
        return joined(". ", (self.title, self.description))

    def svg(self, name: str, width: int | None = None) -> SafeString:
        """The drawing; `name` is an id, unique on the page, and `width` in pixels fills it out
        where none is given.
        """
        used = {mark.series for mark in unlinked(self.marks) if isinstance(mark, Rect)}
        # What holds links is no picture to a screen reader: it would not read what is inside.
        role = "group" if any(isinstance(mark, Link) for mark in self.marks) else "img"
        patterns = "".join(
            pattern.format(id=name, hatch=HATCH)
            for series, pattern in PATTERNS.items()
            if series in used
        )
        # Safe: whatever was not written here, is escaped.
        return SafeString(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="rd-chart" width="{width or "100%"}"'
            f' height="{self.height}" role="{role}" aria-labelledby="{name}-titel {name}-uitleg">'
            f'<title id="{name}-titel">{escape(said(self.title))}</title>'
            f'<desc id="{name}-uitleg">{escape(said(self.description))}</desc>'
            + (f"<defs>{patterns}</defs>" if patterns else "")
            + "".join(mark.svg(name) for mark in self.marks)
            + "</svg>"
        )


def unlinked(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks themselves, also those inside links."""
    for mark in marks:
        yield from mark.marks if isinstance(mark, Link) else (mark,)


def percent(thousandths: int) -> str:
    """'12.5%'; a point, whatever the language of the page."""
    return f"{thousandths / 1000:.3f}".rstrip("0").rstrip(".") + "%"


def pixels(tenths: int) -> str:
    """'12.5'."""
    return f"{tenths / 10:g}"
