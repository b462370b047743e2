"""The blocks of a letter that follow from one record each."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from disbursement.beschikking.rendering.letter_parts import (
    Afzender as AfzenderFacts,
)
from disbursement.beschikking.rendering.letter_parts import (
    Betaling,
    DealFacts,
    Dollars,
    Geadresseerde,
    Grondslag,
    Ondertekening,
    Partij,
    Periode,
    Rechtsmiddel,
    TermijnFacts,
    Verantwoording,
    Voortgang,
    Voorwaarde,
)
from disbursement.mandaat.models import Afzender, Bevoegdheid
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering import grant_by
from regiodeals.legal.grant_rules import (
    Finding,
    GrantRules,
    Instrument,
    OrganisationKind,
    Outcome,
)
from regiodeals.legal.progress import day_of_progress
from regiodeals.legal.remedies import Remedy
from regiodeals.legal.terms import Term, TermUnit, last_day, nominal_last_day
from regiodeals.party.models import Organisation

CEILING_TITLE = "Plafond"
# The letter gives the reasons a reader can check; the whole test stays in the dossier.
REASONS_IN_LETTER = (
    "gesloten-in-periode",
    "tijdig-verleend",
    "kassier",
    "hoogte",
    "regionale-financiering",
    "plafond",
    "een-uitkering",
)
SALUTATIONS = {
    OrganisationKind.OPENBAAR_LICHAAM_BES: "Geacht bestuurscollege,",
    OrganisationKind.GEMEENTE: "Geacht college,",
    OrganisationKind.PROVINCIE: "Geacht college,",
}
ARTICLES = {
    OrganisationKind.OPENBAAR_LICHAAM_BES: "het ",
    OrganisationKind.GEMEENTE: "de ",
    OrganisationKind.PROVINCIE: "de ",
}
TWO_MONTHS = Term(2, TermUnit.MONTHS, source="Besluit, artikel 14 en 16 lid 2, onder d")
SISA_DAY = (7, 15)
# FinBES 28-31: before 15 July, so the fourteenth is the last day.
FINBES_DAY = (7, 14)


def sender(afzender: Afzender) -> AfzenderFacts:
    """Who sends the letter; a picture is pinned by its hash, so that it stays the same one."""
    facts: AfzenderFacts = {
        "organisatie": afzender.organisation,
        "onderdeel": afzender.unit,
        "retouradres": afzender.return_address,
        "telefoon": afzender.phone,
        "email": afzender.email,
    }
    if afzender.logo is not None:
        facts["beeldmerk"] = afzender.logo.sha256
    return facts


def addressee(kassier: Organisation) -> Geadresseerde:
    """The board of the kassier.

    Raises RequirementsUnmet when its address is unknown: a letter must reach somebody (Awb 3:41).
    """
    if not kassier.address.strip():
        raise RequirementsUnmet(
            [dutch("Het adres van {kassier} is onbekend. Vul het adres in.", kassier=kassier)]
        )
    kind = kassier.organisation_kind
    name = kassier.name[:1].upper() + kassier.name[1:]
    lines = [name, kassier.board, *kassier.address.splitlines()]
    return {
        "regels": [line.strip() for line in lines if line.strip()],
        "aanhef": SALUTATIONS.get(kind, "Geacht bestuur,"),
        "naam": ARTICLES.get(kind, "") + kassier.name,
        "tooi": kassier.tooi,
    }


def deal(uitkering: Uitkering) -> DealFacts:
    """The Regio Deal and its days."""
    subject = uitkering.deal
    last = grant_by(subject)
    if subject.concluded_on is None or last is None:
        raise RequirementsUnmet([dutch("Het convenant is nog niet gesloten.")])
    received = uitkering.request_received_on
    return {
        "naam": subject.full_name,
        "tranche": subject.tranche.number,
        "gesloten": subject.concluded_on.isoformat(),
        "verzoek_datum": received.isoformat() if received else None,
        "uiterlijk_verlenen": last.isoformat(),
        "einde": subject.ends_on.isoformat() if subject.ends_on else None,
    }


def parties(subject: Deal) -> list[Partij]:
    """The parties in the order in which they came in."""
    rows = subject.parties.select_related("organisation")
    return [
        {"rol": row.role, "naam": row.organisation.name, "tooi": row.organisation.tooi}
        for row in rows
    ]


def legal_basis(rules: GrantRules, instrument: Instrument) -> Grondslag:
    """The regulation, its article for this instrument, and the act above it."""
    basis = rules.basis_for(instrument)
    return {
        "regeling": rules.regulation.name,
        "vindplaats": rules.regulation.publication,
        "artikel": basis.granting,
        "wet": basis.parent_act,
        "wet_artikel": basis.parent_article,
    }


def dollars(uitkering: Uitkering) -> Dollars | None:
    """The entitlement in dollars; None for a specifieke uitkering."""
    rate, rate_on = uitkering.usd_rate, uitkering.usd_rate_on
    if uitkering.usd_cents is None or rate is None or rate_on is None:
        return None
    return {
        "cent": uitkering.usd_cents,
        "valuta": "USD",
        "koers": rate_of(rate),
        "koers_datum": rate_on.isoformat(),
        "koers_bron": uitkering.usd_rate_source,
    }


def rate_of(rate: Decimal) -> str:
    """'1.0550': at least four decimals."""
    return f"{rate:f}".rstrip("0").ljust(len(f"{rate:.4f}"), "0")


def period(first: date, last: date) -> Periode:
    """The spending period, both days included."""
    return {"van": first.isoformat(), "tot_en_met": last.isoformat()}


def reasons(findings: Iterable[Finding]) -> list[Voorwaarde]:
    """The findings that the letter prints, in the order of the Besluit."""
    return [
        {
            "voorwaarde": finding.title,
            "bevinding": finding.finding,
            "artikel": finding.article.removeprefix("artikel "),
            "oordeel": "voldaan" if finding.outcome is Outcome.VOLDOET else "afwijking",
        }
        for finding in findings
        if finding.key in REASONS_IN_LETTER
    ]


def payment(uitkering: Uitkering) -> Betaling:
    """The advance in its termijnen, and the part for the BTW-compensatiefonds."""
    return {
        "rekening": uitkering.account_number,
        "tenaamstelling": uitkering.account_name,
        "termijnen": [instalment(termijn) for termijn in uitkering.termijnen.all()],
        "bcf": uitkering.bcf_cents or None,
        "totaal": uitkering.entitlement_cents,
    }


def instalment(termijn: Termijn) -> TermijnFacts:
    """A termijn as the decision names it; before the bekendmaking it has no other day."""
    found: TermijnFacts = {
        "datum": termijn.pay_by.isoformat() if termijn.pay_by else None,
        "bedrag": termijn.amount_cents,
    }
    if termijn.budget_year is not None and termijn.due_on is None:
        found["begrotingsjaar"] = termijn.budget_year
    if termijn.condition:
        found["voorwaarde"] = termijn.condition
        found["voorwaarde_bron"] = termijn.condition_source
    return found


def progress(subject: Deal, dated_on: date) -> Voortgang | None:
    """The yearly progress report; None while the convenant's day for it is unknown.

    Raises RequirementsUnmet for a day that does not come every year.
    """
    if not subject.progress_due:
        return None
    first = day_of_progress(subject.progress_due, dated_on.year)
    if first is None:
        raise RequirementsUnmet(
            [
                dutch(
                    "‘{dag}’ is geen dag waarop elk jaar een voortgangsrapportage kan komen."
                    " Schrijf hem als 15 juni.",
                    dag=subject.progress_due,
                )
            ]
        )
    return {"jaarlijks_voor": subject.progress_due, "eerste": first.isoformat()}


def accountability(uitkering: Uitkering, dated_on: date) -> Verantwoording:
    """First and last year to account for: SiSa by 15 July, the islands before it."""
    month, day = FINBES_DAY if uitkering.is_bijzonder else SISA_DAY
    first, last = dated_on.year, uitkering.spend_until.year
    return {
        "eerste_jaar": first,
        "eerste_datum": date(first + 1, month, day).isoformat(),
        "laatste_jaar": last,
        "laatste_datum": date(last + 1, month, day).isoformat(),
        "sisa_code": None,
        "bcf_buiten_sisa": None,
    }


def two_months_after(day: date) -> str:
    """The nominal day; that it may fall on a free day is said beside it, not decided here."""
    return nominal_last_day(day, TWO_MONTHS).isoformat()


def remedy(way: Remedy, afzender: Afzender, dated_on: date) -> Rechtsmiddel:
    """Where and until when to object, if the letter is made known on its own date."""
    fee = way.court_fee_usd_cents
    return {
        "termijn": {
            "lengte": way.term.length,
            "eenheid": way.term.unit.value,
            "artikel": way.term.source,
        },
        "laatste_dag": last_day(dated_on, way.term).isoformat(),
        "adres": afzender.objection_address,
        "email": afzender.objection_email or None,
        "gerecht": way.court,
        "gerecht_adres": afzender.court_address if way.court else None,
        "griffierecht": {"cent": fee, "valuta": "USD"} if fee else None,
    }


def signature(mandaat: Bevoegdheid | None) -> Ondertekening:
    """Who signs on behalf of whom (Awb 10:10), and in whose absence; without one still to come."""
    if mandaat is None:
        return {
            "minister": "de Minister",
            "namens_deze": True,
            "naam": "[naam volgt bij ondertekening]",
            "functie": "[functie volgt bij ondertekening]",
        }
    block: Ondertekening = {
        "minister": mandaat.mandaat.ambt.minister,
        "namens_deze": True,
        "naam": str(mandaat.signer),
        "functie": mandaat.office,
    }
    if mandaat.principal is not None:
        block["bij_afwezigheid_van"] = str(mandaat.principal)
    return block
