"""The project's own files, and its code as syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("regiodeals", "disbursement", "monitoring", "demo")
# What .gitignore names: made by commands and tools, or private to a person.
NOT_OURS = {
    ".git",
    ".venv",
    "var",
    "__pycache__",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".idea",
    ".vscode",
    ".env",
}


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that belongs to the project."""
    return tuple(sorted(_below(ROOT)))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS or (folder.name == "secrets" and path.name != "README.md"):
            continue
        if path.is_dir():
            yield from _below(path)
        elif path.suffix != ".pyc":
            yield path


@cache
def code_files() -> tuple[Path, ...]:
    """The Python of the apps, without migrations: those are generated."""
    return tuple(
        path
        for path in project_files()
        if path.suffix == ".py"
        and path.relative_to(ROOT).parts[0] in CODE
        and "migrations" not in path.parts
    )


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """The path as the project knows it."""
    return str(path.relative_to(ROOT))
