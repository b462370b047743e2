"""The pages of a question between times: asking, dossier, list, Mijn werk, and its own page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.models import Rapportage
from regiodeals import dossier
from regiodeals.deal.models import Deal, RoleInDeal
from tests import builders
from tests.browsing import text_of
from tests.exports.world import rows_of
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
SUBJECT = world.ASKED["subject"]
MOST_QUERIES = 15


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def url(name, *arguments):
    return reverse(f"monitoring:rapportage-{name}", args=arguments)


def typed(deal, **other):
    """What somebody fills in."""
    lines = list(deal.programmalijnen.values_list("pk", flat=True))
    form = {"onderwerp": SUBJECT, "vraag": "Waarom?", "dag": "20-12-2024", "lijnen": lines}
    return form | other


def dossier_of(person, deal):
    return text_of(browser(person).get(reverse("regiodeals:deal-detail", args=[deal.pk])))


# ---- asking ----------------------------------------------------------------------------------


def test_it_is_asked_from_the_dossier(deal, officer):
    assert "Tussentijds vragen" in dossier_of(officer, deal)
    world.coordinator(deal, "ilse@regio.example")
    answer = browser(officer).post(url("ask", deal.pk), typed(deal), follow=True)
    report = Rapportage.objects.get()
    assert answer.redirect_chain == [(url("detail", report.pk), 302)]
    assert "Een mail gaat naar" in text_of(answer)
    text = dossier_of(officer, deal)
    assert SUBJECT in text
    assert "uiterlijk vrijdag 20 december 2024" in text


def test_when_nobody_could_be_told_the_page_says_so(deal, officer):
    region = builders.region_of(deal)
    type(region).objects.filter(pk=region.pk).update(email="", email_consent_on=None)
    answer = browser(officer).post(url("ask", deal.pk), typed(deal), follow=True)
    assert "niemand van de regio kreeg een mail" in text_of(answer)


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"onderwerp": ""}, "onderwerp", "Noem het onderwerp."),
        ({"onderwerp": "x" * 200}, "onderwerp", "ten hoogste 80 tekens"),
        ({"vraag": "x" * 200_000}, "vraag", "Dit zijn 200000 tekens"),
        ({"vraag": "Een\u202eomkering"}, "vraag", "Deze tekst"),
        ({"dag": "1-1-2024"}, "dag", "is al voorbij"),
        ({"dag": "gauw"}, "dag", "Dit is geen dag"),
        ({"lijnen": []}, "lijnen", "Kies een of meer programmalijnen"),
        ({"lijnen": [0]}, "lijnen", "Kies een of meer programmalijnen"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_stays(
    deal, officer, wrong, field, sentence
):
    answer = browser(officer).post(url("ask", deal.pk), typed(deal, **wrong))
    assert sentence in " ".join(answer.context["form"].errors[field])
    if field != "onderwerp":
        assert f'value="{SUBJECT}"' in answer.content.decode()
    assert not Rapportage.objects.exists()


def test_what_was_asked_already_leads_there(deal, officer):
    report = world.asked(deal, officer)
    answer = browser(officer).post(url("ask", deal.pk), typed(deal), follow=True)
    assert answer.redirect_chain == [(url("detail", report.pk), 302)]
    assert "al gevraagd" in text_of(answer)


def test_of_a_deal_that_is_opgezegd_the_page_says_why_not(deal, officer):
    Deal.objects.filter(pk=deal.pk).update(status="opgezegd")
    assert "Tussentijds vragen" not in dossier_of(officer, deal)
    answer = browser(officer).post(url("ask", deal.pk), typed(deal))
    assert "het convenant is opgezegd" in text_of(answer)


def test_who_may_not_ask_reads_who_may(deal):
    answer = browser(builders.toetser()).post(url("ask", deal.pk), typed(deal))
    assert "Alleen een behandelaar" in text_of(answer)


# ---- who sees it -----------------------------------------------------------------------------


def test_the_region_sees_it_on_its_dossier_and_cannot_ask(deal, officer, writer):
    assert "Tussentijds gevraagd" not in dossier_of(writer, deal)
    world.asked(deal, officer)
    assert SUBJECT in dossier_of(writer, deal)
    assert "Tussentijds vragen" not in dossier_of(writer, deal)


def test_the_list_and_its_file_name_the_subject(deal, officer, report):
    world.asked(deal, officer)
    text = text_of(browser(officer).get(url("list")))
    assert SUBJECT in text
    assert "tussentijds" in text
    rows = rows_of(officer, "rapportages")
    assert [(row["Jaar"], row["Onderwerp"]) for row in rows] == [
        ("", SUBJECT),
        (str(report.year), ""),
    ]


def test_who_writes_finds_it_on_mijn_werk_with_its_day_and_once(deal, officer, writer):
    world.asked(deal, officer)
    (task,) = [task for task in dossier.work_for(writer).items if SUBJECT in task.title]
    assert task.title == f"{deal}: schrijf de tussentijdse rapportage over “{SUBJECT}”"
    assert task.due_on == world.ASKED["due_on"]


def test_who_signs_and_who_reviews_find_it_there_in_turn(deal, officer, writer, signer):
    Deal.objects.filter(pk=deal.pk).update(accounthouder=officer)
    report = world.offered(world.asked(deal, officer), writer)
    assert [t.title for t in dossier.work_for(signer).items if SUBJECT in t.title] == [
        f"{deal}: onderteken de tussentijdse rapportage over “{SUBJECT}”"
    ]
    services.submit_report(rapportage_id=report.pk, actor=signer)
    assert f"{deal}: beoordeel de tussentijdse rapportage over “{SUBJECT}”" in [
        task.title for task in dossier.work_for(officer).items
    ]


def test_a_partner_sees_it_only_when_it_is_about_his_programmalijn(deal, officer):
    first = deal.programmalijnen.get()
    second = deal.programmalijnen.create(order=2, name="Economie")
    report = world.asked(deal, officer, lines=[second.pk])
    stranger = builders.role_in(deal, RoleInDeal.PART_WRITER, lines=[first.pk])
    partner = builders.role_in(deal, RoleInDeal.PART_WRITER, lines=[second.pk])
    assert browser(stranger).get(url("detail", report.pk)).status_code == 404
    assert SUBJECT not in text_of(browser(stranger).get(url("list")))
    assert "Economie" in text_of(browser(partner).get(url("detail", report.pk)))
    assert SUBJECT in text_of(browser(partner).get(url("list")))


# ---- its own page ----------------------------------------------------------------------------


def test_the_question_stands_above_the_answers(deal, officer, writer):
    report = world.asked(deal, officer)
    text = text_of(browser(writer).get(url("detail", report.pk)))
    assert f"Tussentijdse rapportage: {SUBJECT}" in text
    assert "Wat is de oorzaak?" in text
    assert text.index("De vraag van het ministerie") < text.index("Uit het plan")
    assert "tot nu toe is besteed" in text


def test_it_is_withdrawn_there_with_a_reason_that_the_region_reads(deal, officer, writer):
    report = world.asked(deal, officer)
    assert "Vraag intrekken" not in text_of(browser(writer).get(url("detail", report.pk)))
    desk = browser(officer)
    assert "Vraag intrekken" in text_of(desk.get(url("detail", report.pk)))
    refused = desk.post(url("step", report.pk, "withdraw"), {"opmerking": " "}, follow=True)
    assert "Schrijf op waarom" in text_of(refused)
    done = desk.post(url("step", report.pk, "withdraw"), {"opmerking": "Al bekend."}, follow=True)
    assert "De vraag is ingetrokken" in text_of(done)
    page = text_of(browser(writer).get(url("detail", report.pk)))
    assert "Al bekend." in page
    assert "Bewaren" not in page


def test_its_pages_ask_the_database_little(deal, officer, writer, signer):
    report = world.returned(world.asked(deal, officer), writer, signer, officer)
    for person in (writer, signer, officer):
        desk = browser(person)
        for name in ("detail", "check"):
            desk.get(url(name, report.pk))
            with CaptureQueriesContext(connection) as asked:
                desk.get(url(name, report.pk))
            assert len(asked) <= MOST_QUERIES, (person, name)


def test_the_dossier_asks_no_more_for_many_questions_than_for_few(deal, officer, writer):
    def questions(person):
        desk = browser(person)
        desk.get(reverse("regiodeals:deal-detail", args=[deal.pk]))
        with CaptureQueriesContext(connection) as asked:
            desk.get(reverse("regiodeals:deal-detail", args=[deal.pk]))
        return len(asked)

    world.asked(deal, officer)
    few = [questions(person) for person in (officer, writer)]
    for number in range(20):
        world.asked(deal, officer, subject=f"Vraag {number}")
    assert [questions(person) for person in (officer, writer)] == few
