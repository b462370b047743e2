"""As the coordinator of Saba, in English: no page that is done holds a Dutch word of ours."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from monitoring.rapportage import services
from monitoring.rapportage.models import Antwoord
from monitoring.rapportage.rendering.data import data_to_hand_in, hash_of
from monitoring.rapportage.selectors import with_answers
from regiodeals.accounts.english_pages import ENGLISH_PAGES
from tests import builders
from tests.monitoring.indicator.world import granted, measure, series_in
from tests.monitoring.rapportage import world
from tests.translation.pseudo import everything_marked, unmarked

pytestmark = pytest.mark.django_db
# Not shown by a GET: they act, or they answer a script.
WITHOUT_A_PAGE = {"logout", "session"}
MONITORING = "monitoring:"


@pytest.fixture
def region(officer):
    """A deal of an island with a goal that was measured, who writes and who signs."""
    deal = granted(officer)
    measure(series_in(deal, officer), world.YEAR, 7, actor=officer)
    writer = builders.member(builders.region_of(deal), name="Eva", last_name="Jansen")
    signer = world.signer_of(deal, name="Tom", last_name="Kassier", email="tom@voorbeeld.example")
    for person in (writer, signer):
        person.language = "en"
        person.save()
    return deal, writer, signer


@pytest.fixture
def report(region):
    deal, writer, _signer = region
    return world.opened(deal, writer)


def left_on(client, person, monkeypatch, name, *arguments, **typed):
    """What of a page is outside the marks: as it opens, or after something wrong was sent."""
    client.cookies["taal"] = "en"
    if person is not None:
        client.force_login(person)
    address = reverse(name, args=arguments)
    with everything_marked(monkeypatch):
        response = client.post(address, typed) if typed else client.get(address)
    assert response.status_code == 200, name
    return unmarked(response.content.decode())


def addresses_of(report):
    """Every page of the list, with what it is about."""
    one = [report.pk]
    rapportage = {
        "rapportage-list": [],
        "rapportage-open": [],
        "rapportage-detail": one,
        "rapportage-save": [report.pk, "deal"],
        "rapportage-check": one,
        "rapportage-copy": one,
        "bijlage-list": one,
    }
    return {"login": []} | {MONITORING + name: about for name, about in rapportage.items()}


def test_the_walk_comes_past_every_page_of_the_list(report):
    assert set(addresses_of(report)) == ENGLISH_PAGES - WITHOUT_A_PAGE


def test_a_page_holds_no_dutch_word_of_ours(client, region, report, monkeypatch):
    writer = region[1]
    left = {
        name: left_on(client, None if name == "login" else writer, monkeypatch, name, *about)
        for name, about in addresses_of(report).items()
        if name != "monitoring:rapportage-save"
    }
    assert {name: texts for name, texts in left.items() if texts} == {}


def test_nor_does_it_when_it_was_offered_and_handed_in(client, region, report, monkeypatch):
    _deal, writer, signer = region
    world.offered(report, writer)
    sign = left_on(client, signer, monkeypatch, "monitoring:rapportage-check", report.pk)
    services.submit_report(rapportage_id=report.pk, actor=signer)
    done = left_on(client, writer, monkeypatch, "monitoring:rapportage-detail", report.pk)
    assert [*sign, *done] == []


def test_nor_where_the_ministry_asked_something(client, region, officer, monkeypatch):
    deal, writer, _signer = region
    asked = world.asked(deal, officer)
    for page in ("detail", "check"):
        assert left_on(client, writer, monkeypatch, f"monitoring:rapportage-{page}", asked.pk) == []


@pytest.mark.parametrize(
    ("page", "arguments", "typed"),
    [
        ("rapportage-open", "", {"deal": "", "jaar": "x"}),
        ("rapportage-copy", "report", {"bestand": ""}),
        ("bijlage-list", "report", {"tekst": ""}),
    ],
)
def test_nor_when_something_is_refused(client, region, report, monkeypatch, page, arguments, typed):
    about = [report.pk] if arguments else []
    assert left_on(client, region[1], monkeypatch, MONITORING + page, *about, **typed) == []


def test_nor_when_an_amount_cannot_be_read(client, region, report, monkeypatch):
    amount = world.field(report, "uitvoering_besteed")
    typed = {f"veld-{amount.pk}": "veel", f"versie-{amount.pk}": "0"}
    about = [report.pk, "deal"]
    page = "monitoring:rapportage-save"
    assert left_on(client, region[1], monkeypatch, page, *about, **typed) == []


def test_what_is_signed_in_english_is_kept_in_dutch(client, region, report):
    """The same bytes, and so the same hash, whoever signs in whatever language."""
    _deal, writer, signer = region
    world.offered(report, writer)
    data = data_to_hand_in(with_answers(type(report).objects.filter(pk=report.pk)).get())
    client.force_login(signer)
    page = reverse("monitoring:rapportage-step", args=[report.pk, "submit"])

    client.post(page, {"gezien": hash_of(data)})

    row = report.indieningen.get()
    assert row.sha256 == hash_of(data)
    assert row.data["onderdelen"][0]["antwoorden"][0]["label"] == (
        "Hoe staat deze programmalijn ervoor?"
    )


@pytest.mark.parametrize(("language", "stand"), [("en", "at risk"), ("nl", "risico")])
@pytest.mark.parametrize("typed", ["needs attention", "vraagt aandacht"])
def test_a_copy_is_in_the_language_of_who_takes_it_and_read_in_both(
    client, region, report, language, stand, typed
):
    writer = region[1]
    writer.language = language
    writer.save()
    first = world.field(report, "stand")
    world.save(first, "risico", writer)
    client.force_login(writer)
    content = client.get(reverse("monitoring:rapportage-copy-file", args=[report.pk])).content
    book = load_workbook(BytesIO(content))
    row = next(row for row in book["Rapportage"].iter_rows(min_row=5) if row[4].value == first.pk)
    assert row[2].value == stand

    page = reverse("monitoring:rapportage-copy", args=[report.pk])
    client.post(page, {"bestand": _file(content)})
    assert Antwoord.objects.get(pk=first.pk).version == first.version + 1, "left alone is left"
    row[2].value = typed
    changed = BytesIO()
    book.save(changed)
    client.post(page, {"bestand": _file(changed.getvalue())})
    assert Antwoord.objects.get(pk=first.pk).text == "aandacht"


def _file(content):
    file = BytesIO(content)
    file.name = "kopie.xlsx"
    return file
