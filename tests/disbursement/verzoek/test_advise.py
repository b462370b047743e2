"""Advice on a request: once, by somebody else than who laid it down."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.verzoek import services
from disbursement.verzoek.models import Verzoek, VerzoekStatus
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests import builders
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.world import register
from tests.simultaneous import at_once, results_of, sentences_of


def in_advice(grant, cast) -> Verzoek:
    verzoek = register(grant, cast.drafter)
    return services.ask_advice(verzoek_id=verzoek.pk, actor=cast.drafter)


def advise(verzoek, actor, *, grant=True, advice="Goed onderbouwd.") -> Verzoek:
    return services.advise(verzoek_id=verzoek.pk, grant=grant, advice=advice, actor=actor)


@pytest.mark.django_db
@pytest.mark.parametrize("grants", [True, False])
def test_a_colleague_advises_yes_or_no_and_why(grant, cast, grants):
    verzoek = world.fresh(advise(in_advice(grant, cast), cast.reviewer, grant=grants))
    assert verzoek.status == VerzoekStatus.GEADVISEERD
    assert (verzoek.adviser, verzoek.advises_granting) == (cast.reviewer, grants)
    assert verzoek.advice == "Goed onderbouwd."
    line = AuditEntry.objects.get(action="disbursement.verzoek.advise")
    assert line.details == {"advies": "toekennen" if grants else "afwijzen"}


@pytest.mark.django_db
def test_who_laid_it_down_does_not_advise(grant, cast):
    verzoek = in_advice(grant, cast)
    with pytest.raises(NotAllowed, match="U legde dit verzoek zelf vast"):
        advise(verzoek, cast.drafter)
    assert world.fresh(verzoek).status == VerzoekStatus.IN_ADVIES


@pytest.mark.django_db
def test_the_database_holds_that_another_advises(grant, cast):
    verzoek = in_advice(grant, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verzoek.objects.filter(pk=verzoek.pk).update(
            adviser=cast.drafter, advised_at=builders.NOW, advises_granting=True, advice="Ja."
        )


@pytest.mark.django_db
@pytest.mark.parametrize("make", [builders.beheerder, lambda: builders.user()])
def test_a_beheerder_or_somebody_without_a_role_does_not_advise(grant, cast, make):
    with pytest.raises(NotAllowed):
        advise(in_advice(grant, cast), make())


@pytest.mark.django_db
def test_advice_without_words_is_refused(grant, cast):
    verzoek = in_advice(grant, cast)
    with pytest.raises(InvalidInput, match="waarom u dit adviseert"):
        advise(verzoek, cast.reviewer, advice="  ")
    assert world.fresh(verzoek).adviser is None


@pytest.mark.django_db
def test_nobody_advises_before_it_is_asked_or_a_second_time(grant, cast):
    verzoek = register(grant, cast.drafter)
    with pytest.raises(WrongState, match="ontvangen"):
        advise(verzoek, cast.reviewer)
    services.ask_advice(verzoek_id=verzoek.pk, actor=cast.drafter)
    advise(verzoek, cast.reviewer)
    with pytest.raises(WrongState, match="geadviseerd"):
        advise(verzoek, cast.signer, grant=False)


@pytest.mark.django_db
def test_what_was_advised_never_changes(grant, cast):
    verzoek = advise(in_advice(grant, cast), cast.reviewer)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Verzoek.objects.filter(pk=verzoek.pk).update(advice="Toch niet.")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_advise_at_once_one_is_heard_and_the_other_told(grant, cast):
    verzoek = in_advice(grant, cast)
    outcomes = at_once(
        lambda: advise(verzoek, cast.reviewer, advice="Ja."),
        lambda: advise(verzoek, cast.signer, grant=False, advice="Nee."),
    )
    [heard] = results_of(outcomes)
    [sentence] = sentences_of(outcomes)
    assert world.fresh(verzoek).adviser_id == heard.adviser_id
    assert "geadviseerd" in sentence
    assert AuditEntry.objects.filter(action="disbursement.verzoek.advise").count() == 1
