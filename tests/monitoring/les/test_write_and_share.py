"""A lesson is written for one deal, shared with everybody, and withdrawn with a reason."""

from typing import Any

import pytest
from django.db import Error, IntegrityError, transaction

from monitoring.les import services
from monitoring.les.models import Les, LesStatus
from monitoring.les.selectors import accepted_answers_for, lessons_matching, lessons_visible_to
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal.models import RoleInDeal
from tests import builders
from tests.monitoring.indicator.world import meting_in
from tests.monitoring.les import world
from tests.monitoring.rapportage import world as reports
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(officer):
    return builders.concluded(officer)


@pytest.fixture
def writer(deal):
    return world.writer_of(deal)


def stranger() -> Any:
    return builders.member(builders.organisation())


def accepted(officer: Any, text: str = "Begin klein. Vraag door.") -> Any:
    """An akkoord on a rapportage that says what others can learn."""
    row = builders.uitkering(officer).deal
    report = reports.report_in(row)
    report.antwoorden.filter(vraag="lessen").update(text=text, version=2)
    return reports.accepted_in(report)


def test_it_goes_from_concept_to_gedeeld_to_ingetrokken_and_leaves_a_line_each_time(deal, writer):
    les = world.concept(writer, deal)
    services.share_lesson(les_id=les.pk, seen=1, actor=writer)
    services.withdraw_lesson(les_id=les.pk, reason="Het klopte niet.", actor=writer)
    les = Les.objects.get()
    assert (les.status, les.withdrawn_because) == (LesStatus.INGETROKKEN, "Het klopte niet.")
    lines = AuditEntry.objects.filter(object_type="monitoring.les").order_by("pk")
    assert [line.action.rpartition(".")[2] for line in lines] == ["write", "share", "withdraw"]
    assert {line.dossier for line in lines} == {deal.pk}


def test_a_concept_is_for_its_deal_and_the_ministry_and_what_is_shared_for_all(
    deal, writer, officer
):
    les, other = world.concept(writer, deal), stranger()
    reader = builders.role_in(deal, RoleInDeal.READER)
    part = builders.role_in(deal, RoleInDeal.PART_WRITER, lines=[0])

    def seen_by():
        return [lessons_visible_to(who).exists() for who in (writer, reader, officer, part, other)]

    assert seen_by() == [True, True, True, False, False]
    services.share_lesson(les_id=les.pk, seen=1, actor=officer)
    assert seen_by() == [True] * 5
    services.withdraw_lesson(les_id=les.pk, reason="Nee.", actor=writer)
    assert seen_by() == [True, True, True, False, False]


def test_who_does_not_write_in_the_deal_does_nothing_with_its_lessons(deal, writer):
    les = world.concept(writer, deal)
    for who in (builders.role_in(deal, RoleInDeal.READER), stranger(), builders.toetser()):
        for act in (
            lambda who=who: world.concept(who, deal),
            lambda who=who: world.concept(who),
            lambda who=who: services.share_lesson(les_id=les.pk, seen=1, actor=who),
            lambda who=who: services.change_lesson(
                les_id=les.pk, words=world.words(), seen=1, actor=who
            ),
        ):
            with pytest.raises(NotAllowed, match="Alleen wie in deze deal schrijft"):
                act()


def test_only_a_behandelaar_writes_about_no_deal(officer, writer):
    assert world.shared(officer).deal is None
    with pytest.raises(NotAllowed):
        world.concept(writer)


def test_without_a_theme_nobody_finds_it_so_it_is_not_shared(deal, writer):
    les = world.concept(writer, deal, themes=[])
    with pytest.raises(RequirementsUnmet, match="Kies eerst een thema"):
        services.share_lesson(les_id=les.pk, seen=1, actor=writer)


def test_nobody_shares_or_overwrites_what_he_did_not_see(deal, writer):
    les = world.concept(writer, deal)
    about = {"les_id": les.pk, "actor": writer}
    services.change_lesson(words=world.words(text="Anders."), seen=1, **about)
    for act in (
        lambda: services.share_lesson(seen=1, **about),
        lambda: services.change_lesson(words=world.words(), seen=1, **about),
    ):
        with pytest.raises(WrongState, match="Iemand anders wijzigde"):
            act()
    assert services.share_lesson(seen=2, **about).text == "Anders."


