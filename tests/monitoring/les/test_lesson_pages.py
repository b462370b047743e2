"""The pages of lessons: who writes, who confirms that all may read it, and who finds it."""

import pytest
from django.urls import reverse

from monitoring.les.models import Les, LesStatus
from monitoring.les.panels import ALONG
from regiodeals.accounts.models import Role
from regiodeals.deal.models import RoleInDeal
from regiodeals.deal.selectors import dossier_of
from tests import builders
from tests.browsing import messages_of, text_of
from tests.monitoring.indicator.world import meting_in
from tests.monitoring.les import world
from tests.monitoring.les.test_write_and_share import accepted, deal, stranger, writer
from tests.monitoring.les.world import url

__all__ = ["deal", "writer"]
pytestmark = pytest.mark.django_db
ADD, LIST = "monitoring:les-add", "monitoring:les-list"


def page(client, reader, address, **query):
    client.force_login(reader)
    return text_of(client.get(address, query))


def test_somebody_writes_changes_and_shares_a_lesson(deal, writer, client):
    client.force_login(writer)
    line = deal.programmalijnen.get()
    form = {"titel": world.TITLE, "tekst": world.TEXT, "komt_uit": f"lijn-{line.pk}"}
    assert client.post(reverse(ADD), form).status_code == 302
    les = Les.objects.get()
    assert (les.deal, les.programmalijn, les.themes) == (deal, line, [])
    share = url("share", les.pk)
    assert "Kies eerst een thema" in text_of(client.post(share, {"akkoord": "on", "gezien": "1"}))
    change = form | {"themas": ["wonen", "samenleving"], "gezien": "1"}
    assert client.post(url("change", les.pk), change).status_code == 302
    words = text_of(client.get(share))
    assert "Deelt u deze les, dan kan iedereen van alle regio’s en ministeries haar lezen." in words
    assert world.TEXT in words
    # Who does not say that all may read it, shares nothing; nor who saw another version.
    assert "Vink aan" in text_of(client.post(share, {"gezien": "2"}))
    assert "Iemand anders" in text_of(client.post(share, {"akkoord": "on", "gezien": "1"}))
    assert client.post(share, {"akkoord": "on", "gezien": "2"}).status_code == 302
    assert Les.objects.get().status == LesStatus.GEDEELD


def test_what_was_typed_stays_when_it_is_refused(deal, writer, client):
    client.force_login(writer)
    form = {"titel": world.TITLE, "tekst": "\U0001f600", "komt_uit": f"deal-{deal.pk}"}
    response = client.post(reverse(ADD), form)
    assert "niet kan worden afgedrukt" in text_of(response)
    assert world.TITLE in response.content.decode()
    for name, value in (("komt_uit", ""), ("komt_uit", "deal-0"), ("titel", ""), ("tekst", "\0")):
        assert client.post(reverse(ADD), form | {name: value}).status_code == 200
    assert not Les.objects.exists()


def test_who_writes_in_no_deal_is_told_so(deal, client):
    reader = builders.role_in(deal, RoleInDeal.READER)
    assert "U schrijft in geen enkele deal" in page(client, reader, reverse(ADD))


def test_the_lesson_of_a_rapportage_is_offered_and_taken_over(officer, client):
    akkoord = accepted(officer)
    row = akkoord.indiening.rapportage
    words = page(client, world.writer_of(row.deal), reverse(ADD))
    assert str(row) in words
    assert "Begin klein. Vraag door." in words
    response = client.post(url("take", akkoord.pk))
    assert "overgenomen als concept" in messages_of(response)[0]
    assert client.post(url("take", akkoord.pk)).status_code == 404
    words = page(client, officer, url("detail", Les.objects.get().pk))
    assert str(row) in words


def test_a_lesson_is_withdrawn_with_a_reason_and_then_gone_for_others(deal, writer, client):
    les, other = world.shared(writer, deal), stranger()
    assert "Intrekken" not in page(client, other, url("detail", les.pk))
    client.force_login(other)
    assert client.post(url("withdraw", les.pk), {"reden": "Nee."}).status_code == 200
    client.force_login(writer)
    assert client.post(url("withdraw", les.pk), {"reden": ""}).status_code == 200
    client.post(url("withdraw", les.pk), {"reden": "Het klopte niet."})
    assert "Het klopte niet." in page(client, writer, url("detail", les.pk))
    client.force_login(other)
    assert client.get(url("detail", les.pk)).status_code == 404
    assert "Er zijn nog geen lessen gedeeld" in page(client, other, reverse(LIST))


def test_concepts_are_found_apart_by_who_may_read_them(deal, writer, client):
    world.concept(writer, deal)
    assert world.TITLE not in page(client, writer, reverse(LIST))
    assert world.TITLE in page(client, writer, reverse(LIST), stand="concept")
    assert world.TITLE not in page(client, stranger(), reverse(LIST), stand="concept")


def test_the_dossier_names_who_works_on_the_same_theme_with_their_lessons(officer, client):
    deal, other = builders.concluded(officer), builders.concluded(officer, name="Veenrand")
    elsewhere = builders.concluded(officer, name="Zonder doelen")
    address = reverse("regiodeals:deal-detail", args=[deal.pk])
    assert "Nog geen andere deal heeft" in page(client, officer, address)
    meting_in(deal)
    meting_in(other)
    world.shared(world.writer_of(other), other, title="Vraag het de buren")
    world.concept(officer, other, title="Nog niet af")
    (row,) = getattr(dossier_of(officer, deal.pk).get(), ALONG)
    assert (row["name"], row["themes"]) == ("Veenrand", ["wonen"])
    assert [les["title"] for les in row["lessons"]] == ["Vraag het de buren"]
    words = page(client, officer, address)
    assert "Zelfde thema: wonen" in words
    assert "Vraag het de buren" in words
    assert elsewhere.name not in words
    region = builders.member(builders.region_of(deal))
    client.force_login(region)
    html = client.get(address).content.decode()
    assert "Vraag het de buren" in html
    assert reverse("regiodeals:deal-detail", args=[other.pk]) not in html


def test_a_reviewer_of_the_ministry_is_not_offered_a_form_that_refuses_him(client):
    words = page(client, builders.user(Role.TOETSER), reverse(ADD))
    assert "Geen deal" not in words
    assert "Zelf schrijven" not in words
