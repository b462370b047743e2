"""The secret of an invitation stands in its mail and in no log, whatever goes wrong."""

import io
import logging
from importlib import import_module

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.urls import reverse

from tests.people import world

pytestmark = pytest.mark.django_db
# The package hides its module behind the view of that name.
page = import_module("regiodeals.people.views.invitation")


@pytest.fixture
def lines():
    """What a log writes down, of every logger there is."""
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    yield kept
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def link(deal, manager):
    return world.link_of(world.invite(deal, manager))


def secret_in(link):
    return link.strip("/").rpartition("/")[2]


def test_who_comes_too_often_is_logged_without_it(client, link, lines, monkeypatch):
    monkeypatch.setattr(page, "PER_MINUTE", 0)
    client.get(link)
    assert client.get(link).status_code == 429
    assert "Too Many Requests: /uitnodiging/[geheim]/" in lines.getvalue()
    assert secret_in(link) not in lines.getvalue()


def test_a_link_that_is_posted_to_is_logged_without_it(client, link, lines):
    assert client.post(link).status_code == 405
    assert "Method Not Allowed" in lines.getvalue()
    assert secret_in(link) not in lines.getvalue()


def test_a_link_that_does_not_work_is_logged_without_it(client, lines):
    wrong = reverse("regiodeals:invitation-open", args=["bijna-goed"])
    assert client.get(wrong).status_code == 404
    assert "Not Found: /uitnodiging/[geheim]/" in lines.getvalue()
    assert "bijna-goed" not in lines.getvalue()


def test_a_page_that_breaks_is_logged_without_it(client, link, lines, monkeypatch):
    def breaks(_found):
        raise RuntimeError("kapot")

    monkeypatch.setattr(page, "usable_invitation", breaks)
    client.raise_request_exception = False
    assert client.get(link).status_code == 500
    assert "Internal Server Error: /uitnodiging/[geheim]/" in lines.getvalue()
    assert secret_in(link) not in lines.getvalue()


def test_the_log_of_a_web_server_has_no_secret_either(link, lines):
    # As gunicorn writes it: a pattern with the parts of the request by name.
    logging.getLogger("gunicorn.access").warning(
        '%(h)s "%(r)s" %(s)s', {"h": "-", "r": f"GET {link}?x=1 HTTP/1.1", "s": 302}
    )
    assert '"GET /uitnodiging/[geheim]/?x=1 HTTP/1.1" 302' in lines.getvalue()
    assert secret_in(link) not in lines.getvalue()


@pytest.mark.parametrize(
    "path",
    [
        "/kalender/feed//geheim-geheim.ics",
        "/kalender/feed/ geheim-geheim.ics",
        "/uitnodiging/'geheim-geheim/",
        "/uitnodiging/ge heim-geheim/",
        "/UITNODIGING/geheim-geheim/",
    ],
)
def test_an_address_that_was_mangled_on_the_way_shows_nothing_of_it(lines, path):
    logging.getLogger("django.request").warning("Not Found: %s", path)
    logging.getLogger("gunicorn.access").warning('"GET %s HTTP/1.1" 404', path)
    assert "heim-geheim" not in lines.getvalue()
    assert lines.getvalue().count("[geheim]") == 2
    assert 'HTTP/1.1" 404' in lines.getvalue()


@pytest.mark.parametrize(
    "path", ["/uitnodiging/", "/uitnodigingen/12/intrekken/", "/deals/3/mensen/"]
)
def test_other_addresses_are_logged_as_they_are(path, lines):
    logging.getLogger("django.request").warning("%s: %s", "Not Found", path)
    assert f"Not Found: {path}" in lines.getvalue()


def test_a_request_is_no_obstacle(rf, lines):
    request = rf.get("/uitnodiging/abc/")
    assert isinstance(request, WSGIRequest)
    logging.getLogger("django.request").warning("%r", request)
    assert "abc" not in lines.getvalue()
