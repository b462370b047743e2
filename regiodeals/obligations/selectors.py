"""Questions about obligations.

Deals and organisations live higher, so the asker brings along which of them are his: `dossiers`,
the deals the person may see, and `organisations`, those the person acts for, as ids or subqueries.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Model, Q, QuerySet

from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.obligations.models import Obligation, ObligationKind, ObligationQuerySet, key_of
from regiodeals.obligations.state import State, is_in_state

Ids = QuerySet[Any, Any] | Collection[int]


def obligations_visible_to(
    user: User, *, dossiers: Ids, organisations: Ids = ()
) -> ObligationQuerySet:
    """Everything in the dossiers; outside dossiers one's own, and for the ministry all."""
    outside = Q(dossier__isnull=True)
    if not user.is_ministry:
        outside &= is_owed_by(user, organisations)
    return Obligation.objects.filter(Q(dossier__in=dossiers) | outside)


def obligations_open_for(
    user: User, *, dossiers: Ids, organisations: Ids = ()
) -> ObligationQuerySet:
    """What the person must still do: in person, by role, or for an organisation; by day.

    A right that has passed is no work for anybody.
    """
    visible = obligations_visible_to(user, dossiers=dossiers, organisations=organisations)
    owed = visible.outstanding().filter(is_owed_by(user, organisations))
    return owed.exclude(is_in_state(State.PASSED, clock.now()))


def obligations_of_dossier(deal_id: int) -> ObligationQuerySet:
    """Everything owed in one deal, by day; the caller has checked who may see it."""
    return Obligation.objects.filter(dossier=deal_id)


def obligation_about(subject: Model, kind: ObligationKind, period: str = "") -> Obligation | None:
    """The one obligation of a kind about `subject`; None when it was never imposed."""
    return Obligation.objects.filter(**key_of(subject, kind, period)).first()


def obligations_about(
    subjects: Collection[Model], kinds: Collection[ObligationKind]
) -> ObligationQuerySet:
    """All obligations of these kinds about subjects of one sort."""
    types = {subject._meta.label_lower for subject in subjects}
    return Obligation.objects.filter(
        subject_type__in=types, subject_id__in=[subject.pk for subject in subjects], kind__in=kinds
    )


def is_owed_by(user: User, organisations: Ids) -> Q:
    """That the person must do it: in person, by role, or for an organisation."""
    return (
        Q(owner_user=user)
        | Q(owner_role__in=user.current_roles)
        | Q(owner_organisation__in=organisations)
    )
