"""Charts as SVG, the same on a page and on paper: from figures to marks, words and a table."""

from regiodeals.charts.bar import bar
from regiodeals.charts.bullet import bullet
from regiodeals.charts.columns import Column, columns
from regiodeals.charts.drawing import Chart
from regiodeals.charts.figures import Number, Point, Series
from regiodeals.charts.legend import Key
from regiodeals.charts.line import line
from regiodeals.charts.spark import spark
from regiodeals.charts.stacked import Part, stacked

__all__ = [
    "Chart",
    "Column",
    "Key",
    "Number",
    "Part",
    "Point",
    "Series",
    "bar",
    "bullet",
    "columns",
    "line",
    "spark",
    "stacked",
]
