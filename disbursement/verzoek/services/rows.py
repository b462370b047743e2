"""The rows of a request, locked, and what every act on it checks."""

from datetime import date
from typing import Any

from disbursement.uitkering.models import Uitkering
from disbursement.verzoek import policies
from disbursement.verzoek.models import Verzoek
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.words import dutch


def locked_uitkering(uitkering_id: int) -> Uitkering:
    """The uitkering, locked: all who ask or decide something about it take turns."""
    return (
        Uitkering.objects.select_for_update(of=("self",))
        .select_related("deal__tranche", "kassier")
        .get(pk=uitkering_id)
    )


def locked(verzoek_id: int) -> Verzoek:
    """The request with its uitkering, both locked, always in this order."""
    found = Verzoek.objects.values_list("uitkering_id", flat=True)
    uitkering = locked_uitkering(found.get(pk=verzoek_id))
    verzoek = Verzoek.objects.select_for_update(of=("self",)).get(pk=verzoek_id)
    verzoek.uitkering = uitkering
    return verzoek


def locked_to_handle(verzoek_id: int, actor: User) -> Verzoek:
    """The same for an act of a behandelaar; raises NotAllowed, and WrongState when it has ended."""
    verzoek = locked(verzoek_id)
    require_behandelaar(actor)
    if not verzoek.is_open:
        raise WrongState(
            dutch(
                "{verzoek} is {stand} en ligt vast.",
                verzoek=str(verzoek),
                stand=verzoek.get_status_display(),
            )
        )
    return verzoek


def require_behandelaar(actor: User) -> None:
    """Raise NotAllowed for who is none."""
    if not policies.is_behandelaar(None, actor):
        raise NotAllowed(policies.is_behandelaar.sentence)  # type: ignore[attr-defined]


def require_past_day(day: date, verzoek: Verzoek) -> None:
    """Raise InvalidInput for a day to come, or before the request itself came in."""
    if day > verzoek.today:
        raise InvalidInput(
            dutch("{dag} is nog niet geweest. Vul de dag in waarop het was.", dag=long_date(day))
        )
    if day < verzoek.received_on:
        raise InvalidInput(
            dutch(
                "{dag} ligt vóór de ontvangst op {grens}.",
                dag=long_date(day),
                grens=long_date(verzoek.received_on),
            )
        )


def said(words: str, sentence: str) -> str:
    """The words without blanks around them; raises InvalidInput when there are none."""
    if not words.strip():
        raise InvalidInput(sentence)
    return words.strip()


def record(
    verzoek: Verzoek, verb: str, sentence: str, actor: User | None, remark: str = "", **details: Any
) -> None:
    """A line of the trail for an act that is no step."""
    audit.record(
        verzoek,
        action=f"disbursement.verzoek.{verb}",
        sentence=sentence[:300],
        actor=actor,
        remark=remark,
        details=details,
    )
