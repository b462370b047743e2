"""Files and functions stay small enough to read in one go."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import code_files, name_of, project_files, tree_of

WRITTEN = {".py", ".html", ".css", ".js", ".sh"}
LINES = 300
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50

# Longer than 300 lines, with the reason why it is not two files.
LONG_FILES = {
    "tests/disbursement/beschikking/test_letter_pages.py": "one page in each of its phases",
}
# Longer than 50 lines: one literal, and nothing that could be understood apart from the rest.
LONG_FUNCTIONS = {
    "regiodeals/templatetags/component_examples.py": {"_lists"},
}

FILES = [
    path
    for path in project_files()
    if path.suffix in WRITTEN and "migrations" not in path.parts and path.parts[-2] != "verapdf"
]
LENGTHS = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}


def test_no_file_is_longer_than_four_hundred_lines():
    assert {name: length for name, length in LENGTHS.items() if length > MOST_LINES} == {}


def test_a_file_over_three_hundred_lines_has_a_reason():
    assert {name for name, length in LENGTHS.items() if length > LINES} <= set(LONG_FILES)


@pytest.mark.parametrize("name", LONG_FILES)
def test_a_reason_goes_when_the_file_is_short_again(name):
    assert LENGTHS[name] > LINES


def test_no_function_is_longer_than_fifty_lines():
    found = {name_of(path): _long_functions(path) for path in code_files()}
    assert {name: long for name, long in found.items() if long} == LONG_FUNCTIONS


def _long_functions(path: Path) -> set[str]:
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    found = [node for node in ast.walk(tree_of(path)) if isinstance(node, functions)]
    return {node.name for node in found if _length(node) > MOST_LINES_OF_A_FUNCTION}


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def test_every_module_says_what_belongs_there():
    assert [name_of(path) for path in code_files() if not _is_told(tree_of(path))] == []


def _is_told(tree: ast.Module) -> bool:
    docstring = ast.get_docstring(tree)
    if not docstring:
        return not tree.body
    return docstring[0].isupper() or docstring[0] in "`'"


def test_no_module_is_a_drawer_for_leftovers():
    drawers = {"utils", "util", "helpers", "helper", "misc", "signals", "core"}
    names = {part for path in code_files() for part in (path.stem, *path.parts)}
    assert names & drawers == set()
