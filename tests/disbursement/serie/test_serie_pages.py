"""The pages of a serie: choose, check, start, look, and take the letters along."""

import pytest
from django.urls import reverse

from disbursement.serie import running, services
from disbursement.serie.models import Inzage, Opdracht, Serie, SerieAct
from tests import builders
from tests.disbursement.serie.series import checked, done, grants_of, serie_of, work

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"disbursement:serie-{name}", args=args)


@pytest.fixture
def serie(cast):
    return serie_of(cast, *grants_of(cast, 2))


def shown_of(row):
    """What the form of the page of this beschikking sends along."""
    return {"inhoud": row.reviewed_fingerprint}


def opened(client, reader, url):
    client.force_login(reader)
    response = client.get(url)
    assert response.status_code == 200
    return response


def test_the_list_says_where_a_case_officer_begins(client, cast, serie):
    url = address("new", 5)
    assert url in opened(client, cast.drafter, address("list")).content.decode()
    assert url not in opened(client, cast.signer, address("list")).content.decode()


def test_all_deals_that_can_be_chosen_are_ticked(client, cast, serie):
    builders.in_preparation(cast.drafter)
    response = opened(client, cast.drafter, address("new", 5))
    assert {deal.pk for deal in response.context["deals"]} == set(
        serie.deals.values_list("pk", flat=True)
    )
    assert response.content.decode().count(" checked") == 2


def test_choosing_stores_the_selection_and_keeps_it_out_of_the_address(client, cast):
    (grant,) = grants_of(cast, 1)
    client.force_login(cast.drafter)
    response = client.post(address("new", 5), {"deals": [grant.deal_id]})
    assert response["Location"] == address("detail", Serie.objects.get().pk)


@pytest.mark.parametrize("chosen", [[], ["999999"], ["x"]])
def test_a_wrong_choice_gets_its_sentence_beside_the_list(client, cast, chosen):
    grants_of(cast, 1)
    client.force_login(cast.drafter)
    response = client.post(address("new", 5), {"deals": chosen})
    assert response.status_code == 200
    assert response.context["form"].errors["deals"]
    assert "<title>Fout: " in response.content.decode()
    assert not Serie.objects.exists()


def test_who_may_not_choose_reads_why(client, cast):
    (grant,) = grants_of(cast, 1)
    client.force_login(cast.signer)
    page = client.post(address("new", 5), {"deals": [grant.deal_id]}).content.decode()
    assert "Alleen een behandelaar mag dit doen." in page


def test_from_asking_to_done(client, cast, serie):
    client.force_login(cast.drafter)
    asked = client.post(address("order", serie.pk, SerieAct.DRAFT.value))
    opdracht = Opdracht.objects.get()
    assert asked["Location"] == address("opdracht", opdracht.pk)
    moving = client.get(address("opdracht", opdracht.pk)).content.decode()
    assert "data-keep-fresh" in moving
    assert "Gecontroleerd" in moving
    work(opdracht)
    ready = client.get(address("opdracht", opdracht.pk))
    assert ready.context["lead"] == "2 gereed."
    assert "Concepten maken voor 2 deals" in ready.content.decode()
    assert "data-keep-fresh" not in ready.content.decode()
    client.post(address("start", opdracht.pk))
    work(opdracht)
    assert client.get(address("opdracht", opdracht.pk)).context["lead"] == "2 concepten gemaakt."


def test_what_is_not_ready_stands_on_top_with_its_reason(client, cast):
    deals = [grants_of(cast, 1)[0].deal, builders.concluded(cast.drafter)]
    serie = services.make_serie(
        tranche_id=deals[0].tranche_id, deal_ids=[deal.pk for deal in deals], actor=cast.drafter
    )
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    response = opened(client, cast.drafter, address("opdracht", opdracht.pk))
    assert response.context["lead"] == "1 gereed, 1 niet."
    assert response.context["rows"][0]["reason"] == running.NO_UITKERING


def test_before_what_cannot_be_taken_back_it_says_so(client, cast):
    row = cast.with_letter()
    serie = serie_of(cast, row.uitkering)
    opdracht = checked(serie, SerieAct.ANNOUNCE, cast.drafter)
    response = opened(client, cast.drafter, address("opdracht", opdracht.pk))
    assert response.context["lead"] == "1 gereed. Dit kunt u daarna niet terugdraaien."
    client.post(address("start", opdracht.pk))
    work(opdracht)
    assert "terugdraaien" not in client.get(address("opdracht", opdracht.pk)).context["lead"]


