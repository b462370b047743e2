"""What is owed is kept in Dutch, and told in English to who reads that."""

from datetime import date

import pytest
from django.utils.translation import override

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import said
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.titles import (
    PAID,
    PAY_BACK,
    TITLES,
    outcome_of,
    owner_of,
    source_of,
    title_of,
)


def owed(title="Iets", source="Iets", kind=ObligationKind.SISA):
    return Obligation(title=title, source=source, kind=kind)


def english(words):
    with override("en"):
        return said(words)


@pytest.mark.parametrize("pattern", TITLES)
def test_every_title_is_read_back_as_it_was_kept(pattern):
    names = ("deal", "besluit", "wie", "nummer", "soort", "termijn", "bedrag", "vordering")
    filled = dict.fromkeys([*names, "stuk", "jaar", "wat"], "Saba")
    kept = pattern.format(**filled)
    found = title_of(owed(kept))
    assert found == kept
    assert english(found) == english(pattern).format(**filled)
    assert english(found) != kept


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("SiSa-verantwoording over 2025 sturen", "SiSa account for 2025, to be sent in"),
        (
            "Jaarrekening en jaarverslag over 2025 sturen via het Cft",
            "Annual accounts and annual report for 2025, to be sent in through the Cft",
        ),
        ("Termijn 2 van Saba betalen", "Pay instalment 2 of Saba"),
        ("Iets wat niemand zo schreef", "Iets wat niemand zo schreef"),
    ],
)
def test_what_was_filled_in_is_told_in_english_where_it_is_ours(kept, told):
    assert english(title_of(owed(kept))) == told


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (
            "Door het ministerie gevraagd op maandag 18 november 2024",
            "Asked by the ministry on Monday 18 November 2024",
        ),
        (
            "Elk jaar vóór 15 juni, volgens artikel 4 van het convenant",
            "Each year before 15 June, according to article 4 van het convenant",
        ),
        (
            "Elk jaar vóór 15 juni, volgens het convenant",
            "Each year before 15 June, according to the covenant",
        ),
        ("Awb, artikel 6:7", "Awb, article 6:7"),
    ],
)
def test_a_source_is_told_with_its_day_and_an_article_keeps_its_name(kept, told):
    assert english(source_of(owed(source=kept))) == told


def test_a_payment_is_told_with_its_amount_and_its_day_in_english():
    kept = PAID.format(bedrag=format_amount(2_637_500_50, "USD"), dag=long_date(date(2024, 12, 18)))
    assert english(outcome_of(Obligation(met_how=kept))) == (
        "US$\u00a02,637,500.50 paid; booked on Wednesday 18 December 2024."
    )
    assert english(title_of(owed(PAY_BACK.format(bedrag="€\u00a01.000", besluit="X")))) == (
        english(PAY_BACK).format(bedrag="€\u00a01,000", besluit="X")
    )


def test_how_it_was_met_is_told_in_english_and_the_words_of_a_person_are_not():
    assert english(outcome_of(Obligation(met_how="De beschikking is bekendgemaakt."))) == (
        "The decision has been notified."
    )
    assert english(outcome_of(Obligation(cancelled_because="Hoeft niet meer."))) == (
        "Hoeft niet meer."
    )


def test_a_role_is_called_in_english_and_a_person_by_his_name():
    assert english(owner_of(Obligation(owner_role="behandelaar"))) == "case handler"
    assert english(owner_of(Obligation(owner_name="Eva Jansen"))) == "Eva Jansen"


def test_an_action_point_is_in_the_words_of_who_wrote_it_down():
    title = "De brief sturen"
    assert english(title_of(owed(title, kind=ObligationKind.ACTIEPUNT))) == title
