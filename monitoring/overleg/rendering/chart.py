"""A small chart of one series, as SVG without words; what it shows stands in words beside it."""

from collections.abc import Sequence
from decimal import Decimal

WIDTH, HEIGHT, EDGE = 220, 60, 8
LINE, TARGET = "#12395b", "#8a5a00"

Point = tuple[int, Decimal]


def chart(points: Sequence[Point], target: Decimal | None) -> bytes:
    """The metingen as a line with a dot for each year, and the streefwaarde as a dashed line."""
    values = [value for _year, value in points] + ([target] if target is not None else [])
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    span = (high - low) or Decimal(1)

    def across(index: int) -> str:
        room = WIDTH - 2 * EDGE
        return _number(EDGE + Decimal(room * index) / max(1, len(points) - 1))

    def down(value: Decimal) -> str:
        return _number(HEIGHT - EDGE - (value - low) * (HEIGHT - 2 * EDGE) / span)

    dots = [(across(index), down(value)) for index, (_year, value) in enumerate(points)]
    base = down(low)
    parts = [_line(base, "#b9c2ca", "1", "")]
    if target is not None:
        parts.append(_line(down(target), TARGET, "1.4", ' stroke-dasharray="5 3"'))
    if len(dots) > 1:
        path = " ".join(f"{x},{y}" for x, y in dots)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{LINE}" stroke-width="2"/>')
    parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{LINE}"/>' for x, y in dots]
    body = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}">{body}</svg>'
    ).encode()


def _line(y: str, colour: str, width: str, dashes: str) -> str:
    return (
        f'<line x1="{EDGE}" y1="{y}" x2="{WIDTH - EDGE}" y2="{y}" stroke="{colour}"'
        f' stroke-width="{width}"{dashes}/>'
    )


def _number(value: Decimal) -> str:
    """On a tenth, and the same on every machine."""
    return str(value.quantize(Decimal("0.1")))
