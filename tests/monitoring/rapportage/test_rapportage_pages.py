"""The pages: the region writes, the ministry reads, others find nothing, what was typed stays."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.rapportage.models import Rapportage
from regiodeals.deal.models import Deal, DealStatus
from tests import builders
from tests.browsing import text_of
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
STOOD = re.compile(r'name="((?:was|versie)-\d+)" value="([^"]*)"')


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


def url(name, *arguments):
    return reverse(f"monitoring:rapportage-{name}", args=arguments)


def send(client, report, section="deal", **typed):
    """Send the section as it was shown, with other words in some of its boxes."""
    page = client.get(url("detail", report.pk))
    (part,) = [p for p in page.context["parts"] if p["section"].key == section]
    data = boxes_of(page, part["form"])
    data |= {f"veld-{world.field(report, vraag).pk}": words for vraag, words in typed.items()}
    return data


def boxes_of(page, form):
    """What the browser would send: each box, and what the page says stood there."""
    stood = {name: unescape(value) for name, value in STOOD.findall(page.content.decode())}
    return {box.html_name: box.value() for box in form} | stood


def test_a_rapportage_is_begun_from_the_list(desk, deal):
    assert "Rapportage beginnen" in text_of(desk.get(url("list")))
    assert desk.get(url("open")).context["form"]["jaar"].value() == str(world.YEAR - 1)
    answer = desk.post(url("open"), {"deal": deal.pk, "jaar": world.YEAR})
    report = Rapportage.objects.get()
    assert answer["Location"] == url("detail", report.pk)
    assert "0 van" in text_of(desk.get(url("list")))
    again = desk.post(url("open"), {"deal": deal.pk, "jaar": world.YEAR}, follow=True)
    assert "is al begonnen" in text_of(again)


def test_a_year_that_cannot_be_says_which_can(desk, deal):
    answer = desk.post(url("open"), {"deal": deal.pk, "jaar": 1999})
    assert f"Kies een jaar van {world.YEAR}" in text_of(answer)


def test_a_section_is_saved_with_its_button(desk, report):
    data = send(desk, report, lessen="Begin klein.", risicos="Geen.")
    text = text_of(desk.post(url("save", report.pk, "deal"), data, follow=True))
    assert "Bewaard: De deal als geheel." in text
    assert "2 van" in text
    assert "Bewaard door Eva Jansen" in text


def test_the_money_of_the_plan_stands_above_the_boxes(desk, report):
    assert "Uit het plan: Rijk €" in text_of(desk.get(url("detail", report.pk)))


def test_a_refused_field_keeps_what_was_typed_and_the_others_are_saved(desk, report):
    section = f"lijn-{world.line_of(report).pk}"
    data = send(desk, report, section, rijk_besteed="-5", toelichting="Wij bouwen.")
    answer = desk.post(url("save", report.pk, section), data)
    assert "zonder min" in text_of(answer)
    assert 'value="-5"' in answer.content.decode()
    assert world.field(report, "toelichting").text == "Wij bouwen."


def test_who_wrote_in_another_field_meanwhile_is_not_in_the_way(desk, report, writer):
    data = send(desk, report, lessen="Begin klein.")
    world.save(world.field(report, "risicos"), "Van een ander.", writer)
    desk.post(url("save", report.pk, "deal"), data)
    assert world.field(report, "lessen").text == "Begin klein."
    assert world.field(report, "risicos").text == "Van een ander."


def test_both_texts_are_shown_and_a_second_save_is_a_choice(desk, report, writer):
    data = send(desk, report, lessen="Van mij.")
    world.save(world.field(report, "lessen"), "Van een ander.", writer)
    answer = desk.post(url("save", report.pk, "deal"), data)
    text = text_of(answer)
    assert "Er is niets overschreven" in text
    assert "Dit schreef een ander" in text
    assert "Van mij." in text
    assert "Van een ander." in text
    assert world.field(report, "lessen").text == "Van een ander."
    chosen = boxes_of(answer, answer.context["refused_form"])
    desk.post(url("save", report.pk, "deal"), chosen)
    assert world.field(report, "lessen").text == "Van mij."


def test_script_is_shown_as_words(desk, report, writer):
    world.save(world.field(report, "lessen"), "<script>alert(1)</script>", writer)
    assert "<script>alert(1)" not in desk.get(url("detail", report.pk)).content.decode()


def test_what_was_handed_in_is_not_still_to_be_filled_in(client, report, writer, signer):
    world.submitted(report, writer, signer)
    client.force_login(writer)
    text = text_of(client.get(url("detail", report.pk)))
    assert "niet ingevuld" in text
    assert "nog niet ingevuld" not in text


def test_the_ministry_reads_and_others_find_nothing(client, report, officer):
    client.force_login(officer)
    page = client.get(url("detail", report.pk))
    assert "nog niet ingevuld" in text_of(page)
    assert "Bewaren" not in text_of(page)
    assert client.get(url("open")).status_code == 404
    client.force_login(builders.member(builders.organisation()))
    assert client.get(url("detail", report.pk)).status_code == 404
    assert client.post(url("save", report.pk, "deal")).status_code == 404
    assert "Er zijn nog geen rapportages" in text_of(client.get(url("list")))


def test_a_section_of_another_rapportage_is_not_found(desk, report):
    assert desk.post(url("save", report.pk, "lijn-0")).status_code == 404


def test_the_page_asks_the_database_little(desk, report):
    desk.get(url("detail", report.pk))
    with CaptureQueriesContext(connection) as asked:
        desk.get(url("detail", report.pk))
    assert len(asked) <= MOST_QUERIES


def test_who_writes_on_after_the_settlement_is_told_that_it_is_in_vain(desk, report):
    words = "Deze rapportage wordt niet meer ingediend"
    assert words not in text_of(desk.get(url("detail", report.pk)))
    Deal.objects.filter(pk=report.deal_id).update(status=DealStatus.VASTGESTELD)
    page = text_of(desk.get(url("detail", report.pk)))
    assert words in page
    assert "de uitkering is vastgesteld" in page
