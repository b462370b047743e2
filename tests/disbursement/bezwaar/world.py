"""A beschikking that has been made known, quickly, and the days on which its term ends."""

from datetime import UTC, date, datetime
from typing import Any

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.bezwaar import services as bezwaren
from disbursement.bezwaar.models import Bezwaar, Channel, Outcome, WaiverGround
from disbursement.bezwaar.services import Objection
from disbursement.uitkering.models import Uitkering
from regiodeals.accounts.models import Role, User
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document, Kind
from regiodeals.legal.grant_rules import Instrument
from tests import builders
from tests.builders import Cast
from tests.remembering import remembered
from tests.screens.many_deals import concluded_deals

# Made known on Monday 18 November 2024: until Monday 30 December, by post until 6 January.
LAST_DAY = date(2024, 12, 30)
FINAL_FROM = date(2024, 12, 31)
LAST_POST_DAY = date(2025, 1, 6)
DAY_OF_THE_JOB = date(2025, 1, 7)


def at(day: date, hour: int = 11) -> datetime:
    """A moment of that day, in the morning on every clock of the Kingdom unless said otherwise."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@remembered
def known(cast: Cast) -> Beschikking:
    """Bekendgemaakt, past the services: many tests begin here, and few ask how it came so far."""
    region = builders.organisation()
    [deal] = concluded_deals(1, region=region, officer=cast.drafter)
    grant = Uitkering.objects.create(
        deal=deal,
        kassier=region,
        instrument=Instrument.SPUK.value,
        amount_cents=deal.rijksbijdrage_cents,
        spend_from=date(2024, 9, 24),
        spend_until=date(2028, 12, 31),
        account_number="NL00 EXMP 0000 0000 00",
        account_name="gemeente Voorbeeld",
    )
    letter = Document.objects.create(
        kind=Kind.BESCHIKKING, filename="brief.pdf", ordered_at=builders.NOW
    )
    return Beschikking.objects.create(
        uitkering=grant,
        # Out of the way of the numbers that a signature draws.
        kenmerk=f"SPUK-2024-{9_000 + grant.pk:04}",
        drafter=cast.drafter,
        drafted_at=builders.NOW,
        reviewer=cast.reviewer,
        reviewed_at=builders.NOW,
        signer=cast.signer,
        signed_at=builders.NOW,
        mandaat=builders.bevoegdheid_of(cast.signer).mandaat,
        facts={},
        document=letter,
        announced_at=builders.NOW,
        announced_on=date(2024, 11, 18),
        announced_zone="Europe/Amsterdam",
        remedy_last_day=LAST_DAY,
        status=BeschikkingStatus.BEKENDGEMAAKT,
    )


@remembered
def announced(cast: Cast, grant: Any = None) -> Beschikking:
    """Bekendgemaakt; what stands in the letter is not the matter here."""
    return announce(cast.signed(grant), cast)


@remembered
def announce(row: Beschikking, cast: Cast) -> Beschikking:
    """Make known what has been signed."""
    assert row.document_id is not None
    assert documents.fulfil(row.document_id, lambda: b"%PDF-1.7 " + str(row.pk).encode())
    return beschikkingen.announce_beschikking(beschikking_id=row.pk, actor=cast.drafter)


@remembered
def signed_by_deputy(cast: Cast) -> Beschikking:
    """Bekendgemaakt, and signed by a deputy in the place of `cast.signer`."""
    deputy = builders.user(Role.TEKENBEVOEGDE, name="Vera", last_name="Vervanger")
    builders.vervanging(cast.signer, deputy)
    row = cast.approved()
    return announce(beschikkingen.sign_beschikking(beschikking_id=row.pk, actor=deputy), cast)


@remembered
def announced_on_saba(cast: Cast) -> Beschikking:
    """The same for an island."""
    return announced(cast, builders.saba(cast.drafter))


def fresh(row: Any) -> Any:
    """The row as the database has it."""
    return type(row).objects.get(pk=row.pk)


def objection(**fields: Any) -> Objection:
    """A bezwaarschrift of a citizen, by e-mail, on the day of the bekendmaking."""
    values: dict[str, Any] = {
        "received_on": date(2024, 11, 18),
        "channel": Channel.EMAIL,
        "grounds": "Het bedrag is te laag.",
        "name": "J. Jansen",
    }
    return Objection(**(values | fields))


@remembered
def registered(row: Beschikking, cast: Cast, **fields: Any) -> Bezwaar:
    """Somebody objects to it."""
    return bezwaren.register_bezwaar(
        beschikking_id=row.pk, objection=objection(**fields), actor=cast.drafter
    )


@remembered
def taken_up(row: Beschikking, cast: Cast, **fields: Any) -> Bezwaar:
    """The same, confirmed and taken up."""
    bezwaar = registered(row, cast, **fields)
    bezwaren.confirm_receipt(bezwaar_id=bezwaar.pk, on=bezwaar.today, actor=cast.drafter)
    return bezwaren.take_up_bezwaar(bezwaar_id=bezwaar.pk, actor=cast.drafter)


def colleague() -> User:
    """A behandelaar who had no part in the decision."""
    return builders.behandelaar(name="Kim", last_name="Collega")


@remembered
def ready(row: Beschikking, cast: Cast, **fields: Any) -> Bezwaar:
    """The same, and nobody need be heard."""
    bezwaar = taken_up(row, cast, **fields)
    return bezwaren.waive_hearing(
        bezwaar_id=bezwaar.pk,
        ground=WaiverGround.NOT_WANTED,
        reason="Schriftelijk verklaard.",
        actor=colleague(),
    )


@remembered
def decide(bezwaar: Bezwaar, actor: User, outcome: Outcome = Outcome.ONGEGROND) -> Bezwaar:
    """Decide on it."""
    return bezwaren.decide_bezwaar(
        bezwaar_id=bezwaar.pk, outcome=outcome, decision="Het bedrag volgt de wet.", actor=actor
    )
