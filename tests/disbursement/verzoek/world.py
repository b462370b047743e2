"""A grant that was made known, letters of its region, and requests in any phase."""

from datetime import UTC, date, datetime
from typing import Any

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek import services
from disbursement.verzoek.models import Verzoek, VerzoekKind
from disbursement.verzoek.services import Letter, Wish, WishedLine
from regiodeals.accounts.models import User
from regiodeals.documents import services as documents
from tests import builders
from tests.builders import Cast
from tests.disbursement.bezwaar import world as objections
from tests.remembering import remembered

TODAY = date(2024, 11, 18)
# Eight weeks after Monday 18 November 2024.
LAST_DAY = date(2025, 1, 13)
PERIOD_ENDS = date(2028, 12, 31)
LATER, LATEST = date(2029, 12, 31), date(2030, 6, 30)
PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"
REASON = "De bouw begon een jaar later doordat de grond eerst is gesaneerd."


def at(day: date, hour: int = 11) -> datetime:
    """A moment of that day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def granted(cast: Cast) -> Uitkering:
    """An uitkering of ten million that was made known, past the services, with its programme."""
    grant = objections.known(cast).uitkering
    builders.budget(grant.deal)
    second = grant.deal.programmalijnen.create(order=2, name="Economie")
    second.activiteiten.create(order=1, name="Campus", rijk_cents=0)
    for number in (1, 2):
        grant.termijnen.create(number=number, amount_cents=grant.amount_cents // 2)
    return Uitkering.objects.get(pk=grant.pk)


def letter(content: bytes = PDF, name: str = "brief.pdf") -> Letter:
    """What came in."""
    return Letter(name, content)


def wish(**fields: Any) -> Wish:
    """A verlenging until the end of 2029, asked today."""
    values: dict[str, Any] = {
        "kind": VerzoekKind.VERLENGING,
        "received_on": TODAY,
        "reason": REASON,
        "reference": "VB-9",
    }
    if fields.get("kind", VerzoekKind.VERLENGING) == VerzoekKind.VERLENGING:
        values["spend_until"] = LATER
    return Wish(**(values | fields))


@remembered
def register(grant: Uitkering, actor: User, file: Letter | None = None, **fields: Any) -> Verzoek:
    """Laid down as it came in."""
    return services.register_verzoek(
        uitkering_id=grant.pk, wish=wish(**fields), letter=file or letter(), actor=actor
    )


def programme(grant: Uitkering, *cents: int) -> dict[str, Any]:
    """A herverdeling with these amounts for the lines in order."""
    keys = grant.deal.programmalijnen.order_by("order").values_list("pk", flat=True)
    lines = zip(keys, cents, strict=True)
    return {
        "kind": VerzoekKind.HERVERDELING,
        "lines": tuple(WishedLine(programmalijn_id=key, amount_cents=part) for key, part in lines),
    }


def schedule(*parts: tuple[int, date | None]) -> dict[str, Any]:
    """Another schedule of termijnen."""
    lines = tuple(WishedLine(amount_cents=cents, pay_by=day) for cents, day in parts)
    return {"kind": VerzoekKind.TERMIJNEN, "lines": lines}


@remembered
def advised(grant: Uitkering, cast: Cast, *, grants: bool = True, **fields: Any) -> Verzoek:
    """The same, and a colleague advised."""
    verzoek = register(grant, cast.drafter, **fields)
    services.ask_advice(verzoek_id=verzoek.pk, actor=cast.drafter)
    return services.advise(
        verzoek_id=verzoek.pk, grant=grants, advice="Goed onderbouwd.", actor=cast.reviewer
    )


@remembered
def prepared(verzoek: Verzoek, cast: Cast, *, grant: bool = True, **fields: Any) -> Verzoek:
    """The same, with the concept of its decision."""
    values: dict[str, Any] = {"reasons": "Met een jaar extra kan alles worden afgerond."}
    if verzoek.kind != VerzoekKind.VERLENGING:
        values["legal_ground"] = "artikel 9 van het convenant"
    return services.prepare_decision(
        verzoek_id=verzoek.pk, grant=grant, actor=cast.drafter, **(values | fields)
    )


@remembered
def decided(verzoek: Verzoek, cast: Cast, **fields: Any) -> Any:
    """The same, and the decision went all the way to its bekendmaking."""
    decision = prepared(verzoek, cast, **fields).decision
    assert decision is not None
    announce(decision, cast)
    return fresh(verzoek)


@remembered
def announce(row: Beschikking, cast: Cast) -> Beschikking:
    """Handed in, approved, signed and made known; what stands in the letter is not the matter."""
    for verb, actor in (
        ("submit", cast.drafter),
        ("approve", cast.reviewer),
        ("sign", cast.signer),
    ):
        beschikkingen.take_step(beschikking_id=row.pk, verb=verb, actor=actor)
    row.refresh_from_db()
    assert row.document_id is not None
    assert documents.fulfil(row.document_id, lambda: PDF)
    return beschikkingen.announce_beschikking(beschikking_id=row.pk, actor=cast.drafter)


def fresh(row: Any) -> Any:
    """The row as the database has it."""
    return type(row).objects.get(pk=row.pk)


def texts(error: Any) -> str:
    """The sentence of a refusal."""
    return str(error.value)
