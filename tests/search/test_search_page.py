"""Everything is sought at once, each thing only by who may see it, and no address tells what."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.selectors.sought import beschikkingen_sought
from monitoring.rapportage.models import Indiening
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.search.asked import asked_of
from regiodeals.search.full_text import BEGIN, END, for_people, holding
from regiodeals.search.sources import SHOWN
from tests import builders
from tests.browsing import text_of
from tests.monitoring.indicator.world import granted
from tests.monitoring.les import world as lessons
from tests.monitoring.rapportage import world as reports
from tests.screens.many_deals import concluded_deals

pytestmark = pytest.mark.django_db
PAGE = "/zoeken/"


@pytest.fixture
def deal(officer):
    return granted(officer, name="Achterhoek II")


@pytest.fixture
def writer(deal):
    return builders.member(builders.region_of(deal))


def smidse(**fields):
    return builders.user(name="Wilhelmina", last_name="Smidse", **fields)


def sought(person, words, client=None):
    """The page after a question, as the person reads it."""
    client = client or Client()
    client.force_login(person)
    answer = client.post(PAGE, {"zoek": words}, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    return answer


def test_a_deal_is_found_by_its_number_in_other_words(officer, deal):
    answer = sought(officer, "achterhoek 2")
    assert reverse("regiodeals:deal-detail", args=[deal.pk]) in answer.content.decode()
    assert "<mark>Achterhoek</mark> <mark>II</mark>" in answer.content.decode()


def test_a_slip_is_asked_back(officer, deal):
    text = text_of(sought(officer, "achterhoke"))
    assert "Niets gevonden voor “achterhoke”. Bedoelt u een van deze?" in text
    assert deal.name in text


def test_a_beschikking_is_found_by_its_kenmerk():
    cast = builders.Cast()
    row = cast.announced()
    answer = sought(cast.drafter, row.kenmerk)
    assert reverse("disbursement:beschikking-detail", args=[row.pk]) in answer.content.decode()


def test_a_beschikking_is_found_by_words_in_what_the_letter_says():
    cast = builders.Cast()
    row = cast.announced()
    kassier = row.uitkering.kassier.name
    answer = sought(cast.drafter, kassier)
    assert reverse("disbursement:beschikking-detail", args=[row.pk]) in answer.content.decode()
    assert f"<mark>{kassier.split()[0]}</mark>" in answer.content.decode()


def test_an_excerpt_leaves_out_what_only_programs_read():
    hit, number = f"{BEGIN}Zwolle{END}", f"{BEGIN}2{END}"
    found = f"gemeente {hit} · https://identifier.overheid.nl/gm0193 · kassier"
    keys = f"deal.einde · geadresseerde.regels.{number} · kenmerk"
    assert for_people(f"{found} … {keys}") == f"gemeente {hit} · kassier"
    assert for_people(keys) == for_people("kassier") == ""
    answer = f"{hit} in uitvoering"
    assert for_people(f"lijn-4 · {answer} · op_schema · regiodeals/beschikking/1") == answer
    assert for_people(f"SPUK-2024-0003 · {answer}") == f"SPUK-2024-0003 · {answer}"


def test_a_concept_without_kenmerk_is_no_error():
    cast = builders.Cast()
    cast.draft()
    assert "Niets gevonden" in text_of(sought(cast.drafter, "SPUK-2019-9999"))


def test_a_rapportage_is_found_by_a_word_in_another_form(officer, deal, writer):
    report = reports.opened(deal, writer)
    reports.save(
        reports.field(report, "lessen"), "Wij leerden dit:\nzonnepanelen kwamen te laat.", writer
    )
    reports.handed_in(report)
    answer = sought(officer, "zonnepaneel")
    assert reverse("monitoring:rapportage-detail", args=[report.pk]) in answer.content.decode()
    assert "<mark>zonnepanelen</mark>" in answer.content.decode()


def test_what_is_not_handed_in_is_not_found(officer, deal, writer):
    report = reports.opened(deal, writer)
    reports.save(reports.field(report, "lessen"), "De zonnepanelen kwamen te laat.", writer)
    assert "Niets gevonden" in text_of(sought(officer, "zonnepaneel"))


def test_a_lesson_is_found_and_its_words_are_marked(officer):
    les = lessons.shared(officer, title="Woningen", text="Bouw dicht bij de winkels.")
    answer = sought(officer, "winkel")
    assert reverse("monitoring:les-detail", args=[les.pk]) in answer.content.decode()
    assert "<mark>winkels</mark>" in answer.content.decode()


def test_an_organisation_leads_to_its_deals(officer, deal):
    region = builders.region_of(deal)
    answer = sought(officer, region.name)
    assert f"partij in {deal.name}" in text_of(answer)
    link = f"{reverse('regiodeals:deal-list')}?zoek="
    assert link in answer.content.decode()


def test_a_person_leads_to_the_people_of_the_deal(officer, deal):
    builders.user(name="Wilhelmina", last_name="Bakker")
    smid = builders.role_in(deal, "schrijver", smidse())
    text = text_of(sought(officer, "wilhelmina smidse"))
    assert str(smid) in text
    assert f"schrijver in {deal.name}" in text
    assert "Bakker" not in text


@pytest.mark.parametrize("words", ["achterhoek", "bouwen", "smidse"])
def test_another_region_finds_nothing_of_it(officer, deal, words):
    reports.handed_in(reports.report_in(deal))
    builders.role_in(deal, "schrijver", smidse())
    stranger = builders.member(builders.organisation())
    assert "Niets gevonden" in text_of(sought(stranger, words))


def test_people_are_found_by_who_manages_them_and_by_no_other_of_the_region(officer, deal):
    builders.role_in(deal, "schrijver", smidse())
    manager = builders.role_in(deal, "beheerder")
    reader = builders.role_in(deal, "lezer")
    assert "Smidse" in text_of(sought(manager, "smidse"))
    assert "Niets gevonden" in text_of(sought(reader, "smidse"))


def test_a_closed_account_is_not_found(officer):
    smidse(is_active=False)
    assert "Niets gevonden" in text_of(sought(officer, "smidse"))


def test_what_was_sought_stands_in_no_address_and_waits_for_who_comes_back(officer, deal, client):
    sought(officer, "achterhoek", client)
    assert deal.name in text_of(client.get(PAGE))
    assert 'value="achterhoek"' in client.get(PAGE).content.decode()


def test_while_somebody_types_only_what_was_found_is_answered(officer, deal, client):
    client.force_login(officer)
    answer = client.post(PAGE, {"zoek": "achterh"}, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert answer.content.decode().lstrip().startswith('<div id="gevonden"')
    assert deal.name in text_of(client.get(PAGE))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Nog niets gezocht"),
        ("a", "Dat is te kort om te zoeken"),
        ("zzzzqq", "Niets gevonden"),
        ("<script>alert(1)</script>", "Niets gevonden"),
        ("' OR 1=1 --", "Niets gevonden"),
        ("\0\0", "Nog niets gezocht"),
        ("x" * 5000, "Niets gevonden"),
        ('"', "Dat is te kort om te zoeken"),
        ("& | ! :*", "Niets gevonden"),
    ],
)
def test_whatever_is_typed_gets_a_sentence(officer, words, sentence):
    answer = sought(officer, words)
    assert sentence in text_of(answer)
    assert "<script>alert" not in answer.content.decode()


def test_what_is_not_shown_is_told(officer):
    for number in range(SHOWN + 1):
        builders.proposal(f"Waterland {number}")
    text = text_of(sought(officer, "waterland"))
    assert "Er is meer. Typ er een woord bij." in text
    assert text.count("tranche") == SHOWN


@pytest.mark.parametrize("words", ["regio", "waterland", "rgeio"])
def test_the_page_asks_the_same_of_twenty_and_of_five_hundred_deals(officer, words):
    region = builders.organisation("Waterland")
    reader = builders.member(region)
    counted = []
    for number in (20, 480):
        concluded_deals(number, region=region, officer=officer)
        client = Client()
        sought(reader, words, client)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 15


def test_words_in_what_was_handed_in_are_found_by_their_index():
    rows = holding(Indiening.objects.order_by(), "data", "zonnepaneel").values("pk")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "indiening_by_words" in rows.explain()


def test_words_in_a_letter_are_found_by_their_index():
    rows = holding(Beschikking.objects.order_by(), "facts", "zonnepaneel").values("pk")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "beschikking_by_words" in rows.explain()


def test_the_planner_knows_that_reading_a_letter_is_dear():
    rows = holding(Beschikking.objects.order_by(), "facts", "zonnepaneel").values("pk")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        cursor.execute("SELECT procost FROM pg_proc WHERE proname = 'regiodeals_words_of'")
        assert cursor.fetchall() == [(10_000,)]
    # Written out in the plan, it would cost as little as what it is made of.
    assert "Filter: (regiodeals_words_of(" in rows.explain(verbose=True)


def test_of_letters_with_the_words_the_kenmerk_comes_first_and_then_the_latest():
    cast = builders.Cast()
    rows = [cast.announced() for _ in range(4)]
    oldest = rows[0].kenmerk or ""
    about_it = f"{oldest} uitkering"
    latest = [row.pk for row in beschikkingen_sought(cast.drafter, asked_of("uitkering"), 3)]
    assert latest == [row.pk for row in rows[:0:-1]]
    assert [row.pk for row in beschikkingen_sought(cast.drafter, asked_of(oldest), 3)] == [
        rows[0].pk
    ]
    assert [row.pk for row in beschikkingen_sought(cast.drafter, asked_of(about_it), 3)] == [
        rows[0].pk
    ]
    common = oldest.rpartition("-")[0]
    assert [row.pk for row in beschikkingen_sought(cast.drafter, asked_of(common), 3)] == latest


def test_more_text_than_an_index_holds_can_be_handed_in(deal, writer):
    reports.handed_in(reports.opened(deal, writer))
    row = Indiening.objects.values().get()
    words = [f"woord{number:x}" for number in range(400_000)]
    again = {name: value for name, value in row.items() if name not in {"id", "receipt_id"}}
    again |= {"number": 2, "data": {"tekst": " ".join(words)}}
    order = documents.order(kind=Kind.ONTVANGSTBEWIJS, filename="bewijs.pdf", by=None)
    more = Indiening.objects.create(**again, receipt=order)
    found = holding(Indiening.objects.all(), "data", words[1])
    assert list(found.values_list("pk", flat=True)) == [more.pk]
