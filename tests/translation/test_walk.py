"""As the coordinator of Saba, in English: no page that is done holds a Dutch word of ours."""

import re
from datetime import time
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from monitoring.indicator.models import Doelindicator
from monitoring.les.models import Les
from monitoring.overleg import services as meetings
from monitoring.overleg.services import Hours
from monitoring.rapportage import services
from monitoring.rapportage.models import Antwoord
from monitoring.rapportage.rendering.data import data_to_hand_in, hash_of
from monitoring.rapportage.selectors import with_answers
from monitoring.uitwisseling.models import Uitwisseling
from regiodeals.accounts.english_pages import ENGLISH_PAGES
from regiodeals.board.places import TILES
from regiodeals.common import clock
from regiodeals.deal.models import DealRole, RoleInDeal
from regiodeals.obligations.models import Obligation
from regiodeals.party.models import Area, Organisation
from tests import builders
from tests.monitoring.indicator.world import measure
from tests.monitoring.overleg.browsing import DAY, brought_to
from tests.monitoring.rapportage import world
from tests.people.world import follow, invite
from tests.translation.pseudo import LETTERS, MARKED, everything_marked, unmarked
from tests.translation.test_walk_decisions import DECISIONS
from tests.translation.test_walk_money import MONEY
from tests.translation.walking import left_on

pytestmark = pytest.mark.django_db
# Not shown by a GET: they act, they answer a script or they give a file.
WITHOUT_A_PAGE = {
    "disbursement:verantwoording-index",
    "logout",
    "session",
    "regiodeals:invitation-open",
    "regiodeals:manual",
    "regiodeals:board-choose",
    "regiodeals:board-view-act",
    "regiodeals:board-view-save",
    "regiodeals:export",
    "regiodeals:export-order",
    "monitoring:rapportage-field",
    "monitoring:rapportage-copy-file",
}
MONITORING = "monitoring:"
OPEN_TO_ALL = {"login", "toegankelijkheid", "disbursement:beschikking-check"}
# Opened by others, or after something was sent; each has a test of its own.
ELSEWHERE = {
    "monitoring:rapportage-save",
    "regiodeals:invitation",
    "regiodeals:deal-people",
    "regiodeals:deal-role-end",
    # A manual is a text of its own in each language.
    "regiodeals:manual-of",
    "regiodeals:tranche-detail",
}


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
    overleg = [report.deal.overleggen.get().pk]
    meetings = {f"overleg-{name}": overleg for name in ("detail", "poll", "minutes")}
    monitoring: dict[str, list[int]] = rapportage | {"overleg-list": []} | meetings
    monitoring |= _measured(report.deal)
    les, meeting = Les.objects.get().pk, Uitwisseling.objects.get().pk
    lists = (
        *("kalender", "kalender-list", "kalender-link", "herinnering-choice"),
        *("uitwisseling-list", "les-list", "les-add"),
    )
    of_lesson = {f"les-{name}": [les] for name in ("detail", "change", "share", "withdraw")}
    monitoring |= {name: [] for name in lists} | of_lesson
    monitoring |= {"kalender-month": [2025, 3], "uitwisseling-detail": [meeting]}
    own = ("search", "password", "deal-list", "tranche-list", "obligation-list", "export-list")
    return {
        **{name: [] for name in ("login", "toegankelijkheid", "my-work")},
        **{f"regiodeals:{name}": [] for name in own},
        "regiodeals:obligation-detail": [Obligation.objects.filter(dossier=report.deal_id)[0].pk],
        "disbursement:beschikking-check": [],
        "regiodeals:deal-detail": [report.deal_id],
        "regiodeals:deal-people": [report.deal_id],
        "regiodeals:deal-role-end": [],
        "regiodeals:manual-of": ["regiocoordinator"],
        "regiodeals:deal-summary": [report.deal_id],
        "regiodeals:invitation": [],
        "regiodeals:tranche-detail": [report.deal.tranche.number],
        **{MONITORING + name: about for name, about in monitoring.items()},
    }


def _measured(deal):
    series = Doelindicator.objects.get(doel__programmalijn__deal=deal)
    return {
        "goals": [deal.pk],
        "indicator-list": [],
        "indicator-detail": [series.indicator_id],
        "jaarcyclus-list": [],
        "series-detail": [series.pk],
        "measurement-record": [series.pk],
        "measurement-correct": [series.metingen.get().pk],
    }


def test_the_walk_comes_past_every_page_of_the_list(report):
    assert set(addresses_of(report)) | DECISIONS | MONEY == ENGLISH_PAGES - WITHOUT_A_PAGE


