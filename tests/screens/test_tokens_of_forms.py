"""A form that posts has its token: what is included with `only` gets none, and its form is refused.

The client of the tests asks for no token, so no other test notices.
"""

import re

import pytest

from tests.screens.pages import TEMPLATES

ALONE = re.compile(r"{%\s*include\s+[\"']([^\"']+)[\"'][^%]*\bonly\s*%}")
INCLUDED = re.compile(r"{%\s*include\s+[\"']([^\"']+)[\"']")
POSTS = re.compile(r"csrf_token|post=True|component \"transition_form\"")
PAGES = sorted(TEMPLATES.rglob("*.html"))


def posts(name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a template holds a form that posts, itself or by what it includes."""
    path = TEMPLATES / name
    if name in seen or not path.exists():
        return False
    text = path.read_text()
    return bool(POSTS.search(text)) or any(
        posts(other, seen | {name}) for other in INCLUDED.findall(text)
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_what_is_included_with_nothing_else_holds_no_form_that_posts(page):
    alone = [name for name in ALONE.findall(page.read_text()) if posts(name)]
    assert alone == []


def test_it_finds_a_form_in_what_is_included():
    assert posts("monitoring/jaarcyclus/year.html")
    assert not posts("monitoring/rapportage/files.html")
