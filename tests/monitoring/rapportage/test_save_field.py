"""One field is saved: nothing unseen is overwritten, nothing that cannot be right is kept."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from monitoring.rapportage.models import LONGEST_TEXT, Antwoord, Rapportage, RapportageStatus
from monitoring.rapportage.services import ChangedMeanwhile
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.monitoring.rapportage import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 6


@pytest.fixture
def lessons(report):
    return world.field(report, "lessen")


@pytest.fixture
def spent(report):
    return world.field(report, "rijk_besteed")


def read(answer):
    return Antwoord.objects.get(pk=answer.pk)


# ---- what is kept ----------------------------------------------------------------------------


def test_a_text_is_kept_with_who_and_when(lessons, writer):
    world.save(lessons, "  Begin klein.\r\nVraag door. ", writer)
    kept = read(lessons)
    assert (kept.text, kept.version) == ("Begin klein.\nVraag door.", 1)
    assert (kept.by, kept.at) == (writer, builders.NOW)


def test_what_stood_there_before_stays_in_the_trail(lessons, writer):
    world.save(lessons, "Eerst.", writer)
    world.save(read(lessons), "Daarna.", writer)
    entry = AuditEntry.objects.filter(action="monitoring.rapportage.save").latest("pk")
    assert entry.details == {"was": "Eerst.", "versie": 2}
    assert entry.dossier == lessons.dossier_id


def test_what_was_taken_over_is_own_words_once_saved(lessons, writer):
    Antwoord.objects.filter(pk=lessons.pk).update(text="Oud.", comes_from="de rapportage over 2023")
    world.save(read(lessons), "Nieuw.", writer)
    assert read(lessons).comes_from == ""


def test_the_same_again_changes_nothing(lessons, writer):
    world.save(lessons, "Begin klein.", writer)
    world.save(lessons, "Begin klein.", writer)
    assert read(lessons).version == 1


@pytest.mark.parametrize(
    ("typed", "cents"), [("1.000,50", 100_050), ("€ 12", 1_200), ("0", 0), ("", None)]
)
def test_an_amount_is_read_as_dutch(spent, writer, typed, cents):
    world.save(spent, "7", writer)
    world.save(read(spent), typed, writer)
    assert read(spent).cents == cents


# ---- two people ------------------------------------------------------------------------------


def test_what_another_wrote_is_shown_and_not_overwritten(lessons, writer, deal):
    world.save(lessons, "Van Eva.", writer)
    second = builders.member(builders.region_of(deal))
    with pytest.raises(ChangedMeanwhile, match="Eva Jansen wijzigde dit veld om") as refused:
        world.save(lessons, "Van mij.", second)
    assert refused.value.present.text == read(lessons).text == "Van Eva."


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told(lessons, writer, deal):
    second = builders.member(builders.region_of(deal))
    outcomes = at_once(
        lambda: world.save(lessons, "Van Eva.", writer),
        lambda: world.save(lessons, "Van mij.", second),
    )
    (kept,) = results_of(outcomes)
    (sentence,) = sentences_of(outcomes)
    assert read(lessons).text == kept.text
    assert read(lessons).version == 1
    assert "Er is niets overschreven" in sentence


# ---- what is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-5", "zonder min"),
        ("1.000.50", "Bedoelt u|geen bedrag"),
        ("1,000.50", "Bedoelt u"),
        ("veel", "geen bedrag"),
    ],
)
def test_an_amount_that_cannot_be_right(spent, writer, typed, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        world.save(spent, typed, writer)
    assert read(spent).cents is None


def test_of_the_rijk_no_more_than_it_gave_in_both_together(report, spent, writer):
    most = spent.lijnverslag.rijk_cents // 100
    with pytest.raises(InvalidInput, match="Het Rijk gaf deze programmalijn"):
        world.save(spent, str(most + 1), writer)
    world.save(spent, str(most), writer)
    with pytest.raises(InvalidInput, match="samen kunnen niet meer zijn"):
        world.save(world.field(report, "rijk_vastgelegd"), "1", writer)


def test_the_region_may_put_in_more_than_it_planned(report, writer):
    answer = world.field(report, "publiek_besteed")
    more = world.line_of(report).publiek_cents + 100
    assert world.save(answer, str(more // 100), writer).cents == more // 100 * 100


def test_a_text_that_is_too_long(lessons, writer):
    with pytest.raises(InvalidInput, match="heeft 200000 tekens"):
        world.save(lessons, "x" * 200_000, writer)
    world.save(lessons, "x" * LONGEST_TEXT, writer)


@pytest.mark.parametrize(
    ("text", "named"),
    [("Goed gedaan 😀", "U+1F600 (grinning face)"), ("een\0teken", "U+0000 (stuurteken)")],
)
def test_a_character_that_no_document_can_print(lessons, writer, text, named):
    with pytest.raises(InvalidInput, match="kan worden afgedrukt") as refused:
        world.save(lessons, text, writer)
    assert named in str(refused.value)
    assert "Haal dat teken weg" in str(refused.value)
    world.save(lessons, "“Café” – één • € 5", writer)
    assert read(lessons).text == "“Café” – één • € 5"


def test_a_stand_that_does_not_exist(report, writer):
    stand = world.field(report, "stand")
    with pytest.raises(InvalidInput, match="Kies op schema"):
        world.save(stand, "prima", writer)
    assert world.save(stand, "risico", writer).text == "risico"


def test_after_the_concept_nothing_changes(report, lessons, writer):
    Rapportage.objects.filter(pk=report.pk).update(
        status=RapportageStatus.INGEDIEND, offered_at=builders.NOW, offered_by=writer
    )
    with pytest.raises(WrongState, match="is ingediend"):
        world.save(lessons, "Te laat.", writer)
    with (
        pytest.raises(IntegrityError, match="concept or after a return"),
        transaction.atomic(),
    ):
        Antwoord.objects.filter(pk=lessons.pk).update(text="Te laat.")


def test_a_field_of_another_rapportage(report, lessons, officer, writer):
    other = granted(officer)
    theirs = world.opened(other, builders.member(builders.region_of(other)))
    with pytest.raises(InvalidInput, match="hoort niet bij deze rapportage"):
        world.save(lessons, "x", writer, field=world.field(theirs, "lessen").pk)


def test_nobody_else_saves(lessons, officer):
    for stranger in (officer, builders.member(builders.organisation())):
        with pytest.raises(NotAllowed):
            world.save(lessons, "x", stranger)


@pytest.mark.parametrize(
    ("vraag", "wrong"),
    [
        ("rijk_besteed", {"cents": -1}),
        ("rijk_besteed", {"cents": 10**15}),
        ("lessen", {"cents": 1}),
        ("stand", {"text": "prima"}),
        ("lessen", {"vraag": "stand"}),
    ],
)
def test_the_database_refuses_it_as_well(report, vraag, wrong):
    answer = world.field(report, vraag)
    with pytest.raises(IntegrityError), transaction.atomic():
        Antwoord.objects.filter(pk=answer.pk).update(**wrong)


# ---- speed -----------------------------------------------------------------------------------


@pytest.mark.parametrize("vraag", ["lessen", "rijk_besteed"])
def test_saving_asks_the_database_little(report, writer, vraag):
    answer = world.field(report, vraag)
    person = type(writer).objects.get(pk=writer.pk)
    assert person.role_labels
    with CaptureQueriesContext(
        connection,
    ) as asked:
        world.save(answer, "12", person)
    statements = [q["sql"] for q in asked if "SAVEPOINT" not in q["sql"]]
    assert len(statements) <= MOST_QUERIES, statements
