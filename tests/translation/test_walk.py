"""As the coordinator of Saba, in English: no page that is done holds a Dutch word of ours."""

import pytest
from django.urls import reverse

from regiodeals.accounts.english_pages import ENGLISH_PAGES
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.monitoring.rapportage import world
from tests.translation.pseudo import everything_marked, unmarked

pytestmark = pytest.mark.django_db
# Not shown by a GET: they act, or they answer a script.
WITHOUT_A_PAGE = {"logout", "session"}


@pytest.fixture
def pages(officer):
    """Each page of the list that a coordinator opens, with something on it, and who opens it."""
    deal = granted(officer)
    writer = builders.member(builders.region_of(deal), name="Eva", last_name="Jansen")
    signer = world.signer_of(deal, name="Tom", last_name="Kassier", email="tom@voorbeeld.example")
    report = world.opened(deal, writer)
    return writer, signer, report, {"login": []}


def test_no_page_that_is_done_holds_a_dutch_word_of_ours(client, pages, monkeypatch):
    writer, _signer, _report, addresses = pages
    writer.language = "en"
    writer.save()
    left = {}
    for name, arguments in addresses.items():
        client.logout()
        client.cookies["taal"] = "en"
        if name != "login":
            client.force_login(writer)
        with everything_marked(monkeypatch):
            response = client.get(reverse(name, args=arguments))
        assert response.status_code == 200, name
        left[name] = unmarked(response.content.decode())
    assert {name: texts for name, texts in left.items() if texts} == {}


def test_the_walk_comes_past_every_page_of_the_list(pages):
    assert set(pages[3]) == ENGLISH_PAGES - WITHOUT_A_PAGE