def test_what_was_shared_does_not_change_and_no_step_is_taken_twice(deal, writer):
    les = world.shared(writer, deal)
    about = {"les_id": les.pk, "actor": writer}
    with pytest.raises(WrongState, match="verandert niet meer"):
        services.change_lesson(words=world.words(), seen=1, **about)
    with pytest.raises(WrongState):
        services.share_lesson(seen=1, **about)
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        services.withdraw_lesson(reason="  ", **about)
    services.withdraw_lesson(reason="Nee.", **about)
    with pytest.raises(WrongState):
        services.withdraw_lesson(reason="Nog eens.", **about)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": "  "}, "Geef de les een titel"),
        ({"title": "x" * 151}, "ten hoogste 150 tekens"),
        ({"text": ""}, "Schrijf de les op"),
        ({"text": "x" * 10_001}, "ten hoogste 10000 tekens"),
        ({"text": "Mooi \U0001f600"}, "niet kan worden afgedrukt"),
        ({"themes": ["ruimtevaart"]}, "uit de lijst"),
    ],
)
def test_what_cannot_be_is_refused_in_words(changes, sentence, deal, writer):
    with pytest.raises(InvalidInput, match=sentence):
        world.concept(writer, deal, **changes)
    assert not Les.objects.exists()


def test_a_programmalijn_brings_its_deal_and_another_deal_has_none_of_its_lines(
    deal, writer, officer
):
    line = deal.programmalijnen.get()
    les = services.write_lesson(words=world.words(), line_id=line.pk, actor=writer)
    assert (les.deal, les.programmalijn) == (deal, line)
    other = world.concept(officer, builders.concluded(officer))
    with pytest.raises(InvalidInput, match="een programmalijn van deze deal"):
        services.change_lesson(
            les_id=other.pk, words=world.words(), seen=1, line_id=line.pk, actor=officer
        )
    with pytest.raises(IntegrityError, match="comes from a programmalijn"), transaction.atomic():
        Les.objects.filter(pk=other.pk).update(programmalijn=line)


def test_the_lesson_of_an_accepted_rapportage_is_taken_over_in_one_act(officer):
    akkoord = accepted(officer)
    row = akkoord.indiening.rapportage.deal
    meting_in(row)
    answers: Any = accepted_answers_for(officer)
    (found,) = answers
    assert found.lesson == "Begin klein. Vraag door."
    les = services.take_from_report(akkoord_id=akkoord.pk, actor=world.writer_of(row))
    assert (les.title, les.text) == ("Begin klein", "Begin klein. Vraag door.")
    assert (les.akkoord, les.deal, les.status) == (akkoord, row, LesStatus.CONCEPT)
    # The themes of the indicatoren of the deal, to begin with.
    assert les.themes == ["wonen"]
    assert not accepted_answers_for(officer).exists()
    with pytest.raises(WrongState, match="al overgenomen"):
        services.take_from_report(akkoord_id=akkoord.pk, actor=officer)


def test_what_was_withdrawn_can_be_taken_over_again_and_an_empty_answer_never(officer):
    akkoord = accepted(officer)
    les = services.take_from_report(akkoord_id=akkoord.pk, actor=officer)
    services.change_lesson(les_id=les.pk, words=world.words(), seen=1, actor=officer)
    services.share_lesson(les_id=les.pk, seen=2, actor=officer)
    services.withdraw_lesson(les_id=les.pk, reason="Nee.", actor=officer)
    assert services.take_from_report(akkoord_id=akkoord.pk, actor=officer).pk != les.pk
    empty = accepted(officer, text="")
    with pytest.raises(WrongState, match="staat geen les"):
        services.take_from_report(akkoord_id=empty.pk, actor=officer)


def test_somebody_of_another_region_takes_nothing_over(officer):
    akkoord, other = accepted(officer), stranger()
    assert not accepted_answers_for(other).exists()
    with pytest.raises(NotAllowed):
        services.take_from_report(akkoord_id=akkoord.pk, actor=other)


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"text": ""},
        {"themes": ["ruimtevaart"]},
        {"themes": []},
        {"status": "weg"},
        {"status": "ingetrokken"},
        {"status": "concept"},
        {"withdrawn_because": "Zomaar."},
        {"text": "Anders."},
        {"written_at": None},
        {"deal": None},
    ],
)
def test_the_database_holds_it_too(change, deal, writer):
    world.shared(writer, deal)
    with pytest.raises(Error), transaction.atomic():
        Les.objects.update(**change)
    with pytest.raises(Error), transaction.atomic():
        Les.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_two_who_take_over_the_same_lesson_at_once_make_one():
    officer = builders.behandelaar()
    akkoord = accepted(officer)
    take = [
        lambda: services.take_from_report(akkoord_id=akkoord.pk, actor=officer) for _ in range(2)
    ]
    outcomes = at_once(*take)
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Deze les is al overgenomen."]


def test_the_moment_of_sharing_is_kept(deal, writer):
    les = world.shared(writer, deal)
    assert (les.shared_at, les.shared_by) == (clock.now(), writer)
    assert [row.pk for row in lessons_matching(stranger())] == [les.pk]
