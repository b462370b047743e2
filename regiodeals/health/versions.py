"""Which versions run here, to name when something is reported."""

import platform
import tomllib
from functools import cache
from importlib.metadata import version

from django.conf import settings


@cache
def versions() -> list[tuple[str, str]]:
    """Pairs of what and which; a commit that nobody told is left empty."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        ("Regio Deals", project["project"]["version"]),
        ("Commit", settings.GIT_COMMIT),
        ("Django", version("django")),
        ("Python", platform.python_version()),
        ("Celery", version("celery")),
        ("WeasyPrint", version("weasyprint")),
    ]
