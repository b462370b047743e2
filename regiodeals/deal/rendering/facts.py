"""The facts on top of a dossier; what is not known is None and reads "onbekend"."""

from datetime import date
from typing import Any

from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import plain_date, short_date
from regiodeals.common.english import english_day_of_year
from regiodeals.common.money import format_amount
from regiodeals.common.words import Words, dutch
from regiodeals.deal.models import Deal, DealParty, DealStatus, PartyRole
from regiodeals.deal.term import NOW_DAYS, SOON_DAYS, TermState, grant_by, term_state
from regiodeals.legal.grant_rules import Instrument

NOT_APPLICABLE = "–"
MEANING = {
    DealStatus.VOORSTEL: "neutral",
    DealStatus.GESELECTEERD: "neutral",
    DealStatus.IN_VOORBEREIDING: "busy",
    DealStatus.GESLOTEN: "busy",
    DealStatus.EINDVERANTWOORDING: "busy",
    DealStatus.AFGEWEZEN: "error",
    DealStatus.INGETROKKEN: "error",
    DealStatus.OPGEZEGD: "error",
}


def meaning_of(deal: Deal) -> str:
    """The meaning of the state, for the shape and colour of its tag."""
    return MEANING.get(DealStatus(deal.status), "ok")


def facts_of(deal: Deal, today: date) -> list[dict[str, Any]]:
    """The row of facts on top of the dossier; None is printed as onbekend."""
    return [
        {
            "label": dutch("Rijksbijdrage"),
            "value": format_amount(deal.rijksbijdrage_cents),
            "note": dutch("inclusief btw"),
            "example": "rijksbijdrage_cents" in deal.example_fields,
        },
        _term_fact(deal, today),
        _basis_fact(deal),
        _kassier_fact(deal),
        {
            "label": dutch("Einde"),
            "value": plain_date(deal.ends_on) if deal.ends_on else None,
            "note": dutch("van de Regio Deal"),
            "example": "ends_on" in deal.example_fields,
        },
        {
            "label": dutch("Behandelaar"),
            "value": str(deal.accounthouder) if deal.accounthouder else None,
            "note": deal.accounthouder.email if deal.accounthouder else dutch("nog niet verdeeld"),
            "example": "accounthouder" in deal.example_fields,
        },
    ]


# How sure the known facts are; another word is shown as it was kept.
CERTAINTIES = {
    "kamerbrief": dutch("kamerbrief"),
    "nieuwsbericht": dutch("nieuwsbericht"),
    "afgeleid": dutch("afgeleid"),
}


def about_items(deal: Deal) -> list[dict[str, Any]]:
    """What else is known of a deal, as labels with values."""
    rules = deal.tranche.known_rules
    vulnerable = {True: dutch("ja"), False: dutch("nee"), None: None}[deal.is_vulnerable_region]
    items: list[dict[str, Any]] = [
        {"label": dutch("Gebied"), "value": deal.region},
        {"label": dutch("Kwetsbare regio"), "value": vulnerable},
    ]
    if deal.vulnerable_reason:
        why = {"label": dutch("Reden om af te wijken"), "value": deal.vulnerable_reason}
        items.append(why | {"lang": "nl"})
    return [
        *items,
        {"label": dutch("Voortgang melden"), "value": _before(deal.progress_due)},
        {"label": dutch("Regels"), "value": rules.regulation.publication if rules else None},
        {"label": dutch("Bron"), "value": deal.source, "lang": "nl" if deal.source else ""},
        {"label": dutch("Zekerheid"), "value": CERTAINTIES.get(deal.certainty, deal.certainty)},
    ]


def party_in_role(deal: Deal, role: str) -> DealParty | None:
    """The first party of a deal in one role, from what the page has already read."""
    return next((party for party in deal.parties.all() if party.role == role), None)


def _before(day: str) -> str | None:
    return (
        dutch("elk jaar vóór {dag}", dag=Words(day, lambda: english_day_of_year(day)))
        if day
        else None
    )


def _term_fact(deal: Deal, today: date) -> dict[str, Any]:
    last = grant_by(deal)
    term = term_state(deal, last)
    if deal.granted_on is not None and last is not None:
        return _granted_fact(deal, deal.granted_on, last)
    fact = {
        "label": dutch("Uiterste dag beschikking"),
        "example": "concluded_on" in deal.example_fields,
    }
    if term is TermState.RUNNING and last is not None:
        return fact | _running(last, today)
    if term is TermState.UNKNOWN:
        note = dutch("vrije dagen na {jaar} onbekend", jaar=f"{deal.concluded_on:%Y}")
        return fact | {"value": None, "note": note}
    note = dutch("termijn loopt niet") if deal.concluded_on else dutch("begint met het convenant")
    return fact | {"value": NOT_APPLICABLE, "note": note}


def _granted_fact(deal: Deal, granted_on: date, last: date) -> dict[str, Any]:
    days = (last - granted_on).days
    note = (
        dutch("{dagen} vóór de uiterste dag", dagen=days_words(days))
        if days
        else dutch("op de uiterste dag")
    )
    return {
        "label": dutch("Verleend"),
        "value": short_date(granted_on, hard_spaces=True),
        "note": note if days >= 0 else dutch("{dagen} te laat", dagen=days_words(-days)),
        "tone": None if days >= 0 else "error",
        "example": "granted_on" in deal.example_fields,
    }


def _running(last: date, today: date) -> dict[str, Any]:
    left = (last - today).days
    note = dutch("nog {dagen}", dagen=days_words(left)) if left > 0 else dutch("vandaag")
    return {
        "value": short_date(last, hard_spaces=True),
        "note": note if left >= 0 else dutch("{dagen} te laat", dagen=days_words(-left)),
        "tone": "error" if left <= NOW_DAYS else "warn" if left <= SOON_DAYS else None,
    }


def days_words(number: int) -> str:
    """'1 dag', '29 dagen'."""
    return dutch("1 dag") if number == 1 else dutch("{aantal} dagen", aantal=number)


def _basis_fact(deal: Deal) -> dict[str, Any]:
    instrument = _instrument_of(deal)
    rules = deal.tranche.known_rules
    basis = rules.bases.get(instrument) if rules and instrument else None
    return {
        "label": dutch("Soort uitkering"),
        "value": instrument.words if instrument else None,
        "note": dutch(
            "tranche {nummer}, {artikel}", nummer=deal.tranche.number, artikel=cited(basis.granting)
        )
        if basis
        else dutch("volgt uit de regiokassier"),
    }


def _instrument_of(deal: Deal) -> Instrument | None:
    uitkering = getattr(deal, "uitkering", None)
    if uitkering is not None:
        return Instrument(uitkering.instrument)
    kassier = party_in_role(deal, PartyRole.KASSIER)
    rules = deal.tranche.known_rules
    if kassier is None or rules is None:
        return None
    return rules.instrument_for(kassier.organisation.organisation_kind)


def _kassier_fact(deal: Deal) -> dict[str, Any]:
    kassier = party_in_role(deal, PartyRole.KASSIER)
    return {
        "label": dutch("Regiokassier"),
        "value": str(kassier.organisation) if kassier else None,
        "note": dutch("ontvangt de uitkering") if kassier else dutch("nodig voor de uitkering"),
        "example": bool(kassier and kassier.is_example),
    }
