"""Every address of the site, read from the URL patterns themselves."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


def patterns(resolver: Any = None, namespace: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """Name with its namespace, path with the names of its arguments, and the pattern."""
    resolver = resolver or get_resolver()
    for entry in resolver.url_patterns:
        path = str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            for name, rest, pattern in patterns(entry, inner):
                yield name, path + rest, pattern
        else:
            yield f"{namespace}{entry.name or ''}", path, entry


def site_routes() -> dict[str, str]:
    """The addresses of the site itself, by name; the administration is another matter."""
    return {name: path for name, path, _ in patterns() if not name.startswith("admin:")}


def admin_addresses() -> list[str]:
    """The addresses of the administration, each with arguments filled in."""
    return sorted({_filled(path) for name, path, _ in patterns() if name.startswith("admin:")})


def _filled(path: str) -> str:
    text = ARGUMENT.sub(lambda found: _example(found.group(1) or found.group(2)), path)
    return "/" + re.sub(r"[\^$?]|\\Z", "", text)


def _example(argument: str) -> str:
    return {"app_label": "accounts", "url": "bestaat-niet"}.get(argument, "1")
