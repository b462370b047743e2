"""Two who confirm files about the same accounts at once, on two real connections."""

import pytest

from disbursement.verantwoording import services
from disbursement.verantwoording.models import Inlezing, Levering, Phase
from disbursement.verantwoording.services.bring import CHANGED
from regiodeals.audit.models import AuditEntry
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.verantwoording import world
from tests.disbursement.verantwoording.world import brought, line, table, workbook
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db(transaction=True)


def confirmations(*pairs):
    """An act per file and person."""
    return [
        lambda inlezing=inlezing, person=person: services.confirm_file(
            inlezing_id=inlezing.pk, actor=person
        )
        for inlezing, person in pairs
    ]


@pytest.mark.usefixtures("summer")
def test_of_two_files_that_share_an_account_one_is_stored_whole_and_the_other_not_at_all(cast):
    """Named in opposite order, so that each would wait for the other were they locked as named."""
    grants = world.granted(4, cast)
    edition = world.versie()
    other = builders.behandelaar(name="Tweede")
    one = brought(edition, workbook(table(edition, map(line, grants[:3]))), cast.drafter)
    two = brought(edition, workbook(table(edition, map(line, grants[:0:-1]))), other)

    outcomes = at_once(*confirmations((one, cast.drafter), (two, other)))

    assert results_of(outcomes) == [3]
    shared = [CHANGED.format(kassier=grant.kassier) for grant in grants[1:3]]
    [refused] = sentences_of(outcomes)
    assert refused in shared
    won, lost = (one, two) if outcomes[0].error is None else (two, one)
    phases = {row.pk: row.phase for row in Inlezing.objects.all()}
    assert (phases[won.pk], phases[lost.pk]) == (Phase.CONFIRMED, Phase.READY)
    assert set(Levering.objects.values_list("inlezing", flat=True)) == {won.pk}
    missed = world.account(grants[3] if won == one else grants[0])
    assert missed.current is None
    assert world.owed_about(missed).state is State.OPEN
    assert not Obligation.objects.filter(
        subject_id=missed.pk, kind=ObligationKind.MEDEDELING
    ).exists()
    received = AuditEntry.objects.filter(action="disbursement.verantwoording.receive")
    assert received.count() == 3
    services.drop_file(inlezing_id=lost.pk, actor=cast.drafter)


def test_one_file_that_two_people_confirm_at_once_is_stored_once(grant, edition, cast):
    inlezing = brought(edition, workbook(table(edition, [line(grant)])), cast.drafter)
    other = builders.behandelaar(name="Tweede")

    outcomes = at_once(*confirmations((inlezing, cast.drafter), (inlezing, other)))

    assert results_of(outcomes) == [1]
    [refused] = sentences_of(outcomes)
    assert "kan niet worden vastgelegd" in refused
    assert Levering.objects.count() == 1