def test_a_page_holds_no_dutch_word_of_ours(client, region, report, monkeypatch):
    writer = region[1]
    left = {
        name: left_on(client, None if name in OPEN_TO_ALL else writer, monkeypatch, name, *about)
        for name, about in addresses_of(report).items()
        if name not in ELSEWHERE
    }
    assert {name: texts for name, texts in left.items() if texts} == {}


def test_nor_does_the_board_of_a_tranche_but_for_names(client, region, report, monkeypatch):
    """Provinces, islands and their letters, months under a chart, and the name of the law."""
    number = report.deal.tranche.number
    left = left_on(client, region[1], monkeypatch, "regiodeals:tranche-detail", number)
    letters = (short for _column, _row, short in TILES.values())
    months = ("Nov", "Dec", "Jan", "Besluit, Stb.")
    names = re.compile(r"\b(?:" + "|".join((*Area.labels, *letters, *months)) + r")")
    assert [text for text in left if LETTERS.search(names.sub("", MARKED.sub("", text)))] == []


@pytest.mark.parametrize("prepared", [builders.in_preparation, builders.concluded])
def test_nor_does_a_dossier_before_the_grant(client, officer, monkeypatch, prepared):
    deal = prepared(officer)
    reader = builders.member(builders.region_of(deal), name="Eva", last_name="Jansen")
    for page in ("detail", "summary"):
        assert left_on(client, reader, monkeypatch, f"regiodeals:deal-{page}", deal.pk) == []


@pytest.mark.parametrize("status", ["gepland", "uitgenodigd", "gehouden"])
def test_nor_does_an_overleg_before_and_after_its_day(
    client, region, officer, still_clock, monkeypatch, status
):
    deal, writer, _signer = region
    overleg = deal.overleggen.get()
    meetings.add_person(overleg_id=overleg.pk, user_id=writer.pk, actor=officer)
    hours = Hours(time(10), time(12), clock.KRALENDIJK)
    about = {"overleg_id": overleg.pk, "actor": officer}
    meetings.propose_moment(planned_on=DAY, hours=hours, **about)
    if status != "gepland":
        overleg = brought_to(status, overleg, officer, still_clock)
    pages = ("detail", "poll", "minutes")
    left = [
        left_on(client, writer, monkeypatch, f"monitoring:overleg-{page}", overleg.pk)
        for page in pages
    ]
    assert left == [[], [], []]


def test_nor_does_the_page_of_who_manages_the_people(client, region, monkeypatch):
    deal, _writer, _signer = region
    manager = builders.user(name="Mia", last_name="Beheer", email="mia@regio.example")
    manager.language = "en"
    manager.save()
    builders.role_in(deal, RoleInDeal.MANAGER, manager)
    invite(deal, manager)
    page = "regiodeals:deal-people"
    assert left_on(client, manager, monkeypatch, page, deal.pk) == []
    assert left_on(client, manager, monkeypatch, page, deal.pk, adres="bestuur@regio.example") == []
    writer = builders.role_in(deal, RoleInDeal.WRITER)
    [role] = DealRole.objects.filter(user=writer)
    assert left_on(client, manager, monkeypatch, "regiodeals:deal-role-end", role.pk) == []


def test_nor_does_the_invitation_of_an_island(client, region, officer, monkeypatch):
    deal = region[0]
    Organisation.objects.update(mail_language="en")
    row = invite(deal, officer, RoleInDeal.MANAGER)
    with everything_marked(monkeypatch):
        page = follow(client, row)
    assert '<html lang="en">' in page.content.decode()
    assert unmarked(page.content.decode()) == []


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


@pytest.mark.parametrize(
    "typed", [{"ronde": "x", "waarde": "veel"}, {"ronde": "2024"}, {"ronde": "2024", "waarde": "1"}]
)
def test_nor_when_a_measurement_is_refused(client, region, report, monkeypatch, typed):
    [series] = _measured(report.deal)["series-detail"]
    page = MONITORING + "measurement-record"
    assert left_on(client, region[1], monkeypatch, page, series, **typed) == []


def test_a_number_stands_in_the_notation_of_the_page(client, region, officer):
    deal, writer, _signer = region
    series = Doelindicator.objects.get(doel__programmalijn__deal=deal)
    wrong = measure(series, world.YEAR - 1, Decimal("1234.5"), actor=officer).pk
    client.force_login(writer)
    page = client.get(reverse("monitoring:measurement-correct", args=[wrong])).content.decode()
    assert 'value="1,234.5"' in page


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
