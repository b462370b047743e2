"""A list as a file holds what its page shows to this person, and nothing else."""

from datetime import datetime

import pytest
from django.urls import reverse

from regiodeals.accounts.page_frame import MENU
from regiodeals.deal.models import Deal
from regiodeals.exports.definition import all_exports
from regiodeals.exports.models import ExportOrder
from tests import builders
from tests.exports.world import (
    LISTS,
    OF_ALL,
    World,
    body_of,
    browser,
    csv_rows,
    fetch,
    questions,
    rows_of,
    world,
    xlsx_rows,
)

pytestmark = pytest.mark.django_db

FEW, MANY = 20, 500
AT_MOST = 12
# One batch and one account of the kassier; of each deal two decisions, and two things it owes.
ROWS = {"batches": 1, "rekeningen": 1, "beschikkingen": 4, "termijnen": 4}
# Pages of the menu that are no list of their own, and why.
WITHOUT = {
    "my-work": "what waits for one person now",
    "regiodeals:tranche-list": "a few tranches; the list of each has its file",
    "disbursement:verantwoording-index": "the years; the list of each has its file",
    "monitoring:kalender": "the days of a month; its list has its file",
    "disbursement:kasritme": "its tables have addresses of their own",
    "disbursement:sjabloon-list": "a handful of wordings, each with its history",
    "regiodeals:mailtekst-list": "one row per kind of mail, each with its history",
    "disbursement:mandaat-register": "a register of a handful, read as one page",
}
FORMULA = '=HYPERLINK("https://x.example")'


@pytest.fixture
def filled(cast) -> World:
    """Two rows in each list."""
    made = world(cast)
    made.grow(2)
    return made


@pytest.fixture
def officer(cast):
    """The least-privileged reader of the ministry: he handles no money."""
    del cast
    return builders.behandelaar()


def test_every_list_of_the_house_is_tried_here():
    assert [export.name for export in all_exports()] == sorted(LISTS)


def test_every_page_of_the_menu_has_its_file_or_says_why_not():
    pages = {name for _part, found in MENU for _label, name in found}
    with_file = {export.page for export in all_exports()}
    assert pages - with_file == set(WITHOUT)


@pytest.mark.parametrize("name", LISTS)
def test_both_files_hold_the_same_rows_under_the_same_names(name, filled, officer):
    about = filled.about(name)
    flat = rows_of(officer, name, **about)
    book = xlsx_rows(body_of(fetch(officer, name, "xlsx", **about)))
    assert len(flat) == len(book) == ROWS.get(name, 2)
    assert list(flat[0]) == list(book[0])
    for row, cells in zip(flat, book, strict=True):
        assert [bool(value) for value in row.values()] == [
            cell.value is not None and cell.value != "" for cell in cells.values()
        ]


@pytest.mark.parametrize("name", LISTS)
def test_who_may_not_open_the_page_gets_no_file(name, filled):
    coordinator = builders.member(filled.region)
    is_open = LISTS[name][1]
    response = fetch(coordinator, name, **filled.about(name))
    assert response.status_code == (200 if is_open else 404)


@pytest.mark.parametrize("name", [name for name, (_, is_open) in LISTS.items() if is_open])
def test_a_region_takes_along_its_own_rows_only(name, filled):
    about = filled.about(name)
    assert len(rows_of(builders.member(filled.region), name, **about)) == ROWS.get(name, 2)
    stranger = builders.member(builders.organisation())
    assert len(rows_of(stranger, name, **about)) == (ROWS.get(name, 2) if name in OF_ALL else 0)


def test_amounts_have_a_comma_and_days_are_dutch(filled, officer):
    row = rows_of(officer, "verantwoording", jaar=2025)[0]
    assert row["Besteed in het jaar"] == "1234567,89"
    assert row["Uiterste dag"] == "15-07-2026"
    assert row["Eindverantwoording"] == "nee"
    payment = rows_of(officer, "betalingen")[0]
    assert payment["Bedrag"] == "5000000,00"
    assert payment["Vrijgegeven op"] == "11-11-2024 11:00"
    assert payment["Rekening"].endswith("0001")


def test_in_a_workbook_amounts_are_numbers_and_days_are_days(filled, officer):
    row = xlsx_rows(body_of(fetch(officer, "vorderingen", "xlsx")))[0]
    assert (row["Nog open"].value, row["Nog open"].data_type) == (12345.67, "n")
    assert row["Nog open"].number_format == "#,##0.00"
    assert row["Betalen uiterlijk"].value == datetime(2024, 12, 23)  # noqa: DTZ001


@pytest.mark.parametrize("text", [FORMULA, "+31", "-1", "@SUM(A1)", "\tx"])
def test_a_name_that_looks_like_a_formula_stays_text(text, filled, officer):
    Deal.objects.filter(pk=Deal.objects.order_by("pk")[0].pk).update(name=text)
    assert f"'{text}" in {row["Deal"] for row in rows_of(officer, "deals")}
    cells = [row["Deal"] for row in xlsx_rows(body_of(fetch(officer, "deals", "xlsx")))]
    assert (text, "s") in [(cell.value, cell.data_type) for cell in cells]


def test_what_the_bank_wrote_is_not_carried_out_either(filled, officer):
    assert rows_of(officer, "bankregels")[0]["Tegenpartij"] == "'@gemeente"


