"""Everybody reads his own manual on the site, in the words of the repository."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.common.language import Language
from regiodeals.handleiding.reading import manual_of
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


def page_of(role):
    return reverse("regiodeals:manual-of", args=[role])


def opened(client, person, url):
    client.force_login(person)
    return client.get(url)


@pytest.mark.parametrize("role", list(Role))
def test_the_foot_of_a_page_leads_to_the_manual_of_ones_role(client, role):
    person = builders.user(role, is_staff=role is Role.BEHEERDER)
    assert reverse("regiodeals:manual") in opened(client, person, "/").content.decode()
    answer = client.get(reverse("regiodeals:manual"), follow=True)
    assert answer.redirect_chain == [(page_of(role.value), 302)]
    page = read(answer.content.decode())
    assert manual_of(role, Language.NL).title in page.text
    others = {page_of(one.value) for one in Role if one is not role}
    assert others <= set(page.values("href"))


def test_who_works_in_one_deal_reads_what_a_region_does(client):
    writer = builders.role_in(builders.concluded(builders.behandelaar()), "schrijver")
    answer = opened(client, writer, reverse("regiodeals:manual"))
    assert answer["Location"] == page_of("regiocoordinator")


def test_a_role_that_is_none_has_no_manual(client):
    person = builders.behandelaar()
    for name in ("minister", "beelden"):
        assert opened(client, person, page_of(name)).status_code == 404


def test_each_chapter_can_be_reached_and_a_link_leads_to_the_page_of_the_other_manual(client):
    answer = opened(client, builders.behandelaar(), page_of("controller"))
    page = read(answer.content.decode())
    chapters = answer.context["manual"].chapters
    assert len(chapters) > 1
    anchors = page.values("id")
    for anchor, name in chapters:
        assert anchors.count(anchor) == 1
        assert f"#{anchor}" in page.values("href")
        assert name in page.text
    linking = opened(client, builders.behandelaar(), page_of("behandelaar")).content.decode()
    assert f'href="{page_of("beheerder")}"' in linking
    assert "README.md" not in linking


@pytest.mark.parametrize("role", list(Role))
def test_a_picture_comes_from_the_site_with_its_size_and_its_words(settings, role):
    html = manual_of(role, Language.NL).html
    source = (settings.MANUALS / role.value / "README.md").read_text(encoding="utf-8")
    shown = source.count("](../beelden/")
    assert html.count("<img ") == html.count(' width="1280" height="800"') == shown
    assert "../beelden" not in html
    assert 'alt=""' not in html


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("role", list(Role))
def test_a_link_in_a_manual_leads_to_a_page_of_the_site(client, role, language):
    client.force_login(builders.behandelaar())
    for address in read(manual_of(role, language).html).values("href"):
        assert client.get(address).status_code == 200


def test_markup_in_a_manual_is_text(settings, tmp_path):
    folder = tmp_path / "toetser"
    folder.mkdir()
    text = "# Titel\n\n## Begin\n\nEen <script>alert(1)</script> en <b>vet</b>.\n"
    (folder / "README.md").write_text(text, encoding="utf-8")
    settings.MANUALS = tmp_path
    # The page keeps what it read; this one is read past that.
    html = manual_of.__wrapped__(Role.TOETSER, Language.NL).html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<b>" not in html


def test_who_reads_english_reads_the_english_manual_of_the_region(client):
    person = builders.member(builders.organisation(), language="en")
    answer = opened(client, person, page_of("regiocoordinator"))
    assert "Manual for the regional coordinator" in answer.content.decode()
    assert answer.context["is_dutch"] is False
    dutch = client.get(page_of("toetser")).content.decode()
    assert "This manual is in Dutch only" in dutch
    assert '<div class="rd-panel__body rd-manual" lang="nl">' in dutch


def test_who_works_for_the_ministry_reads_dutch_also_in_an_english_frame(client):
    answer = opened(client, builders.behandelaar(language="en"), page_of("regiocoordinator"))
    assert "Handleiding voor de regiocoördinator" in answer.content.decode()


def test_a_manual_asks_the_database_only_who_reads(client):
    person = builders.member(builders.organisation())
    opened(client, person, page_of("regiocoordinator"))
    with CaptureQueriesContext(connection) as asked:
        client.get(page_of("regiocoordinator"))
    assert len(asked) <= 6
