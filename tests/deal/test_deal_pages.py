"""The list of deals and the dossier: what is on them, and the steps that a person takes there."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from regiodeals.audit.models import AuditEntry
from regiodeals.deal.models import Deal, DealStatus
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db

LIST = "regiodeals:deal-list"


def listed(client, reader, **query):
    client.force_login(reader)
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    return response


def dossier(client, reader, deal):
    client.force_login(reader)
    return client.get(reverse("regiodeals:deal-detail", args=[deal.pk]))


def take(client, actor, deal, verb, remark=""):
    client.force_login(actor)
    url = reverse("regiodeals:deal-transition", args=[deal.pk, verb])
    response = client.post(url, {"opmerking": remark})
    return [str(message) for message in get_messages(response.wsgi_request)]


class TestList:
    """Search, filter, pages."""

    def names(self, response):
        return [row.deal.name for row in response.context["rows"]]

    def test_deals_stand_in_the_order_of_the_alphabet_whatever_their_capitals(
        self, client, officer
    ):
        for name in ("Zwolle", "MRA West", "Metropoolregio"):
            builders.proposal(name)
        assert self.names(listed(client, officer)) == ["Metropoolregio", "MRA West", "Zwolle"]

    def test_a_part_of_the_name_or_the_region_finds_a_deal(self, client, officer):
        builders.proposal("Zwolle II", region="Kampen en Zwolle")
        builders.proposal("Saba")
        assert self.names(listed(client, officer, zoek="zwol")) == ["Zwolle II"]
        assert self.names(listed(client, officer, zoek="kampen")) == ["Zwolle II"]

    def test_a_state_filters_the_deals(self, client, officer):
        builders.proposal("Voorstel")
        builders.in_preparation(officer, name="Bezig")
        found = listed(client, officer, stand=DealStatus.IN_VOORBEREIDING)
        assert self.names(found) == ["Bezig"]

    @pytest.mark.parametrize(
        "query",
        [{"stand": "bestaat-niet"}, {"zoek": "x" * 200}, {"zoek": "\0"}, {"pagina": "duizend"}],
    )
    def test_what_cannot_be_a_filter_filters_nothing(self, client, officer, query):
        builders.proposal("Zwolle")
        assert self.names(listed(client, officer, **query)) == ["Zwolle"]

    def test_without_a_match_the_filters_can_be_cleared(self, client, officer):
        builders.proposal()
        response = listed(client, officer, zoek="bestaat niet")
        assert "Geen deals bij deze filters" in response.content.decode()
        assert reverse(LIST) in [a["href"] for a in read(response.content.decode()).all("a")]

    def test_the_next_page_keeps_the_filters(self, client, officer):
        for number in range(26):
            builders.proposal(f"Regio {number:02}")
        response = listed(client, officer, zoek="Regio")
        assert len(response.context["rows"]) == 25
        links = [a["href"] for a in read(response.content.decode()).all("a")]
        assert "?zoek=Regio&pagina=2" in links

    def test_what_is_typed_is_shown_as_text(self, client, officer):
        response = listed(client, officer, zoek="<script>alert(1)</script>")
        assert "<script>alert(1)" not in response.content.decode()

    def test_a_region_sees_its_own_deals_only(self, client, officer):
        own, other = builders.in_preparation(officer), builders.in_preparation(officer)
        response = listed(client, builders.member(builders.region_of(own)))
        assert self.names(response) == [own.name]
        assert other.name not in response.content.decode()

    def test_an_empty_register_says_what_comes_next(self, client, officer):
        assert "Er zijn nog geen deals" in listed(client, officer).content.decode()


class TestDossier:
    """Facts, panels and buttons."""

    def test_everything_of_a_deal_stands_on_one_sound_page(self, client, cast):
        deal = cast.announced(opgave="Prettig wonen", title="Hoger Springen.").uitkering.deal
        response = dossier(client, cast.drafter, deal)
        page = read(response.content.decode())
        for words in ("Hoger Springen.", "Prettig wonen", "Leefbare gemeenschappen", "VRO"):
            assert words in page.text
        assert '<span lang="nl"><strong>Hoger Springen.</strong>' in response.content.decode()
        assert page.unclosed == []
        ids = page.values("id")
        assert [one for one in ids if ids.count(one) > 1] == []

    def test_each_panel_can_be_reached_from_the_top(self, client, cast):
        page = read(dossier(client, cast.drafter, cast.announced().uitkering.deal).content.decode())
        jumps = {a["href"][1:] for a in page.all("a") if a.get("href", "").startswith("#")}
        assert {"klok", "geld", "convenant", "uitkering", "besluiten", "overleg"} <= jumps
        assert jumps <= set(page.values("id"))

    def test_the_clock_tells_the_day_and_the_last_day(self, client, officer):
        text = read(dossier(client, officer, builders.concluded(officer)).content.decode()).text
        assert "Dag 55 van 84." in text
        assert "Waarom de beschikking uiterlijk 17 december 2024 moet" in text
        assert "De dag waarop de Regio Deal is gesloten telt niet mee." in text

    def test_after_the_grant_the_clock_says_whether_it_was_in_time(self, client, cast):
        deal = cast.announced().uitkering.deal
        text = read(dossier(client, cast.drafter, deal).content.decode()).text
        assert "Op tijd verleend" in text
        assert "29 dagen vóór de uiterste dag" in text

    def test_a_grant_after_the_last_day_is_told_too(self, client, officer):
        deal = builders.concluded(officer)
        Deal.objects.filter(pk=deal.pk).update(
            status=DealStatus.BESCHIKT, granted_on=date(2024, 12, 18)
        )
        text = read(dossier(client, officer, deal).content.decode()).text
        assert "1 dag na de uiterste dag" in text

    def test_a_term_that_cannot_be_counted_spoils_no_page(self, client, officer):
        deal = builders.concluded(officer)
        Deal.objects.filter(pk=deal.pk).update(concluded_on=date(2014, 9, 24))
        for response in (dossier(client, officer, deal), listed(client, officer)):
            assert response.status_code == 200
        assert "De uiterste dag is onbekend" in dossier(client, officer, deal).content.decode()

    def test_what_is_unknown_reads_onbekend(self, client, officer):
        deal = builders.proposal(ends_on=None)
        text = read(dossier(client, officer, deal).content.decode()).text
        assert "De opgave van deze deal is onbekend." in text
        assert "De programmalijnen zijn nog onbekend." in text
        assert text.count("onbekend") > 8

    def test_a_deal_that_ended_shows_no_more_steps(self, client, officer):
        deal = builders.proposal()
        take(client, officer, deal, "reject", "Te laat ingediend.")
        response = dossier(client, officer, deal)
        assert (response.context["onward"], response.context["ends"]) == ([], [])

    def test_the_page_leads_to_the_next_act_of_the_reader(self, client, officer):
        deal = builders.concluded(officer)
        url = reverse("disbursement:uitkering-open", args=[deal.pk])
        assert dossier(client, officer, deal).context["next"]["url"] == url
        assert dossier(client, builders.toetser(), deal).context["next"] is None

    def test_the_region_sees_no_history_and_no_buttons(self, client, officer):
        deal = builders.concluded(officer)
        response = dossier(client, builders.member(builders.region_of(deal)), deal)
        assert response.status_code == 200
        assert "Geschiedenis" not in response.content.decode()
        assert "deal-transition" not in response.content.decode()
        assert response.context["onward"] == response.context["ends"] == []

    @pytest.mark.parametrize("pk", ["999999", "99999999999999999999"])
    def test_a_number_that_is_no_deal_is_not_found(self, client, officer, pk):
        client.force_login(officer)
        response = client.get(f"/deals/{pk}/")
        assert response.status_code == 404
        assert "of u mag hem niet zien" in response.content.decode()

    def test_a_deal_of_another_region_is_not_found(self, client, officer):
        deal = builders.concluded(officer)
        stranger = builders.member(builders.organisation())
        assert dossier(client, stranger, deal).status_code == 404


class TestSteps:
    """What a person does with a button."""

    def test_a_step_says_where_the_deal_is_now(self, client, officer):
        deal = builders.proposal("Zwolle")
        assert take(client, officer, deal, "select") == [
            "Zwolle is nu: geselecteerd. De deal wacht nu op: voorbereiding."
        ]

    def test_a_disabled_button_says_why(self, client, officer):
        deal = builders.proposal()
        take(client, officer, deal, "select")
        text = read(dossier(client, officer, deal).content.decode()).text
        assert "Er is nog geen behandelaar. Wijs er eerst een aan." in text

    def test_a_step_that_is_not_possible_is_refused_in_words(self, client, officer):
        deal = builders.proposal()
        (message,) = take(client, officer, deal, "close")
        assert "Dossier afsluiten kan niet in de stand “voorstel”." in message

    def test_a_step_that_does_not_exist_is_refused_in_words(self, client, officer):
        assert take(client, officer, builders.proposal(), "delete") == ["Deze stap bestaat niet."]

    def test_who_may_not_take_a_step_reads_who_may(self, client):
        (message,) = take(client, builders.toetser(), builders.proposal(), "select")
        assert message == "Alleen een behandelaar mag dit doen."

    @pytest.mark.parametrize("verb", ["reject", "withdraw"])
    def test_a_deal_is_not_ended_without_a_reason(self, client, officer, verb):
        deal = builders.proposal()
        (message,) = take(client, officer, deal, verb, "  ")
        assert message == "Schrijf erbij waarom. Deze stap kunt u niet terugdraaien."
        assert Deal.objects.get(pk=deal.pk).status == DealStatus.VOORSTEL

    def test_the_reason_stands_in_the_history(self, client, officer):
        deal = builders.proposal()
        take(client, officer, deal, "reject", "Te laat ingediend.")
        assert AuditEntry.objects.get(dossier=deal.pk).remark == "Te laat ingediend."
        assert "Te laat ingediend." in dossier(client, officer, deal).content.decode()

    def test_a_remark_that_no_column_holds_is_refused(self, client, officer):
        deal = builders.proposal()
        (message,) = take(client, officer, deal, "select", "\0")
        assert message
        assert Deal.objects.get(pk=deal.pk).status == DealStatus.VOORSTEL

    def test_a_region_takes_no_steps(self, client, officer):
        deal = builders.concluded(officer)
        client.force_login(builders.member(builders.region_of(deal)))
        url = reverse("regiodeals:deal-transition", args=[deal.pk, "terminate"])
        assert client.post(url, {"opmerking": "weg"}).status_code == 403

    def test_a_step_is_never_taken_by_a_link(self, client, officer):
        client.force_login(officer)
        url = reverse("regiodeals:deal-transition", args=[builders.proposal().pk, "select"])
        assert client.get(url).status_code == 405
