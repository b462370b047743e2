"""The project needs nothing beside itself, and knows no machine but the one it runs on."""

import ast
import re

import pytest
from django.template.loader import get_template

from tests.architecture.sources import ROOT, code_files, name_of, project_files, tree_of

BINARY = {".ttf", ".woff2", ".png", ".pdf", ".icc", ".mo", ".jar", ".class", ".gz"}
# Written in parts, or this file would hold what it forbids.
FORBIDDEN = [
    "../" + "shared",
    "/work" + "/",
    "/root" + "/",
    "/home" + "/",
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry.npm" + "js",
]
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
TEXTS = {
    name_of(path): path.read_text(encoding="utf-8")
    for path in project_files()
    if path.suffix not in BINARY
}
TEMPLATES = ROOT / "templates"


def test_no_file_names_a_place_outside_the_project():
    found = {name: [word for word in FORBIDDEN if word in text] for name, text in TEXTS.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_nothing_is_left_to_be_done():
    found = {name: UNFINISHED.findall(text) for name, text in TEXTS.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_pdf_engine_is_loaded_only_where_a_letter_is_made():
    """It costs half a second and the Pango library: web pages do without (see the engine)."""
    modules = {
        name_of(path)
        for path in code_files()
        for node in tree_of(path).body
        if isinstance(node, ast.Import | ast.ImportFrom) and "weasyprint" in ast.unparse(node)
    }
    assert modules == set()


def named_templates() -> list[str]:
    """Every template that the code names in full."""
    texts = {
        node.value
        for path in code_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return sorted(text for text in texts if re.fullmatch(r"[\w/-]+\.html", text))


def test_every_template_that_code_names_exists_and_is_whole():
    names = named_templates()
    assert names
    assert all(get_template(name) for name in names)


def included(name: str) -> set[str]:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    return set(re.findall(r'{% (?:include|extends) "([^"]+)"', text))


@pytest.mark.parametrize(
    "name", sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
)
def test_every_template_is_whole_and_so_is_what_it_includes(name):
    assert get_template(name)
    for other in included(name):
        assert get_template(other)
