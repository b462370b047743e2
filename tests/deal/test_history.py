"""The history of a deal: by person, by subject and by day, and a way to each single line."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from regiodeals.audit import services as audit
from regiodeals.audit.models import AuditEntry
from tests import builders
from tests.screens.pages import read
from tests.screens.test_query_counts import queries

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 10, 11, tzinfo=UTC)


@pytest.fixture
def deal(officer):
    """A deal of which the officer prepared the convenant."""
    return builders.concluded(officer)


def address(deal):
    return reverse("regiodeals:deal-history", args=[deal.pk])


def shown(client, reader, deal, **query):
    client.force_login(reader)
    response = client.get(address(deal), query)
    assert response.status_code == 200
    return response


def lines(response):
    return [entry.sentence for entry in response.context["page"]]


def choices(response, name):
    return [label for _value, label in response.context["filter"].fields[name].choices]


def happened(deal, sentence, *, at=None, by=None, clock=None):
    """One more line about the deal, at a moment of choice."""
    if at:
        clock.set(at)
    return audit.record(deal, action="proef", sentence=sentence, actor=by)


def test_all_of_it_is_shown_the_latest_first(client, officer, deal):
    happened(deal, "als laatste")
    found = lines(shown(client, officer, deal))
    assert found[0] == "als laatste"
    assert len(found) == AuditEntry.objects.filter(dossier=deal.pk).count()


def test_nothing_of_another_deal_is_in_it(client, officer, deal):
    happened(builders.proposal(), "van een ander")
    assert "van een ander" not in lines(shown(client, officer, deal))


class TestFilter:
    """What somebody looks for."""

    def test_a_person_finds_only_what_that_person_did(self, client, officer, deal):
        controller = builders.controller()
        happened(deal, "door de controller", by=controller)
        found = shown(client, officer, deal, wie=str(controller.pk))
        assert lines(found) == ["door de controller"]

    def test_the_system_is_a_choice_like_a_person(self, client, officer, deal):
        happened(deal, "vanzelf")
        found = lines(shown(client, officer, deal, wie="systeem"))
        assert found[0] == "vanzelf"
        assert "Het systeem" in choices(shown(client, officer, deal), "wie")

    def test_who_did_nothing_here_is_no_choice(self, client, officer, deal):
        happened(builders.proposal(), "elders", by=builders.controller())
        names = set(AuditEntry.objects.filter(dossier=deal.pk).values_list("actor_name", flat=True))
        assert set(choices(shown(client, officer, deal), "wie")) == {"Iedereen", *names}

    def test_a_person_is_one_choice_under_the_last_name(self, client, officer, deal):
        controller = builders.controller()
        happened(deal, "eerst", by=controller)
        controller.last_name = "Anders"
        happened(deal, "later", by=controller)
        names = choices(shown(client, officer, deal), "wie")
        assert [name for name in names if name.endswith("Anders")] == [str(controller)]
        assert len(lines(shown(client, officer, deal, wie=str(controller.pk)))) == 2

    def test_a_subject_finds_what_happened_to_that_kind_of_thing(self, client, officer, deal):
        found = shown(client, officer, deal, over="regiodeals.convenant")
        kinds = {entry.object_type for entry in found.context["page"]}
        assert kinds == {"regiodeals.convenant"}
        assert "Convenant" in choices(found, "over")

    def test_a_kind_of_thing_that_is_no_more_keeps_its_lines(self, client, officer, deal):
        line = audit.entry(deal, action="oud", sentence="van vroeger", actor=officer)
        line.object_type = "vroeger.ding"
        audit.record_all([line])
        assert lines(shown(client, officer, deal, over="vroeger.ding")) == ["van vroeger"]

    def test_both_ends_of_a_period_count_by_dutch_days(self, client, officer, deal, still_clock):
        # Half past eleven in the evening in UTC is the next day in the Netherlands.
        moments = ["2025-03-09T22:59", "2025-03-09T23:00", "2025-03-11T22:59", "2025-03-11T23:00"]
        for moment in moments:
            at = datetime.fromisoformat(f"{moment}+00:00")
            happened(deal, moment, at=at, clock=still_clock)
        found = shown(client, officer, deal, van="10-3-2025", tot="11 maart 2025")
        assert lines(found) == [moments[2], moments[1]]

    def test_filters_hold_together(self, client, officer, deal, still_clock):
        controller = builders.controller()
        happened(deal, "te vroeg", by=controller)
        happened(deal, "van een ander", at=NOON, by=officer, clock=still_clock)
        happened(deal, "gezocht", by=controller)
        query = {"wie": str(controller.pk), "over": "regiodeals.deal", "van": "10-3-2025"}
        assert lines(shown(client, officer, deal, **query)) == ["gezocht"]

    def test_nothing_found_leads_back_to_everything(self, client, officer, deal):
        response = shown(client, officer, deal, van="1-1-2030")
        assert "Geen gebeurtenissen bij deze filters" in response.content.decode()
        assert address(deal) in [a.get("href") for a in read(response.content.decode()).all("a")]

    @pytest.mark.parametrize(
        "query",
        [{"wie": "0"}, {"wie": "\0"}, {"wie": "1 of 2"}, {"over": "auth.user"}, {"pagina": "x"}],
    )
    def test_what_cannot_be_a_filter_filters_nothing(self, client, officer, deal, query):
        assert lines(shown(client, officer, deal, **query)) == lines(shown(client, officer, deal))

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ({"van": "32-1-2025"}, "Kies een dag van 1 tot en met 31."),
            ({"tot": "gisteren"}, "Dit is geen dag."),
            ({"van": "2-1-2025", "tot": "1-1-2025"}, "Kies een dag op of na de eerste."),
        ],
    )
    def test_a_day_that_cannot_be_is_told_at_the_field(self, client, officer, deal, query, words):
        page = shown(client, officer, deal, **query).content.decode()
        assert words in page
        described = [field.get("aria-describedby", "") for field in read(page).all("input")]
        assert set(" ".join(described).split()) <= set(read(page).values("id"))


class TestPlace:
    """The page of a line, and the way to it."""

    @pytest.fixture
    def long(self, deal):
        """So many lines that there are four pages."""
        audit.record_all(
            audit.entry(deal, action="proef", sentence=f"regel {number}", actor=None)
            for number in range(80)
        )
        return deal

    def test_a_line_is_found_on_the_page_that_holds_it(self, client, officer, long):
        line = AuditEntry.objects.get(dossier=long.pk, sentence="regel 20")
        response = shown(client, officer, long, regel=str(line.pk))
        assert "regel 20" in lines(response)
        assert response.context["page"].number == 3
        assert f"regel-{line.pk}" in read(response.content.decode()).values("id")

    def test_each_line_has_an_address_of_its_own(self, client, officer, long):
        response = shown(client, officer, long)
        first = response.context["page"][0].pk
        links = [a.get("href") for a in read(response.content.decode()).all("a")]
        assert f"{address(long)}?regel={first}#regel-{first}" in links

    @pytest.mark.parametrize("number", ["0", "999999999999999999", "9" * 40, "-1", "²", "x"])
    def test_a_line_that_is_none_shows_the_first_page(self, client, officer, long, number):
        assert shown(client, officer, long, regel=number).context["page"].number == 1

    def test_the_next_page_keeps_the_filters_and_the_place(self, client, officer, long):
        page = shown(client, officer, long, wie="systeem").content.decode()
        assert "?wie=systeem&pagina=2#regels" in [a.get("href") for a in read(page).all("a")]
        (form,) = [form for form in read(page).all("form") if form.get("method") == "get"]
        assert form["action"] == "#regels"

    def test_the_dossier_shows_the_last_ten_and_leads_to_all(self, client, officer, long):
        client.force_login(officer)
        page = client.get(reverse("regiodeals:deal-detail", args=[long.pk])).content.decode()
        assert (page.count("regel 79"), page.count("regel 70"), page.count("regel 69")) == (1, 1, 0)
        assert address(long) in [a.get("href") for a in read(page).all("a")]

    def test_a_long_history_asks_as_much_as_a_short_one(self, officer, deal):
        few = queries(officer, address(deal))
        audit.record_all(
            audit.entry(deal, action="proef", sentence=f"regel {number}", actor=officer)
            for number in range(500)
        )
        many = queries(officer, address(deal))
        assert len(few) == len(many) <= 8


class TestWho:
    """Only the ministry reads a trail."""

    def test_a_region_does_not_come_in(self, client, deal):
        client.force_login(builders.member(builders.region_of(deal)))
        assert client.get(address(deal)).status_code == 403

    def test_a_deal_that_does_not_exist_is_not_found(self, client, officer):
        client.force_login(officer)
        assert client.get("/deals/999999/geschiedenis/").status_code == 404
