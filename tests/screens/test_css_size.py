"""The style sheets stay small and hold no class that no page uses."""

import re

from tests.screens.pages import OWN_STYLES, ROOT, STYLES, TEMPLATES, all_templates

LIMIT_BYTES = 40_000
LIMIT_OF_ONE_PAGE = 6_000
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CLASS_IN_STYLE = re.compile(r"\.((?:rd|utrecht)-[\w-]+)")
CLASS_IN_USE = re.compile(r"(?<![\w/.-])((?:rd|utrecht)-[a-z0-9_-]+)")


def style_text() -> str:
    return "".join(COMMENT.sub("", path.read_text()) for path in sorted(STYLES.rglob("*.css")))


def used_text() -> str:
    drawn = [ROOT / "regiodeals" / room for room in ("templatetags", "charts")]
    sources = [*all_templates(), *(path for room in drawn for path in room.glob("*.py"))]
    return "".join(path.read_text() for path in sources)


def built_from_parts(name: str) -> bool:
    """Some names end in a state that the template fills in: rd-step--{{ state }}."""
    return any(
        name.startswith(stem) for stem in ("rd-c", "rd-step--", "rd-tile--", "utrecht-alert--")
    ) or (
        name in {"utrecht-button--subtle", "utrecht-button--danger", "rd-error", "rd-warn"}
        or name in {"rd-track", "rd-track-line", "rd-ink-line", "rd-target-line", "rd-aim-line"}
    )


def test_the_style_sheets_of_every_page_together_are_under_forty_kilobytes():
    assert sum(path.stat().st_size for path in STYLES.glob("*.css")) < LIMIT_BYTES


def test_a_sheet_that_one_page_needs_is_small():
    sizes = {path.name: path.stat().st_size for path in OWN_STYLES.glob("*.css")}
    assert {name: size for name, size in sizes.items() if size > LIMIT_OF_ONE_PAGE} == {}


def test_a_sheet_of_one_page_is_loaded_by_a_page_and_not_by_the_frame():
    own = {f"css/pages/{path.name}" for path in OWN_STYLES.glob("*.css")}
    loaded = set(re.findall(r"css/pages/[\w-]+\.css", used_text()))
    assert loaded == own
    assert "css/pages/" not in (TEMPLATES / "base.html").read_text()


def test_every_class_of_the_style_sheets_is_used():
    used = set(CLASS_IN_USE.findall(used_text()))
    defined = set(CLASS_IN_STYLE.findall(style_text()))
    assert {name for name in defined - used if not built_from_parts(name)} == set()


def test_every_class_of_a_component_is_defined():
    defined = set(CLASS_IN_STYLE.findall(style_text()))
    used = {
        name
        for path in (TEMPLATES / "components").glob("*.html")
        for name in CLASS_IN_USE.findall(path.read_text())
    }
    # rd-step-- gets its ending from the template; utrecht-form-field is known by its parts.
    stems = {name for name in used if any(other.startswith(f"{name}__") for other in defined)}
    assert {name for name in used - defined - stems if not name.endswith("-")} == set()


def test_every_style_sheet_is_linked_by_the_frame():
    frame = (TEMPLATES / "base.html").read_text()
    assert [path.name for path in STYLES.glob("*.css") if f"css/{path.name}" not in frame] == []


def test_the_style_sheets_call_no_other_address():
    assert re.findall(r"url\(|@import|https?:", style_text()) == []
