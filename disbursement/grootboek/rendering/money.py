"""Every euro of one deal, on its page, in its panel and in its files."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.policies import may_correct
from disbursement.grootboek.rendering.figures import (
    commitment_figures,
    figures_of,
    parts_of,
    rate_words,
    shown,
)
from disbursement.grootboek.rendering.tables import Cell, Table, amounts, downloads
from disbursement.grootboek.selectors import Balance, Figure, Totals, balance_of
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import plain_date, short_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.deal.policies import may_handle

TOTAL_COLUMNS = (dutch("Wat"), dutch("Bedrag"), dutch("Wat erin zit"))
SUMS = (dutch("Gepland"), dutch("Vrijgegeven"), dutch("Betaald"))
TABLES = ("totalen", "termijnen", "boekingen")


def panel_of(uitkering: Uitkering) -> dict[str, Any]:
    """The dossier shows where the money is; the page shows every entry."""
    balance = balance_of(uitkering)
    stands = balance.entitlement
    items = [
        {"label": figure.label, "value": shown(figure)}
        for figure in [*figures_of(balance), *commitment_figures(balance)]
        if figure.key in PANEL_KEYS and (figure.cents or figure.key in ALWAYS)
    ]
    return {
        "url": reverse("disbursement:geld", args=[uitkering.deal_id]),
        "label": dutch("Elke euro"),
        "items": items,
        "parts": parts_of(stands) if stands.granted_cents else [],
        "currency": balance.currency,
    }


ALWAYS = {"betaald", "te-betalen"}
PANEL_KEYS = ALWAYS | {
    "verantwoord",
    "vastgesteld",
    "vordering",
    "te-veel",
    "koersverschil",
}


def money_page(uitkering: Uitkering, entries: Sequence[Boeking], user: User) -> dict[str, Any]:
    """Totals, termijnen, years and the entries of one page of the list."""
    balance = balance_of(uitkering)
    stands = balance.entitlement
    deal = uitkering.deal
    return {
        "deal": deal,
        "uitkering": uitkering,
        "currency": balance.currency,
        "granted": stands.granted_cents,
        "parts": parts_of(stands),
        "totals": _totals_table(dutch("Totalen uit de boekingen"), figures_of(balance)),
        "commitment": _totals_table(dutch("De verplichting in euro"), commitment_figures(balance)),
        "rate": rate_words(uitkering),
        "termijnen": _termijn_table(uitkering, balance, user),
        "years": _year_table(balance),
        "entries": _entry_table(entries, user),
        "downloads": downloads("geld-export", [deal.pk], TABLES),
    }


def _totals_table(caption: str, figures: Iterable[Figure]) -> Table:
    rows = [[Cell(f.label), Cell(shown(f)), Cell(f.includes)] for f in figures]
    return Table(caption, TOTAL_COLUMNS, rows, frozenset({dutch("Bedrag")}))


def _termijn_table(uitkering: Uitkering, balance: Balance, user: User) -> Table:
    handles = may_handle(uitkering.deal, user)
    pays = user.has_role(Role.CONTROLLER)
    rows = []
    for termijn in uitkering.termijnen.all():
        stands = balance.of_termijn(termijn.pk)
        word, meaning = state_of(termijn, stands)
        url = reverse("disbursement:termijn-condition", args=[termijn.pk]) if handles else ""
        release = reverse("disbursement:betaling-release", args=[termijn.pk]) if pays else ""
        rows.append(
            [
                # Whose task it is to pay goes on from here to the release, or to why not yet.
                Cell(str(termijn), small=_when(termijn), url=release),
                Cell(word, meaning=meaning),
                *amounts(
                    balance.currency,
                    (stands.planned_cents, stands.released_cents, stands.paid_cents),
                ),
                Cell(condition_words(termijn), url=url if _is_open(termijn, stands) else ""),
            ]
        )
    columns = (dutch("Welke termijn"), dutch("Stand"), *SUMS, dutch("Voorwaarde"))
    return Table(dutch("Termijnen van het voorschot"), columns, rows, frozenset(SUMS))


def _is_open(termijn: Termijn, stands: Totals) -> bool:
    """Whether there is still something to write down about the condition."""
    return termijn.awaits_condition or not stands.planned_cents


def state_of(termijn: Termijn, stands: Totals) -> tuple[str, str]:
    """How a termijn stands, in a word with its meaning."""
    if stands.paid_cents >= stands.planned_cents > 0:
        return dutch("betaald"), "ok"
    if stands.paid_cents:
        return dutch("deels betaald"), "busy"
    if stands.released_cents:
        return dutch("vrijgegeven"), "busy"
    if termijn.awaits_condition:
        return dutch("wacht op voorwaarde"), "warning"
    return (
        (dutch("gepland"), "neutral")
        if stands.planned_cents
        else (dutch("nog niet geboekt"), "neutral")
    )


def condition_words(termijn: Termijn) -> str:
    """What it waits for, or since when that is so."""
    if not termijn.condition:
        return dutch("geen")
    words = joined("", (termijn.get_condition_display(), " (", termijn.condition_source, ")"))
    if termijn.condition_met_on is None:
        return words
    return dutch(
        "{voorwaarde}: voldaan op {dag}, {grond}",
        voorwaarde=words,
        dag=plain_date(termijn.condition_met_on),
        grond=termijn.condition_ground,
    )


def _when(termijn: Termijn) -> str:
    day = termijn.due_on or termijn.pay_by
    if day is None:
        return dutch("zes weken na de bekendmaking")
    by = short_date(day, hard_spaces=True)
    if not termijn.budget_year:
        return dutch("uiterlijk {dag}", dag=by)
    return dutch("uiterlijk {dag}, begrotingsjaar {jaar}", dag=by, jaar=termijn.budget_year)


def _year_table(balance: Balance) -> Table:
    columns = (dutch("Jaar"), dutch("Verantwoord"), dutch("Ten onrechte"))
    rows = [
        [
            Cell(str(year)),
            *amounts(
                balance.currency,
                (
                    balance.of_year(year).of(BoekingKind.VERANTWOORD),
                    balance.of_year(year).of(BoekingKind.TEN_ONRECHTE),
                ),
            ),
        ]
        for year in balance.years
    ]
    return Table(dutch("Verantwoord per jaar"), columns, rows, frozenset(columns[1:]))


def _entry_table(entries: Sequence[Boeking], user: User) -> Table:
    rows = [
        [
            Cell(
                short_date(row.booked_on, hard_spaces=True),
                small=dutch("nr. {nummer}", nummer=row.pk),
            ),
            Cell(row.get_kind_display(), small=_year_words(row)),
            Cell(row.sentence, small=_history(row), url=_correct_url(row, user), lang="nl"),
            Cell(format_amount(row.amount_cents, row.currency, decimals="always")),
            Cell(str(row.booked_by or dutch("het systeem"))),
        ]
        for row in entries
    ]
    columns = (
        dutch("Boekdag"),
        dutch("Soort"),
        dutch("Omschrijving"),
        dutch("Bedrag"),
        dutch("Door"),
    )
    return Table(dutch("Boekingen, de oudste eerst"), columns, rows, frozenset({dutch("Bedrag")}))


def _year_words(row: Boeking) -> str:
    return dutch("over {jaar}", jaar=row.year) if row.year else ""


def _history(row: Boeking) -> str:
    if row.corrects_id:
        return dutch("herstelt nr. {nummer}", nummer=row.corrects_id)
    undone = getattr(row, "corrected_by", None)
    return dutch("teruggeboekt in nr. {nummer}", nummer=undone.pk) if undone else ""


def _correct_url(row: Boeking, user: User) -> str:
    is_standing = row.corrects_id is None and getattr(row, "corrected_by", None) is None
    if not is_standing or not may_correct(row, user):
        return ""
    return reverse("disbursement:boeking-correct", args=[row.pk])
