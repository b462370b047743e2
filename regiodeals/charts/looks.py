"""What each series looks like: a colour, and always something besides the colour."""

SERIES = ("c1", "c2", "c3", "c4")
COMING, TRACK, INK, TARGET, AIM = "c0", "track", "ink", "target", "aim"
# Those of tokens.css in light.
COLOURS = {
    "c1": "#0b5a6b",
    "c2": "#a5731f",
    "c3": "#77609a",
    "c4": "#74827d",
    COMING: "#edf1ef",
    TRACK: "#edf1ef",
    INK: "#14201d",
    TARGET: "#14201d",
    AIM: "#754800",
}
STRONG, PAPER, INK_2 = "#6c7975", "#ffffff", "#4b5955"
# What lies over a colour: nobody needs the colour to tell two series apart.
PATTERNS = {
    "c2": '<pattern id="{id}-c2" width="7" height="7" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path {hatch} d="M0 0v7"/></pattern>',
    "c3": '<pattern id="{id}-c3" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path {hatch} d="M0 3h2"/></pattern>',
    "c4": '<pattern id="{id}-c4" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<path {hatch} d="M2 0v5"/></pattern>',
}
HATCH = f'class="rd-hatch" stroke="{PAPER}" stroke-width="2"'
# How a line of each series is broken.
DASHES = {"c2": "7 3", "c3": "2 3", "c4": "9 3 2 3", COMING: "3 3", AIM: "5 3"}
# Whose figures on a line are rings; those of the others are full.
RINGS = frozenset({"c2", "c4", INK})
