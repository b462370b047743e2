"""What the papers of an overleg print is refused while it can still be changed."""

from datetime import date

import pytest

from monitoring.overleg import services
from monitoring.overleg.models import Vergaderstuk
from regiodeals.common.errors import InvalidInput
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.owner import Owner
from tests.monitoring.overleg.browsing import ON_THE_DAY
from tests.monitoring.overleg.meeting import coordinator_of, guest, invited, planned

pytestmark = pytest.mark.django_db

SMILE = "\U0001f600"


def test_an_item_of_the_agenda(overleg, officer):
    planned(overleg, officer)
    with pytest.raises(InvalidInput, match="Haal dat teken weg"):
        services.order_pack(overleg_id=overleg.pk, agenda=f"Opening\nTaart {SMILE}", actor=officer)
    assert not Vergaderstuk.objects.exists()


def test_an_action(overleg, officer, still_clock):
    guest(overleg, officer)
    invited(overleg, officer)
    still_clock.set(ON_THE_DAY)
    with pytest.raises(InvalidInput, match="Haal dat teken weg"):
        services.add_action(
            overleg_id=overleg.pk,
            text=f"Bak een taart {SMILE}",
            owner=Owner(user=officer),
            due_on=date(2025, 7, 1),
            actor=officer,
        )
    assert not Obligation.objects.filter(kind="actiepunt").exists()


def test_the_name_of_an_account(overleg, officer):
    person = coordinator_of(overleg, name=f"Bart {SMILE}")
    services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    planned(overleg, officer)
    with pytest.raises(InvalidInput, match="Vraag de beheerder de naam te verbeteren"):
        services.order_pack(overleg_id=overleg.pk, actor=officer)
    assert not Vergaderstuk.objects.exists()


def test_once_the_name_was_mended_the_papers_are_made(overleg, officer):
    person = coordinator_of(overleg, name=f"Bart {SMILE}")
    services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    planned(overleg, officer)
    type(person).objects.filter(pk=person.pk).update(first_name="Bart")
    assert services.order_pack(overleg_id=overleg.pk, actor=officer).number == 1
