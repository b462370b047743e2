"""Keep or take back what a person picked, and the views that a person named.

Nothing here is about a deal itself, so no line of this comes in the trail of one.
"""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Lower

from regiodeals.accounts.models import User
from regiodeals.board.models import LONGEST_NAME, LONGEST_QUERY, ChosenDeal, SavedView
from regiodeals.board.selectors import Asked, board_rows, chosen_of, lost_of, views_of
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import deals_visible_to

MOST_VIEWS = 20
NAME_TAKEN = dutch(
    "U hebt al een weergave die “{naam}” heet. Kies een andere naam, of verwijder eerst de oude."
)
NO_NAME = dutch("Geef de weergave een naam van ten hoogste {aantal} tekens.", aantal=LONGEST_NAME)
TOO_MANY = dutch("U hebt al {aantal} weergaven. Verwijder er eerst een.", aantal=MOST_VIEWS)
TOO_LONG = dutch(
    "Dit filter is te lang om te bewaren. Kies minder kolommen of een kortere zoektekst."
)
GONE = dutch("Deze weergave is er niet meer.")


@in_turn()
@transaction.atomic
def choose_shown(
    *, tranche_id: int, shown: Collection[int], picked: Collection[int], actor: User
) -> None:
    """Of the deals that stood on a page: keep those that were picked, and no other of them.

    What stood on other pages stays as it was. A deal that the person does not see is not kept.
    """
    _take_turns(actor)
    dropped = set(shown) - set(picked)
    ChosenDeal.objects.filter(person=actor, deal__in=dropped).delete()
    deals = deals_visible_to(actor).filter(tranche=tranche_id, pk__in=set(shown) & set(picked))
    _keep(deals, actor)
    lost_of(actor, tranche_id).delete()


@in_turn()
@transaction.atomic
def choose_all(*, tranche_id: int, asked: Asked, actor: User) -> None:
    """Add every deal that the filter lets through, on all its pages."""
    _take_turns(actor)
    _keep(board_rows(actor, tranche_id, asked), actor)
    lost_of(actor, tranche_id).delete()


@in_turn()
@transaction.atomic
def choose_none(*, tranche_id: int, actor: User) -> None:
    """Take the whole choice in this tranche back."""
    _take_turns(actor)
    chosen_of(actor, tranche_id).delete()


@in_turn()
@transaction.atomic
def save_view(*, name: str, query: str, is_default: bool, actor: User) -> SavedView:
    """Keep a filter under a name.

    Raises InvalidInput for a name that is empty, too long or taken, and WrongState when there are
    too many.
    """
    _take_turns(actor)
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or "\0" in name:
        raise InvalidInput(NO_NAME)
    if len(query) > LONGEST_QUERY:
        raise InvalidInput(TOO_LONG)
    mine = views_of(actor)
    if mine.annotate(lower=Lower("name")).filter(lower=Lower(Value(name))).exists():
        raise InvalidInput(dutch(NAME_TAKEN[:], naam=name))
    if mine.count() >= MOST_VIEWS:
        raise WrongState(TOO_MANY)
    if is_default:
        mine.update(is_default=False)
    return SavedView.objects.create(
        person=actor, name=name, query=query, is_default=is_default, saved_at=clock.now()
    )


@in_turn()
@transaction.atomic
def drop_view(*, view_id: int, actor: User) -> None:
    """Take a view away; a second time there is nothing left to take. Raises WrongState then."""
    _take_turns(actor)
    number, _ = views_of(actor).filter(pk=view_id).delete()
    if not number:
        raise WrongState(GONE)


@in_turn()
@transaction.atomic
def set_default(*, view_id: int, is_default: bool, actor: User) -> None:
    """Let every board open in this view, or in no view any more. Raises WrongState when gone."""
    _take_turns(actor)
    mine = views_of(actor)
    mine.update(is_default=False)
    if not mine.filter(pk=view_id).update(is_default=is_default):
        raise WrongState(GONE)


def _take_turns(actor: User) -> None:
    """Two pages of one person that change the same at once come one after the other."""
    User.objects.select_for_update().get(pk=actor.pk)


def _keep(deals: QuerySet[Deal], actor: User) -> None:
    at = clock.now()
    ChosenDeal.objects.bulk_create(
        (ChosenDeal(person=actor, deal_id=pk, at=at) for pk in deals.values_list("pk", flat=True)),
        ignore_conflicts=True,
    )