def test_the_checks_of_an_account_stand_in_words_beside_their_number(filled, officer):
    row = rows_of(officer, "verantwoording", jaar=2025)[0]
    assert int(row["Voldoet niet"]) > 0
    assert "Beschikkingsnummer" in row["Wat de controles vinden"]


# ---- filters ---------------------------------------------------------------------------------


def test_the_filter_of_the_page_is_the_filter_of_the_file(filled, officer):
    name = Deal.objects.order_by("pk")[0].name
    assert [row["Deal"] for row in rows_of(officer, "deals", zoek=name)] == [name]
    assert rows_of(officer, "verantwoording", jaar=2025, stand="in_orde") == []
    assert len(rows_of(officer, "deals", stand="bestaat-niet", pagina="2")) == 2


@pytest.mark.parametrize("value", ["", "x", "-1", "1" * 10, "²", "2025\0"])
def test_without_the_number_there_is_no_list(value, filled, officer):
    assert fetch(officer, "verantwoording", jaar=value).status_code == 404


def test_a_number_of_nothing_gives_an_empty_list(filled, officer):
    assert rows_of(officer, "tranche", tranche=99) == []
    assert rows_of(officer, "batch", batch=0) == []


@pytest.mark.parametrize("path", ["/bestanden/wat/csv/", "/bestanden/deals/pdf/"])
def test_an_unknown_list_or_form_is_not_there(path, filled, officer):
    assert browser(officer).get(path).status_code == 404


# ---- pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (reverse("regiodeals:deal-list"), "deals"),
        (reverse("regiodeals:tranche-detail", args=[5]), "tranche"),
        (reverse("regiodeals:obligation-list"), "termijnen"),
        (reverse("regiodeals:message-list"), "post"),
        (reverse("disbursement:beschikking-list"), "beschikkingen"),
        (reverse("disbursement:betaling-list"), "betalingen"),
        (reverse("disbursement:betaling-list"), "batches"),
        (reverse("disbursement:rekening-list"), "rekeningen"),
        (reverse("disbursement:aanlevering-list"), "bankregels"),
        (reverse("disbursement:vordering-list"), "vorderingen"),
        (reverse("disbursement:verzoek-list"), "verzoeken"),
        (reverse("disbursement:verantwoording-list", args=[2025]), "verantwoording"),
        (reverse("monitoring:overleg-list"), "overleggen"),
        (reverse("monitoring:jaarcyclus-list"), "jaarcyclus"),
        (reverse("monitoring:kalender-list") + "?wie=alles&welke=alles", "kalender"),
        (reverse("monitoring:herinnering-list"), "herinneringen"),
        (reverse("monitoring:rapportage-list"), "rapportages"),
        (reverse("monitoring:indicator-list"), "indicatoren"),
        (reverse("monitoring:uitwisseling-list"), "uitwisselingen"),
        (reverse("monitoring:kamer-list"), "kamerrapportages"),
        (reverse("monitoring:les-list"), "lessen"),
        (reverse("disbursement:bezwaar-list"), "bezwaren"),
        (reverse("disbursement:serie-list"), "series"),
    ],
)
def test_the_page_leads_to_its_file_with_its_filters(page, name, filled, officer):
    desk = browser(officer)
    words = desk.get(f"{page}{'&' if '?' in page else '?'}zoek=").content.decode()
    for form in ("xlsx", "csv"):
        address = reverse("regiodeals:export", args=[name, form])
        start = words.index(address)
        link = words[start : words.index('"', start)].replace("&amp;", "&")
        # The board leaves out what filters nothing, and says that it shows all.
        assert "zoek=" in link or "weergave=alles" in link
        assert body_of(desk.get(link))[:2] in (b"PK", b"\xef\xbb")


def test_a_get_leaves_nothing_behind(filled, officer):
    for name in LISTS:
        fetch(officer, name, **filled.about(name))
    assert not ExportOrder.objects.exists()


def test_the_batch_leads_to_its_payments(filled, officer):
    page = reverse("disbursement:betaalbatch-detail", args=[filled.batch.pk])
    assert f"?batch={filled.batch.pk}&amp;" in browser(officer).get(page).content.decode()
    rows = csv_rows(body_of(fetch(officer, "batch", batch=filled.batch.pk)))
    assert {row["Batch"] for row in rows} == {str(filled.batch.pk)}


def test_the_page_of_files_names_what_the_person_can_take_along(filled, officer):
    page = reverse("regiodeals:export-list")
    words = browser(officer).get(page).content.decode()
    for name in ("Bezwaren", "Series", "Indicatoren", "Rapportages", "Vorderingen"):
        assert f">{name}</a></li>" in words
    region = browser(builders.member(filled.region)).get(page).content.decode()
    assert ">Rapportages</a></li>" in region
    assert ">Bezwaren</a></li>" not in region


# ---- questions -------------------------------------------------------------------------------


def test_a_file_of_five_hundred_rows_asks_as_much_as_one_of_twenty(cast, officer):
    made = world(cast)
    made.grow(FEW)
    asked = {
        (name, form): questions(officer, name, form, **made.about(name))
        for name in LISTS
        for form in ("csv", "xlsx")
    }
    made.grow(MANY - FEW)
    assert asked == {
        (name, form): questions(officer, name, form, **made.about(name)) for name, form in asked
    }
    assert max(asked.values()) <= AT_MOST, asked
