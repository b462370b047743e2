"""The pages of doelen and metingen: who sees what, in words, and what was typed stays."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.indicator import services
from monitoring.indicator.models import Doel, Doelindicator, Meting
from monitoring.indicator.services import Measured
from tests import builders
from tests.browsing import text_of
from tests.monitoring.indicator import world

pytestmark = pytest.mark.django_db


def page(client, name, *arguments):
    return client.get(reverse(f"monitoring:{name}", args=arguments))


def post(client, name, *arguments, **typed):
    return client.post(reverse(f"monitoring:{name}", args=arguments), typed, follow=True)


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


# ---- what is shown ---------------------------------------------------------------------------


def test_a_doel_shows_its_indicator_with_the_distance_in_words(desk, series, officer):
    world.measure(series, 2023, 80, actor=officer)
    world.measure(series, 2024, 120, actor=officer)
    text = text_of(page(desk, "goals", series.dossier_id))
    assert "Doel 1: Meer woningen" in text
    assert "10 woningen (2023)" in text
    assert "400 woningen (2028)" in text
    assert "120 woningen2024" in text.replace(" 2024", "2024")
    assert "Opgeteld: 200 woningen" in text
    assert "Nog 200 woningen erbij tot de streefwaarde." in text


def test_what_is_unknown_says_so(desk, deal, officer):
    doel, code = world.goal(deal, officer), world.indicator(deal, officer)
    series = world.serve(doel, code, officer, baseline=None, baseline_year=None, target=None)
    assert text_of(page(desk, "goals", deal.pk)).count("onbekend") == 2
    world.measure(series, 2024, actor=officer, note="Niets aangeleverd.")
    assert "De streefwaarde is onbekend." in text_of(page(desk, "goals", deal.pk))


def test_a_deal_without_doelen_says_what_to_do(desk, deal):
    text = text_of(page(desk, "goals", deal.pk))
    assert "Deze programmalijn heeft nog geen doel." in text
    assert "Doel toevoegen" in text


def test_a_region_measures_its_own_doelen_and_changes_nothing_else(client, series, officer):
    meting = world.measure(series, 2024, 120, actor=officer)
    other = world.series_in(world.granted(officer), officer)
    client.force_login(builders.member(builders.region_of(series.doel.programmalijn.deal)))
    text = text_of(page(client, "goals", series.dossier_id))
    assert "Meer woningen" in text
    assert "Doel toevoegen" not in text
    own = text_of(page(client, "series-detail", series.pk))
    assert "Meting vastleggen" in own
    assert page(client, "series-agree", series.pk).status_code == 403
    assert page(client, "goals", other.dossier_id).status_code == 404
    assert page(client, "series-detail", other.pk).status_code == 404
    assert page(client, "measurement-correct", meting.pk).status_code == 200


def test_the_dossier_leads_to_its_doelen(desk, deal):
    response = desk.get(reverse("regiodeals:deal-detail", args=[deal.pk]))
    assert reverse("monitoring:goals", args=[deal.pk]) in response.content.decode()


def test_a_break_is_said_wherever_the_series_is_shown(desk, series, officer):
    world.measure(series, 2023, 80, actor=officer)
    world.measure(series, 2024, 9, actor=officer, not_comparable_because="Alleen nog huur.")
    sentence = "Vanaf ronde 2024 niet vergelijkbaar met daarvoor: Alleen nog huur."
    for response in (
        page(desk, "goals", series.dossier_id),
        page(desk, "series-detail", series.pk),
        page(desk, "indicator-detail", series.indicator_id),
    ):
        assert sentence in text_of(response)
        assert "Niet vergelijkbaar: de rondes van" in text_of(response)


def test_a_new_definitie_that_breaks_is_said_too(desk, deal, series, officer):
    world.measure(series, 2023, 80, actor=officer)
    services.define_indicator(
        indicator_id=series.indicator_id,
        meaning=world.meaning(
            deal, from_year=2024, unit="uur", not_comparable_because="Wij tellen uren."
        ),
        actor=officer,
    )
    world.measure(series, 2024, 9, actor=officer)
    text = text_of(page(desk, "goals", deal.pk))
    assert "Vanaf ronde 2024 niet vergelijkbaar met daarvoor: Wij tellen uren." in text
    assert "verschillende eenheden: uur en woningen" in text


def test_one_indicator_at_two_doelen_is_added_up_over_the_deal(desk, series, officer):
    second = world.serve(
        world.goal(series.doel.programmalijn.deal, officer), series.indicator, officer
    )
    world.measure(series, 2024, 120, actor=officer)
    world.measure(second, 2024, actor=officer, note="Niets aangeleverd.")
    text = text_of(page(desk, "goals", series.dossier_id))
    assert "120 woningen. Niet meegeteld, want onbekend:" in text
    assert "Leefbare gemeenschappen, doel 2, 2024" in text


def test_a_total_over_deals_holds_only_the_deals_that_the_reader_sees(client, series, officer):
    other = world.granted(officer)
    elsewhere = world.serve(world.goal(other, officer), series.indicator, officer)
    world.measure(series, 2024, 100, actor=officer)
    world.measure(elsewhere, 2024, 40, actor=officer)
    client.force_login(officer)
    assert "Opgeteld over deze doelen: 140 woningen" in text_of(
        page(client, "indicator-detail", series.indicator_id)
    )
    client.force_login(builders.member(builders.region_of(other)))
    text = text_of(page(client, "indicator-detail", series.indicator_id))
    assert "40 woningen" in text
    assert series.doel.programmalijn.deal.name not in text
    assert "140 woningen" not in text


def test_a_correction_stands_beside_what_was_wrong(desk, series, officer):
    wrong = world.measure(series, 2024, 120, actor=officer)
    services.correct_measurement(
        meting_id=wrong.pk,
        measured=Measured(value=Decimal(100)),
        reason="Dubbel geteld.",
        actor=officer,
    )
    text = text_of(page(desk, "series-detail", series.pk))
    assert "Verbeterd: deze waarde telt niet meer." in text
    assert "Verbeterd, want: Dubbel geteld." in text
    assert "Nog 300 woningen erbij tot de streefwaarde." in text


@pytest.mark.parametrize(
    ("direction", "value", "words"),
    [
        ("hoger", 500, "Gehaald: 100 woningen boven de streefwaarde."),
        ("hoger", 400, "Precies op de streefwaarde."),
        ("lager", 500, "Nog 100 woningen eraf tot de streefwaarde."),
        ("lager", 300, "Gehaald: 100 woningen onder de streefwaarde."),
        ("gelijk", 395, "5 woningen onder de streefwaarde."),
        ("gelijk", 405, "5 woningen boven de streefwaarde."),
    ],
)
def test_the_direction_decides_what_far_means(direction, value, words, desk, deal, officer):
    series = world.series_in(deal, officer, direction=direction)
    world.measure(series, 2024, value, actor=officer)
    assert words in text_of(page(desk, "series-detail", series.pk))


def test_a_ratio_is_shown_with_its_teller_and_noemer(desk, deal, officer):
    series = world.series_in(deal, officer, meaning=world.ratio(deal))
    world.measure(series, 2024, actor=officer, numerator=1000, denominator=3000)
    assert "33,33 procent (1.000 van 3.000)" in text_of(page(desk, "series-detail", series.pk))


# ---- what is filled in -----------------------------------------------------------------------


def test_from_doel_to_meting_in_the_browser(desk, deal):
    tranche = deal.tranche_id
    post(
        desk,
        "indicator-add",
        code="WONEN-01",
        naam="Woningen",
        tranche=tranche,
        vanaf="2023",
        eenheid="woningen",
        richting="hoger",
        telt_op="som",
        bron="Gemeenten",
        thema="wonen",
    )
    line = deal.programmalijnen.get()
    post(desk, "goal-add", deal.pk, programmalijn=line.pk, doel="Meer woningen")
    doel = Doel.objects.get()
    post(
        desk,
        "goal-serve",
        doel.pk,
        indicator=doel.pk and _code(),
        nulmeting="1.000,5",
        nulmeting_jaar="2023",
        streefwaarde="1200",
        streefwaarde_jaar="2028",
    )
    series = Doelindicator.objects.get()
    assert series.afspraken.get().baseline == Decimal("1000.5")
    shown = post(desk, "measurement-record", series.pk, ronde="2024", waarde="1.100,5")
    assert "De meting is bewaard." in text_of(shown)
    meting = Meting.objects.get()
    shown = post(desk, "measurement-correct", meting.pk, waarde="1.100", reden="Afgerond.")
    assert "De oude blijft staan." in text_of(shown)
    shown = post(desk, "series-agree", series.pk, streefwaarde="1300", streefwaarde_jaar="2028")
    assert "Er is al gemeten. Schrijf waarom dit verandert." in text_of(shown)
    shown = post(desk, "goal-change", doel.pk, doel="Betere woningen")
    assert "Betere woningen" in text_of(shown)


def _code():
    from monitoring.indicator.models import Indicator

    return Indicator.objects.get().pk


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("veel", "Schrijf een punt tussen duizendtallen"),
        ("1,234", "Bedoelt u 1,2340 of 1.234?"),
        ("-5", "Deze eenheid kan niet onder nul zijn"),
        ("", "Schrijf dan in de toelichting waarom"),
    ],
)
def test_a_refused_number_stays_on_the_page(typed, sentence, desk, series):
    response = post(
        desk, "measurement-record", series.pk, ronde="2024", waarde=typed, niet_vergelijkbaar="Zo."
    )
    assert sentence in text_of(response)
    assert f'value="{typed}"' in response.content.decode() or not typed
    assert 'value="Zo."' in response.content.decode()
    assert "<title>Fout: " in response.content.decode()
    assert not Meting.objects.exists()


def test_a_toetser_gets_the_sentence_of_the_refusal(client, series):
    client.force_login(builders.toetser())
    response = post(client, "measurement-record", series.pk, ronde="2024", waarde="3")
    assert "Alleen een behandelaar of wie voor de regio in deze deal schrijft" in text_of(response)


def test_markup_in_a_doel_is_text(desk, deal):
    line = deal.programmalijnen.get()
    response = post(desk, "goal-add", deal.pk, programmalijn=line.pk, doel="<script>x</script>")
    assert "<script>x" not in response.content.decode()
    assert "<script>x</script>" in text_of(response)


def test_a_programmalijn_of_another_deal_is_no_choice(desk, deal, officer):
    foreign = world.granted(officer).programmalijnen.get()
    response = post(desk, "goal-add", deal.pk, programmalijn=foreign.pk, doel="Iets")
    assert "Kies een van de mogelijkheden." in text_of(response)
    assert not Doel.objects.exists()


# ---- how much is asked -----------------------------------------------------------------------


def questions(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_a_page_of_many_doelen_asks_no_more_than_one_of_one(desk, series, officer):
    deal = series.doel.programmalijn.deal
    urls = [
        reverse("monitoring:goals", args=[deal.pk]),
        reverse("monitoring:indicator-detail", args=[series.indicator_id]),
        reverse("monitoring:indicator-list"),
    ]
    world.measure(series, 2024, 1, actor=officer)
    few = [questions(desk, url) for url in urls]
    for _ in range(20):
        more = world.serve(world.goal(deal, officer), series.indicator, officer)
        world.measure(more, 2024, 1, actor=officer)
        world.indicator(deal, officer)
    assert [questions(desk, url) for url in urls] == few
    assert max(few) <= 12
