"""What the story leaves behind: the letters as files, and the two tables that are printed."""

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.text import slugify

from demo import inventions
from demo.inventions import gaps
from demo.processes import folder, post_folder
from demo.story import record
from disbursement.beschikking.models import Beschikking
from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import short_date
from regiodeals.common.errors import DomainError
from regiodeals.common.money import format_amount
from regiodeals.deal.models import DealRole
from regiodeals.documents import store
from regiodeals.legal.grant_rules import Instrument
from regiodeals.mail.models import Message
from regiodeals.party.models import Membership

# Longer than the sweep takes to send a message again that was lost.
MAIL_PATIENCE_SECONDS = 45
LOOK_AGAIN_SECONDS = 0.1
INSTRUMENTS = {Instrument.SPUK.value: "SPUK", Instrument.BU.value: "bijzonder"}
DEAL_HEADER = ("Deal", "Uitkering", "Bedrag", "Kenmerk", "Bezwaar tot en met", "PDF", "Overleg")
ACCOUNT_HEADER = ("Account", "Naam", "Rol", "Voor")
NAME = "organisation__name"


@dataclass(frozen=True)
class Result:
    """One deal at the end of the story; `letter` is None when it is not there or not the same."""

    beschikking: Beschikking
    overleg: Overleg | None
    letter: Path | None

    @property
    def row(self) -> tuple[str, ...]:
        """The deal as a row of the table."""
        uitkering = self.beschikking.uitkering
        last = self.beschikking.last_day_to_object
        day = self.overleg.planned_on if self.overleg else None
        return (
            str(uitkering.deal),
            INSTRUMENTS[uitkering.instrument],
            format_amount(uitkering.entitlement_cents, uitkering.currency),
            self.beschikking.kenmerk or "–",
            short_date(last) if last else "–",
            self.letter.name if self.letter else "ontbreekt",
            short_date(day) if day else "–",
        )


def collect() -> list[Result]:
    """The deals that were played in full, each with a copy of its stored letter."""
    return [
        _result(beschikking)
        for invention in inventions.played_in_full()
        for beschikking in record.verlening_of(invention)
    ]


def are_all_there(results: Sequence[Result]) -> bool:
    """Whether every deal has its letter, byte for byte what was stored."""
    return len(results) == len(inventions.played_in_full()) and all(
        result.letter is not None
        and hashlib.sha256(result.letter.read_bytes()).hexdigest()
        == result.beschikking.document.sha256  # type: ignore[union-attr]
        for result in results
    )


def letters_folder() -> Path:
    """Where the copies of the letters are."""
    return folder() / "beschikkingen"


def await_mail() -> None:
    """Give the worker time for what waits; longer than the sweep takes to look again."""
    deadline = time.monotonic() + MAIL_PATIENCE_SECONDS
    while Message.objects.pending().exists() and time.monotonic() < deadline:
        time.sleep(LOOK_AGAIN_SECONDS)


def mail_sentence() -> str:
    """How much mail went out, and where it is; none leaves this machine."""
    waiting = Message.objects.pending().count()
    also = f" Er wachten er nog {waiting}." if waiting else ""
    sent = Message.objects.filter(handed_over_at__isnull=False).count()
    return f"Er gingen {sent} mails uit. Zij blijven op deze machine, in {post_folder()}.{also}"


def account_rows() -> list[tuple[str, ...]]:
    """The accounts of the demonstration with their roles, and for whom they act."""
    names = [person["account"] for person in inventions.people()]
    users = User.objects.filter(username__in=names).order_by("pk")
    return [(user.username, str(user), _roles(user), _organisations(user)) for user in users]


def _roles(user: User) -> str:
    """Those of the ministry and of a coordinator, and then those in a deal."""
    labels = [label for value, label in Role.choices if value in user.current_roles]
    in_deals = {row.get_role_display() for row in DealRole.objects.filter(user=user)}
    return ", ".join([*labels, *sorted(in_deals)])


def _organisations(user: User) -> str:
    rows = (Membership.objects.filter(user=user), DealRole.objects.filter(user=user))
    return ", ".join(sorted({name for row in rows for name in row.values_list(NAME, flat=True)}))


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as what they hold."""
    lines = [tuple(header), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = "  ".join("-" * width for width in widths)
    text = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in lines]
    return "\n".join([text[0], rule, *text[1:]])


def password_sentence() -> str:
    """The one password of all accounts."""
    return f"Het wachtwoord van elk account is {gaps.PASSWORD}"


def _result(beschikking: Beschikking) -> Result:
    overleg = Overleg.objects.filter(deal=beschikking.uitkering.deal).order_by("year").first()
    return Result(beschikking, overleg, _copied_letter(beschikking))


def _copied_letter(beschikking: Beschikking) -> Path | None:
    """Write the stored letter beside the others; what is there and the same is left alone."""
    document = beschikking.document
    if document is None or not document.is_stored:
        return None
    try:
        content = store.get(document.sha256)
    except DomainError:
        return None
    name = f"{beschikking.kenmerk}-{slugify(str(beschikking.uitkering.deal))}.pdf"
    target = letters_folder() / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_bytes() != content:
        target.write_bytes(content)
    return target
