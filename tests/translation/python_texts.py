"""What the Python of the project says outside the calls that translate it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import ROOT, code_files, name_of

MARKS = {"dutch", "dutch_as", "joined", "emphasised", "gettext", "gettext_lazy"}
# Names of types and of variables; a text for who writes the program is in English.
NOT_SAID = {
    *("cast", "TypeVar", "ValueError", "RuntimeError", "LookupError", "TypeError"),
    "ZeroDivisionError",
    *("SuspiciousOperation", "TimestampRequestError"),
}
# Two words, or one with a capital; a header and a pattern are not read.
SAID = re.compile(r"[a-zé,;:.’”]+ [a-zé‘“(]+|^[A-Z][a-zé]{2,}(?![\w-]|$)|^[A-Z][a-zé]{2,}$")
READ_BY_A_MACHINE = re.compile(
    r"^(Referer|SHA|(attachment|inline|sandbox|private|text/\w+)[;,]|input changed|this:|\s*SELECT "
    r"|<a )"
)
# Whose text is how a page calls something, in however few letters.
NAMING = {"description", "title", "verbose_name", "verbose_name_plural", "help_text", "help"}
# The demonstration is in Dutch.
FILES = [path for path in code_files() if path.relative_to(ROOT).parts[0] != "demo"]


def kind_of(path: Path) -> set[str]:
    """The kinds of module that a file is of: its own name and those of its folders."""
    return {*Path(name_of(path)).with_suffix("").parts}


def literals(tree: ast.AST, *, is_marked: bool = False) -> Iterator[tuple[int, str]]:
    """Each text outside a mark, with its line; a text that is put together with {} for a value."""
    for node in _said_in(tree):
        if _is_of_the_language(node):
            continue
        if isinstance(node, ast.JoinedStr):
            if not is_marked:
                yield (
                    node.lineno,
                    "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "{}"
                        for part in node.values
                    ),
                )
            parts = [part for part in node.values if isinstance(part, ast.FormattedValue)]
            for part in parts:
                yield from literals(part, is_marked=is_marked)
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str) and not is_marked:
                yield node.lineno, node.value
        else:
            marks = isinstance(node, ast.Call) and _called(node) in MARKS | NOT_SAID
            yield from literals(node, is_marked=is_marked or marks)


def _said_in(tree: ast.AST) -> Iterator[ast.AST]:
    """What stands directly below, without the types of names."""
    types = (getattr(tree, "annotation", None), getattr(tree, "returns", None))
    return (node for node in ast.iter_child_nodes(tree) if node not in types)


def _is_of_the_language(node: ast.AST) -> bool:
    """A docstring, or the names that a module gives away."""
    if isinstance(node, ast.Assign):
        return any(isinstance(name, ast.Name) and name.id == "__all__" for name in node.targets)
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _called(node: ast.Call) -> str:
    name = node.func
    return name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")


def refusals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts with which something is raised."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and node.exc is not None:
            yield from literals(ast.Module(body=[ast.Expr(node.exc)], type_ignores=[]))


def unmarked(
    path: Path, found: Iterator[tuple[int, str]], allowed: tuple[str, ...] = ()
) -> list[str]:
    """The texts that somebody reads and that no translation can find, but what is `allowed`."""
    name = name_of(path)
    return [
        f"{name}:{line} {text}"
        for line, text in found
        if SAID.search(text) and not READ_BY_A_MACHINE.match(text)
        if not (allowed and text.startswith(allowed))
    ]


def names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The unmarked texts by which something is called, as in `title = "fase"`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword):
            called = {node.arg}
        elif isinstance(node, ast.Assign):
            called = {getattr(name, "id", None) for name in node.targets}
        else:
            continue
        value = node.value
        if called & NAMING and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.lineno, value.value
