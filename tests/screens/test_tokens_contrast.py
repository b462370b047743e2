"""Every pair of colours that meets on a page can be told apart, in light and in dark."""

import re

import pytest

from tests.screens.pages import STYLES

TOKENS = (STYLES / "tokens.css").read_text()
DECLARATION = re.compile(r"--rd-([\w-]+):\s*(#[0-9a-f]{6})\s*;")

TEXT_ON = [
    *[(ink, paper) for ink in ("ink", "ink-2") for paper in ("canvas", "surface", "sunken")],
    *[
        (ink, f"{meaning}-soft")
        for ink in ("ink", "ink-2", "accent")
        for meaning in ("accent", "ok", "warn", "error", "review")
    ],
    *[
        (meaning, paper)
        for meaning in ("accent", "accent-hover", "ok", "warn", "error", "review")
        for paper in ("canvas", "surface", "sunken")
    ],
    *[(meaning, f"{meaning}-soft") for meaning in ("ok", "warn", "error", "review")],
    ("accent-hover", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("surface", "ink"),
    ("surface", "warn"),
]
SHAPES_ON = [
    *[
        (shape, paper)
        for shape in ("line-strong", "focus", "c1", "c2", "c3", "c4")
        for paper in ("surface", "sunken")
    ],
    ("line-strong", "canvas"),
    ("focus", "canvas"),
    # The number of day 0 stands on a day that is past; it is bold, and told in words as well.
    ("surface", "c4"),
]


def theme(name: str) -> dict[str, str]:
    """The colours of a theme; dark leaves out what it shares with light."""
    light, dark = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
    colours = dict(DECLARATION.findall(light))
    if name == "dark":
        colours |= dict(DECLARATION.findall(dark.split("@media")[0]))
    return colours


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), TEXT_ON)
def test_text_has_a_contrast_of_at_least_four_and_a_half(name, ink, paper):
    colours = theme(name)
    assert contrast(colours[ink], colours[paper]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("shape", "paper"), SHAPES_ON)
def test_a_shape_has_a_contrast_of_at_least_three(name, shape, paper):
    colours = theme(name)
    assert contrast(colours[shape], colours[paper]) >= 3


def test_the_dark_theme_gives_every_colour_of_its_own():
    light, dark = (theme(name) for name in ("light", "dark"))
    assert {name for name in light if light[name] == dark[name]} == set()


def test_the_contrast_formula_gives_the_known_ends_of_its_scale():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_older_browsers_can_read_the_tokens():
    assert "light-dark(" not in re.sub(r"/\*.*?\*/", "", TOKENS, flags=re.DOTALL)
    assert "color-mix(" not in TOKENS
