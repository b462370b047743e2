"""Build the fonts of the documents from the npm package @fontsource/fira-sans (SIL OFL 1.1).

    npm pack @fontsource/fira-sans@5.3.0 && tar xzf fontsource-fira-sans-5.3.0.tgz
    python tools/build_fonts.py package/files

Converts woff2 to ttf with only what a document needs: hinting and unused features go, the hyphens
and the narrow space that the source lacks are added, and the tabular figures become the figures, so
that no style sheet has to ask for them in every cell of every table. The same input gives the same
bytes. Needs fonttools and brotli, which WeasyPrint brings along.
"""

import argparse
import string
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

OUTPUT = Path(__file__).resolve().parent.parent / "templates" / "documents" / "fonts"
FACES = (("400", "Regular"), ("600", "SemiBold"))
FAMILIES = (("latin", "Fira Brief"), ("latin-ext", "Fira Brief Ext"))

CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0xA0, 0x180)))
    + "\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u202f\u20ac\u2212\u00d7"
)
HYPHEN, HYPHENS = 0x2D, (0x2010, 0x2011)
HARD_SPACE, NARROW_SPACE = 0xA0, 0x202F
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
TABULAR_FIGURES = "tnum"

FAMILY_NAMES, STYLE_NAMES, FULL_NAME, POSTSCRIPT_NAME = (1, 16), (2, 17), 4, 6


def build(source: Path, family: str, style: str) -> Path:
    """Write one face and return its path."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    _add_missing_characters(font)
    _make_figures_tabular(font)
    _keep_only_needed(font)
    _rename(font, family, style)
    target = OUTPUT / f"{family.replace(' ', '')}-{style}.ttf"
    font.save(target)
    return target


def _add_missing_characters(font: TTFont) -> None:
    for table in font["cmap"].tables:
        if not table.isUnicode():
            continue
        for hyphen in HYPHENS:
            if HYPHEN in table.cmap:
                table.cmap.setdefault(hyphen, table.cmap[HYPHEN])
        if HARD_SPACE in table.cmap:
            table.cmap.setdefault(NARROW_SPACE, table.cmap[HARD_SPACE])


def _make_figures_tabular(font: TTFont) -> None:
    tabular = _substitutions(font, TABULAR_FIGURES)
    for table in font["cmap"].tables:
        if table.isUnicode():
            # Two tables may share one mapping: a figure that was replaced stays as it is.
            for figure in set(map(ord, string.digits)) & table.cmap.keys():
                table.cmap[figure] = tabular.get(table.cmap[figure], table.cmap[figure])


def _substitutions(font: TTFont, feature: str) -> dict[str, str]:
    """Glyph by glyph, what an OpenType feature replaces."""
    rules = font["GSUB"].table
    numbers = {
        number
        for record in rules.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for number in record.Feature.LookupListIndex
    }
    replaced: dict[str, str] = {}
    for number in sorted(numbers):
        for rule in rules.LookupList.Lookup[number].SubTable:
            replaced |= getattr(rule, "ExtSubTable", rule).mapping
    return replaced


def _keep_only_needed(font: TTFont) -> None:
    options = subset.Options(
        hinting=False,
        layout_features=FEATURES,
        name_IDs=["*"],
        notdef_outline=True,
        glyph_names=False,
        recalc_timestamp=False,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)


def _rename(font: TTFont, family: str, style: str) -> None:
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = family
        elif record.nameID in STYLE_NAMES:
            record.string = style
        elif record.nameID == FULL_NAME:
            record.string = f"{family} {style}"
        elif record.nameID == POSTSCRIPT_NAME:
            record.string = f"{family.replace(' ', '')}-{style}"


def main() -> None:
    """Build the two faces of both families."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, help="folder with the woff2 files of the package")
    source = parser.parse_args().source
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for weight, style in FACES:
        for script, family in FAMILIES:
            target = build(source / f"fira-sans-{script}-{weight}-normal.woff2", family, style)
            print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main()
