"""Questions about mandates."""

from datetime import date

from disbursement.mandaat.models import Afzender, Mandaat
from regiodeals.accounts.models import User


def mandaat_for(user: User, *, day: date, amount_cents: int) -> Mandaat | None:
    """The mandate under which `user` may sign this amount on this day; None without one."""
    return (
        Mandaat.objects.covering(day=day, amount_cents=amount_cents)
        .filter(holder=user)
        .order_by("-valid_from")
        .first()
    )


def afzender_on(day: date) -> Afzender | None:
    """The sender that holds on `day`; the latest when periods touch, None when there is none."""
    return Afzender.objects.valid_on(day).order_by("-valid_from").first()
