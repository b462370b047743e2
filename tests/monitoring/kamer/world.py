"""Reports to parliament, and what is accepted of many deals without all steps."""

from typing import Any

from django.urls import reverse

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.uitkering.models import Uitkering
from monitoring.kamer import services
from monitoring.kamer.models import CHAPTERS, Kamerrapportage
from monitoring.kamer.rendering.content import content_of
from monitoring.rapportage.models import Akkoord, Indiening, Rapportage
from monitoring.rapportage.rendering.data import hash_of
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from regiodeals.documents.models import Document, Kind
from tests import builders
from tests.monitoring.rapportage.world import YEAR
from tests.remembering import remembered

WORDS = {"general": "Het gaat goed.", "money": "Het geld.", "lessons": "Wij leren.", "sequel": ""}


def url(name: str, *args: Any) -> str:
    """An address of this room."""
    return reverse(f"monitoring:kamer-{name}", args=args)


@remembered
def drafted(officer: User, year: int = YEAR) -> Kamerrapportage:
    """The next edition in concept."""
    return services.draft_report(year=year, actor=officer)


@remembered
def adopted(report: Kamerrapportage, by: User) -> Kamerrapportage:
    """Adopted by somebody who saw it as it is now."""
    return services.adopt_report(
        report_id=report.pk, seen=hash_of(content_of(report, by)), actor=by
    )


def booked(deal: Deal, kind: BoekingKind, cents: int, **fields: Any) -> Boeking:
    """An entry in the ledger of a deal, in the currency of its entitlement."""
    return Boeking.objects.create(
        uitkering=Uitkering.objects.get(deal=deal),
        kind=kind,
        amount_cents=cents,
        **{
            "currency": "EUR",
            "booked_on": builders.NOW.date(),
            "booked_at": builders.NOW,
            "source_key": f"test:{kind}:{deal.pk}",
            "sentence": "Geboekt voor een test",
        }
        | fields,
    )


def report_data(deal: Deal, spent: int | None = 500) -> dict[str, Any]:
    """What is frozen of a rapportage with one programmalijn."""
    answers = {"stand": ("op_schema", None), "rijk_besteed": ("", spent), "lessen": ("Les.", None)}
    return {
        "deal": str(deal),
        "formulier": 2,
        "indiening": 1,
        "jaar": YEAR,
        "onderdelen": [
            {
                "sleutel": "lijn-1",
                "titel": "Lijn",
                "plan": {"rijk": 1000, "regio_publiek": 500, "regio_privaat": 0},
                "antwoorden": [
                    {"vraag": vraag, "label": vraag, "tekst": text, "cent": cents}
                    for vraag, (text, cents) in answers.items()
                ],
            }
        ],
    }


@remembered
def accept_all(deals: list[Deal], spent: int | None = 500) -> None:
    """A rapportage over the year of each, accepted; past the services."""
    writer, signer, judge = (builders.user() for _ in range(3))
    for deal in deals:
        row = Rapportage.objects.create(
            deal=deal,
            year=YEAR,
            form_version=2,
            opened_at=builders.NOW,
            opened_by=writer,
            offered_at=builders.NOW,
            offered_by=writer,
            status="akkoord",
        )
        data = report_data(deal, spent)
        papers = [
            Document.objects.create(kind=kind, filename="x.pdf", ordered_at=builders.NOW)
            for kind in (Kind.ONTVANGSTBEWIJS, Kind.RAPPORTAGE)
        ]
        handed_in = Indiening.objects.create(
            rapportage=row,
            number=1,
            at=builders.NOW,
            by=signer,
            offered_by=writer,
            kassier="gemeente",
            zone="Europe/Amsterdam",
            place="Europe/Amsterdam",
            is_late=False,
            data=data,
            sha256=hash_of(data),
            receipt=papers[0],
        )
        Akkoord.objects.create(indiening=handed_in, by=judge, at=builders.NOW, document=papers[1])


def figures_of(year: int, deals: int) -> dict[str, Any]:
    """What an edition says of so many deals in one tranche, each like the other."""
    known = {"cent": 2, "onbekend": 0}
    source = {"plan": 1, "besteed": known, "toegezegd": known}
    stands = {"op_schema": 1, "aandacht": 0, "risico": 0}
    ledger = {"verleend": 1, "betaald": 1, "verantwoord": 1}
    deal = {
        "nummer": 0,
        "deal": "Deal",
        "tranche": 5,
        "munt": "EUR",
        "verplichting_euro": None,
        "stand": "akkoord",
        "rapportage": {"standen": stands, "rijk": source},
    }
    total = {"tranche": 5, "munt": "EUR", "deals": deals, "akkoord": deals, "standen": stands}
    return {
        "jaar": year,
        "editie": 1,
        "grootboek_op": builders.NOW.date().isoformat(),
        "hoofdstukken": [
            {"nummer": number, "titel": title, "tekst": ""} for _, number, title in CHAPTERS
        ],
        "tranches": [
            total | source | dict.fromkeys(ledger, known) | {"verschil": {"cent": 1, "deals": 1}}
        ],
        "deals": [deal | ledger] * deals,
        "indicatoren": [],
        "lessen": [],
        "vorige": None,
    }


def adopted_in(
    officer: User, year: int = YEAR, deals: int = 1, adopter: User | None = None
) -> Kamerrapportage:
    """An adopted edition with figures of so many deals, made without its steps."""
    return Kamerrapportage.objects.create(
        year=year,
        edition=1,
        drafted_at=builders.NOW,
        drafted_by=officer,
        writers=[officer.pk],
        adopted_at=builders.NOW,
        adopted_by=adopter or builders.behandelaar(),
        data=figures_of(year, deals),
        sha256="a" * 64,
        document=Document.objects.create(
            kind=Kind.KAMERRAPPORTAGE, filename="kamer.pdf", ordered_at=builders.NOW
        ),
        offered_on=builders.NOW.date(),
        kamerstuk="29697, nr. 1",
        status="aangeboden",
    )
