"""What a beschikking waits for, for whom by name, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.policies import amount_to_cover
from disbursement.beschikking.selectors import Bezetting
from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined

MOST_NAMES = 6
ACTS = {
    BeschikkingStatus.CONCEPT: dutch("opstellen"),
    BeschikkingStatus.TER_TOETSING: dutch("toetsen"),
    BeschikkingStatus.GETOETST: dutch("ondertekenen"),
    BeschikkingStatus.ONDERTEKEND: dutch("bekendmaken"),
}


MOST_NAMES_IN_A_LIST = 2
OR = dutch(" of ")


def in_short(people: Sequence[User]) -> str:
    """Who is next, for the cell of a list; somebody may have two powers, and is one person."""
    names = list(dict.fromkeys(map(str, people)))
    shown, rest = names[:MOST_NAMES_IN_A_LIST], len(names) - MOST_NAMES_IN_A_LIST
    if rest > 0:
        names_shown = ", ".join(shown)
        if rest == 1:
            return dutch("{namen} of 1 ander", namen=names_shown)
        return dutch("{namen} of {aantal} anderen", namen=names_shown, aantal=rest)
    return joined(OR, shown) if shown else dutch("niemand: vraag de beheerder")


@dataclass(frozen=True)
class Waiting:
    """One act that has not been taken yet; `stuck` says why nobody can, when nobody can."""

    act: str
    people: tuple[User, ...]
    names: tuple[str, ...]
    since: date
    days: int
    stuck: str

    @property
    def who(self) -> str:
        """The names in a sentence."""
        shown, rest = self.names[:MOST_NAMES], len(self.names) - MOST_NAMES
        if rest > 0:
            return dutch("{namen} en {aantal} anderen", namen=", ".join(shown), aantal=rest)
        return joined(OR, (part for part in (", ".join(shown[:-1]), *shown[-1:]) if part))

    @property
    def age(self) -> str:
        """'sinds 4 november 2024, 14 dagen'."""
        days = dutch("1 dag") if self.days == 1 else dutch("{aantal} dagen", aantal=self.days)
        if not self.days:
            days = dutch("vandaag")
        return dutch("sinds {dag}, {dagen}", dag=plain_date(self.since), dagen=days)


def waiting_of(beschikking: Beschikking, bezetting: Bezetting, today: date) -> Waiting | None:
    """What it waits for today; None when nothing has to be done any more."""
    status = BeschikkingStatus(beschikking.status)
    if status not in ACTS:
        return None
    people = bezetting.who_may_act(beschikking)
    since = localtime(_since(beschikking, status)).date()
    return Waiting(
        act=ACTS[status],
        people=tuple(people),
        names=tuple(_named(beschikking, bezetting, people)),
        since=since,
        days=(today - since).days,
        stuck="" if people else _why_nobody(beschikking, bezetting, status),
    )


def _since(beschikking: Beschikking, status: BeschikkingStatus) -> datetime:
    moments = {
        BeschikkingStatus.CONCEPT: beschikking.returned_at,
        BeschikkingStatus.TER_TOETSING: beschikking.submitted_at,
        BeschikkingStatus.GETOETST: beschikking.reviewed_at,
        BeschikkingStatus.ONDERTEKEND: beschikking.signed_at,
    }
    return moments.get(status) or beschikking.drafted_at


def _named(beschikking: Beschikking, bezetting: Bezetting, people: list[User]) -> list[str]:
    """Signers with the office in which they would sign; others by name alone."""
    if beschikking.status != BeschikkingStatus.GETOETST:
        return [str(person) for person in people]
    powers = bezetting.who_may_sign(beschikking)
    return [
        dutch(
            "{wie} ({ambt}, bij afwezigheid van {ander})",
            wie=power.signer,
            ambt=power.office,
            ander=power.principal,
        )
        if power.principal
        else f"{power.signer} ({power.office})"
        for power in powers
    ]


def _why_nobody(beschikking: Beschikking, bezetting: Bezetting, status: BeschikkingStatus) -> str:
    """Why nobody can, and who mends it."""
    if status == BeschikkingStatus.GETOETST:
        reason = _why_nobody_signs(beschikking, bezetting)
        return dutch(
            "Niemand kan dit nu tekenen: {reden} Vraag de beheerder om een mandaat.", reden=reason
        )
    role = {
        BeschikkingStatus.TER_TOETSING: Role.TOETSER,
        BeschikkingStatus.ONDERTEKEND: Role.BEHANDELAAR,
    }.get(status)
    if role is None:
        return dutch(
            "{wie} is geen behandelaar meer en kan dit concept niet afmaken. Vraag de beheerder.",
            wie=beschikking.drafter,
        )
    if role == Role.TOETSER:
        return dutch(
            "Niemand kan dit nu doen: er is vandaag geen {rol} die dit niet zelf opstelde. Vraag de"
            " beheerder.",
            rol=role.label,
        )
    return dutch(
        "Niemand kan dit nu doen: er is vandaag geen {rol}. Vraag de beheerder.", rol=role.label
    )


def _why_nobody_signs(beschikking: Beschikking, bezetting: Bezetting) -> str:
    if not bezetting.powers:
        return dutch("er geldt vandaag geen enkel mandaat.")
    of_kind = [power for power in bezetting.powers if beschikking.kind in power.kinds]
    if not of_kind:
        return dutch("geen mandaat van vandaag geldt voor een {soort}.", soort=beschikking.kind)
    amount = amount_to_cover(beschikking)
    if all(power.ceiling_cents < amount for power in of_kind):
        highest = max(power.ceiling_cents for power in of_kind)
        return dutch(
            "het hoogste mandaat gaat tot en met {bedrag}.", bedrag=format_amount(highest, "EUR")
        )
    names = sorted({str(power.signer) for power in of_kind if power.ceiling_cents >= amount})
    return dutch(
        "wie een mandaat heeft ({namen}), is geen tekenbevoegde of was bij deze beschikking"
        " betrokken.",
        namen=", ".join(names),
    )
