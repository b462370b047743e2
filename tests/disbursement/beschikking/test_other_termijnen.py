"""Other termijnen in the letter, in its data, and on the pages where they are laid down."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.rendering import facts
from disbursement.beschikking.rendering.letter import letter_blocks, letter_html
from disbursement.grootboek.forms import termijn_initial
from disbursement.grootboek.selectors import standing_schedule
from disbursement.grootboek.services import plan_termijnen
from disbursement.uitkering.models import TermijnCondition
from disbursement.uitkering.services import DollarRate
from regiodeals.legal.payment_schedule import PlannedTermijn
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.beschikking.browsing import page_of
from tests.screens.pages import read

pytestmark = pytest.mark.django_db

B = BeschikkingKind
TWO, THREE, FIVE, TEN = 200_000_000, 300_000_000, 500_000_000, 1_000_000_000
LATER = date(2026, 6, 1)
WAITS = PlannedTermijn(
    amount_cents=THREE,
    pay_by=LATER,
    budget_year=2026,
    condition=TermijnCondition.VOORTGANG,
    condition_source="convenant, artikel 7",
)
RATE = DollarRate(rate=Decimal("1.1000"), on=date(2024, 11, 25), source="DNB")


def letter_of(row):
    said = facts.letter_facts(row, dated_on=builders.NOW.date(), mandaat=None)
    return said, words(letter_html(said, letter_blocks(said)))


def words(html):
    """The text, with a blank between the cells of a table."""
    text = read(html.replace("</t", " </t")).text
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def granted(cast, monkeypatch):
    issued.with_quick_letters(monkeypatch)
    return cast.announced()


@pytest.fixture
def rows(granted):
    first = standing_schedule(granted.uitkering)[0].content
    return (first, PlannedTermijn(amount_cents=TWO, pay_by=date(2025, 6, 2)), WAITS)


def typed(rows, **more):
    """The form as a person fills it in."""
    answers = {
        "subject": "de termijnen van het voorschot",
        "legal_ground": "artikel 13 van het Besluit",
        "reasons": "De regio heeft het geld later nodig.",
    }
    for name, value in termijn_initial(rows).items():
        if isinstance(value, date):
            answers[name] = value.isoformat()
        elif name.startswith("bedrag"):
            answers[name] = f"{value // 100},00"
        else:
            answers[name] = str(value or "")
    return answers | more


def begin(client, cast, granted, **data):
    client.force_login(cast.drafter)
    url = reverse("disbursement:beschikking-begin", args=[granted.uitkering_id, "wijziging"])
    return client.post(url, data)


def test_the_letter_of_a_wijziging_says_each_termijn_with_its_condition(cast, granted, rows):
    said, text = letter_of(cast.decided(B.WIJZIGING, granted, schedule=rows))
    assert said["termijnen"][2] == {
        "datum": "2026-06-01",
        "bedrag": THREE,
        "begrotingsjaar": 2026,
        "voorwaarde": "voortgangsrapportage",
        "voorwaarde_bron": "convenant, artikel 7",
    }
    assert "Termijnen van het voorschot" in text
    assert (
        "Derde termijn uiterlijk 1 juni 2026, nadat ik uw voortgangsrapportage heb goedgekeurd"
        " (convenant, artikel 7), begrotingsjaar 2026 3.000.000"
    ) in text
    assert "Totaal 10.000.000" in text


def test_a_wijziging_of_something_else_says_nothing_of_termijnen(cast, granted):
    said, text = letter_of(cast.decided(B.WIJZIGING, granted))
    assert "termijnen" not in said
    assert "koers" not in said
    assert "Termijnen van het voorschot" not in text


def test_the_verlening_says_the_conditions_and_the_years(cast):
    grant = builders.uitkering(cast.drafter)
    first = PlannedTermijn(amount_cents=700_000_000)
    plan_termijnen(uitkering_id=grant.pk, rows=[first, WAITS], actor=cast.drafter)
    said, text = letter_of(cast.draft(grant))
    assert said["betaling"]["termijnen"][0] == {"datum": None, "bedrag": 700_000_000}
    assert said["betaling"]["termijnen"][1]["voorwaarde"] == "voortgangsrapportage"
    assert "nadat ik uw voortgangsrapportage heb goedgekeurd (convenant, artikel 7)" in text


def test_the_letter_of_an_island_says_the_rate_of_more_dollars(cast):
    island = cast.announced(builders.saba(cast.drafter))
    for source in builders.sources_of(island.uitkering.deal):
        source.amount_cents = 600_000_000
        source.save()
    row = cast.decided(B.WIJZIGING, island, amount_cents=637_500_000, dollar_rate=RATE)
    said, text = letter_of(row)
    assert said["koers"] == {"koers": "1.1000", "datum": "2024-11-25", "bron": "DNB"}
    assert "koers van 25 november 2024: één euro is 1,1000 dollar (DNB)" in text


def test_the_form_lays_them_down_and_the_page_shows_what_changes(client, cast, granted, rows):
    answer = begin(client, cast, granted, **typed(rows))
    draft = Beschikking.objects.get(kind=B.WIJZIGING)
    assert answer.status_code == 302
    assert [row["bedrag"] for row in draft.schedule or ()] == [FIVE, TWO, THREE]
    text = words(page_of(client, cast.reviewer, draft).content.decode())
    assert "Termijnen die veranderen" in text
    assert (
        "Nu: geen. Na dit besluit: € 3.000.000,00, uiterlijk 1 juni 2026, begrotingsjaar 2026"
        in text
    )


def test_a_form_with_the_same_termijnen_changes_none(client, cast, granted):
    standing = standing_schedule(granted.uitkering)
    begin(client, cast, granted, **typed(standing))
    assert Beschikking.objects.get(kind=B.WIJZIGING).schedule is None


def test_a_refusal_stands_above_the_form_and_what_was_typed_stays(client, cast, granted, rows):
    answer = begin(client, cast, granted, **typed(rows, bedrag_3="1.000.000,00"))
    text = words(answer.content.decode())
    assert "De termijnen zijn samen € 8.000.000,00, maar het hele voorschot is" in text
    assert not Beschikking.objects.filter(kind=B.WIJZIGING).exists()
    assert 'value="1.000.000,00"' in answer.content.decode()


def test_of_what_was_released_nothing_is_asked(client, cast, granted, rows):
    grant = granted.uitkering
    builders.release(grant, grant.termijnen.get(number=1))
    begin(client, cast, granted, **typed(rows, bedrag_1="1,00"))
    schedule = Beschikking.objects.get(kind=B.WIJZIGING).schedule or []
    assert schedule[0]["bedrag"] == FIVE


def test_a_concept_shows_its_own_termijnen_again(client, cast, granted, rows):
    draft = cast.decided(B.WIJZIGING, granted, schedule=rows)
    client.force_login(cast.drafter)
    page = client.get(reverse("disbursement:beschikking-revise", args=[draft.pk]))
    assert 'value="3.000.000' in page.content.decode()


def test_the_page_before_the_verlening_fills_them_in(client, cast):
    grant = builders.uitkering(cast.drafter)
    client.force_login(cast.drafter)
    url = reverse("disbursement:termijnen-plan", args=[grant.pk])
    assert client.get(url).status_code == 200
    refused = client.post(url, {"bedrag_1": "7.000.000,00"})
    assert "maar het hele voorschot is" in words(refused.content.decode())
    first = PlannedTermijn(amount_cents=700_000_000)
    assert client.post(url, typed([first, WAITS])).status_code == 302
    assert [t.condition for t in grant.termijnen.all()] == ["", "voortgangsrapportage"]
    dossier = client.get(reverse("regiodeals:deal-detail", args=[grant.deal_id]))
    assert "voortgangsrapportage akkoord" in words(dossier.content.decode())
