"""Lessons in each of their states."""

from typing import Any

from django.urls import reverse

from monitoring.les import services
from monitoring.les.models import Les
from monitoring.les.services import Words
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, RoleInDeal
from tests import builders
from tests.remembering import remembered

TITLE = "Begin met bewoners die al iets doen"
TEXT = "Wij begonnen met woningbouw voor ouderen. De buurtvereniging kende iedereen."


def words(**changes: Any) -> Words:
    """Words that can be shared."""
    return Words(**({"title": TITLE, "text": TEXT, "themes": ["wonen"]} | changes))


@remembered
def concept(actor: User, deal: Deal | None = None, **changes: Any) -> Les:
    """Written, and read by nobody else yet."""
    deal_id = deal.pk if deal else None
    return services.write_lesson(words=words(**changes), deal_id=deal_id, actor=actor)


@remembered
def shared(actor: User, deal: Deal | None = None, **changes: Any) -> Les:
    """For all to read."""
    les = concept(actor, deal, **changes)
    return services.share_lesson(les_id=les.pk, seen=les.version, actor=actor)


def writer_of(deal: Deal) -> User:
    """Somebody who writes about the deal for its region."""
    return builders.role_in(deal, RoleInDeal.WRITER)


def url(name: str, pk: int) -> str:
    """The address of an act."""
    return reverse(f"monitoring:les-{name}", args=[pk])