def test_when_no_deal_is_ready_the_page_says_so_and_offers_no_start(client, cast):
    deal = builders.concluded(cast.drafter)
    serie = services.make_serie(tranche_id=deal.tranche_id, deal_ids=[deal.pk], actor=cast.drafter)
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    response = opened(client, cast.drafter, address("opdracht", opdracht.pk))
    assert response.context["lead"].startswith("Geen enkele deal is gereed voor deze handeling.")
    page = response.content.decode()
    assert address("start", opdracht.pk) not in page
    assert "Terug naar de serie" in page


def test_another_person_sees_it_and_cannot_start_it(client, cast, serie):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    other = builders.behandelaar()
    page = opened(client, other, address("opdracht", opdracht.pk)).content.decode()
    assert address("start", opdracht.pk) not in page
    answer = client.post(address("start", opdracht.pk), follow=True).content.decode()
    assert "Alleen wie deze opdracht gaf" in answer


def test_while_one_runs_the_buttons_say_so(client, cast, serie):
    services.order_act(serie_id=serie.pk, act=SerieAct.DRAFT, actor=cast.drafter)
    page = opened(client, cast.drafter, address("detail", serie.pk)).content.decode()
    assert "Er loopt al een opdracht voor deze serie." in page


class TestLooking:
    """A signer looks at one letter after the other."""

    @pytest.fixture
    def rows(self, cast):
        return sorted((cast.approved() for _ in range(2)), key=lambda row: row.pk)

    @pytest.fixture
    def serie(self, cast, rows):
        return serie_of(cast, *(row.uitkering for row in rows))

    def test_looking_leads_to_the_next_and_then_back(self, client, cast, serie, rows):
        first, second = rows
        page = opened(client, cast.signer, address("detail", serie.pk))
        assert page.context["to_look_at"] == first
        look = opened(client, cast.signer, address("look", serie.pk, first.pk))
        assert "Bekijken, 1 van 2" in look.content.decode()
        shown = look.context["shown"]
        onward = client.post(address("look", serie.pk, first.pk), shown)
        assert onward["Location"] == address("look", serie.pk, second.pk)
        back = client.post(address("look", serie.pk, second.pk), shown_of(second))
        assert back["Location"] == address("detail", serie.pk)
        assert Inzage.objects.filter(person=cast.signer).count() == 2

    def test_opening_alone_lays_nothing_down(self, client, cast, serie, rows):
        opened(client, cast.signer, address("look", serie.pk, rows[0].pk))
        assert not Inzage.objects.exists()

    def test_twice_is_once(self, client, cast, serie, rows):
        client.force_login(cast.signer)
        for _ in range(2):
            client.post(address("look", serie.pk, rows[0].pk), shown_of(rows[0]))
        assert Inzage.objects.count() == 1

    def test_a_page_from_before_a_change_proves_nothing(self, client, cast, serie, rows):
        client.force_login(cast.signer)
        stale = {"inhoud": "0" * 64}
        answer = client.post(address("look", serie.pk, rows[0].pk), stale, follow=True)
        assert services.CHANGED_SINCE in answer.content.decode()
        assert not Inzage.objects.exists()

    def test_a_case_officer_may_look_but_it_does_not_count(self, client, cast, serie, rows):
        opened(client, cast.drafter, address("look", serie.pk, rows[0].pk))
        answer = client.post(address("look", serie.pk, rows[0].pk), follow=True)
        assert "Alleen een tekenbevoegde mag dit doen." in answer.content.decode()
        assert not Inzage.objects.exists()

    def test_a_beschikking_of_another_serie_is_not_found(self, client, cast, serie):
        other = cast.approved()
        client.force_login(cast.signer)
        for method in (client.get, client.post):
            assert method(address("look", serie.pk, other.pk)).status_code == 404


def test_a_list_asks_as_much_for_many_deals_as_for_few(client, cast, django_assert_max_num_queries):
    small, large = serie_of(cast, *grants_of(cast, 2)), serie_of(cast, *grants_of(cast, 12))
    client.force_login(cast.drafter)
    counts = []
    for serie in (small, large):
        done(serie, SerieAct.DRAFT, cast.drafter)
        for url in (
            address("detail", serie.pk),
            address("opdracht", serie.opdrachten.get().pk),
            address("list"),
        ):
            with django_assert_max_num_queries(12) as asked:
                assert client.get(url).status_code == 200
            counts.append(len(asked))
    assert counts[:3] == counts[3:]
