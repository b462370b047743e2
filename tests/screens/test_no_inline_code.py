"""The content security policy refuses inline code, so no template may hold any."""

import re

import pytest

from tests.screens.pages import ROOT, all_templates

FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script without a source": re.compile(r"<script(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "a style element": re.compile(r"<style", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "an address of another host": re.compile(
        r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE
    ),
    "an embedded document": re.compile(r"<(?:iframe|embed|object|base)\b", re.IGNORECASE),
}
PAGES = all_templates()
# A mail carries its own style: a mail program fetches no sheet of ours, and knows no policy.
MAILS = ROOT / "templates" / "emails"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_holds_no_code_that_the_policy_refuses(path):
    text = path.read_text()
    found = {what for what, pattern in FORBIDDEN.items() if pattern.search(text)}
    assert found - ({"a style element"} if path.is_relative_to(MAILS) else set()) == set()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<p class="x" style="color:red">', "a style attribute"),
        ('<a\nonclick="x()">', "an event handler"),
        ("<script>x()</script>", "a script without a source"),
        ('<link href="//elders.example/x.css">', "an address of another host"),
    ],
)
def test_the_search_finds_what_it_looks_for(text, what):
    assert FORBIDDEN[what].search(text)


def test_there_are_templates_to_look_at():
    assert {"base.html", "500.html", "login.html"} <= {path.name for path in PAGES}
