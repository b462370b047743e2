"""What belongs to an exchange meeting: files, and lessons that were shared."""

from django.db import transaction

from monitoring.bijlage.services import as_given, printable_name, take_away, words_of
from monitoring.les.models import Les, LesStatus
from monitoring.uitwisseling import tasks
from monitoring.uitwisseling.models import Materiaal, Uitwisseling, UitwisselingStatus
from monitoring.uitwisseling.policies import may_add_material
from monitoring.uitwisseling.services.locks import locked
from monitoring.uitwisseling.services.places import record
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents.models import Kind
from regiodeals.documents.upload import Upload, judged

MOST_FILES = 20


def add_material(
    *, uitwisseling_id: int, name: str, content: bytes, text: str, actor: User
) -> Materiaal:
    """Add a file; it stays in quarantine until the scanner, where there is one, found it clean.

    Raises InvalidInput for what is not taken and for words that are missing.
    """
    text = words_of(text)
    # A photo takes a second to draw; meanwhile others sign up.
    return _add(uitwisseling_id, judged(printable_name(name), content), text, actor)


@in_turn()
@transaction.atomic
def _add(uitwisseling_id: int, upload: Upload, text: str, actor: User) -> Materiaal:
    meeting = _to_change(uitwisseling_id, actor)
    if meeting.materiaal.present().count() >= MOST_FILES:
        raise WrongState(
            dutch("Er horen al {aantal} bestanden bij. Haal er eerst een weg.", aantal=MOST_FILES)
        )
    row = Materiaal.objects.create(
        uitwisseling=meeting, **as_given(upload, kind=Kind.MATERIAAL, text=text, by=actor)
    )
    _record(row, "add", f"Bestand toegevoegd: {row}", actor)
    if row.is_scan_wanted:
        hurry(tasks.scan_material, row.pk)
    return row


@in_turn()
@transaction.atomic
def remove_material(*, materiaal_id: int, actor: User) -> Materiaal:
    """Take a file away; the trail keeps that it was there."""
    found = Materiaal.objects.values_list("uitwisseling_id", flat=True).get(pk=materiaal_id)
    _to_change(found, actor)
    row: Materiaal = Materiaal.objects.select_for_update(of=("self",)).get(pk=materiaal_id)
    take_away(row, by=actor)
    _record(row, "remove", f"Bestand weggehaald: {row}", actor)
    return row


@in_turn()
@transaction.atomic
def link_lesson(*, uitwisseling_id: int, les_id: int, actor: User) -> Uitwisseling:
    """Let a shared lesson belong to the meeting; a second time does nothing."""
    meeting = _to_change(uitwisseling_id, actor)
    shared = Les.objects.filter(status=LesStatus.GEDEELD, themes__overlap=meeting.themes)
    les = shared.filter(pk=les_id).first()
    if les is None:
        raise InvalidInput(dutch("Kies een les die is gedeeld en over hetzelfde thema gaat."))
    if not meeting.lessen.filter(pk=les_id).exists():
        meeting.lessen.add(les)
        record(meeting, "link_lesson", f"Les gekoppeld: {les}", actor)
    return meeting


@in_turn()
@transaction.atomic
def unlink_lesson(*, uitwisseling_id: int, les_id: int, actor: User) -> Uitwisseling:
    """Let a lesson belong to the meeting no more."""
    meeting = _to_change(uitwisseling_id, actor)
    les = meeting.lessen.filter(pk=les_id).first()
    if les is None:
        raise WrongState(dutch("Deze les hoort niet bij deze bijeenkomst."))
    meeting.lessen.remove(les)
    record(meeting, "unlink_lesson", f"Les losgemaakt: {les}", actor)
    return meeting


def _record(row: Materiaal, verb: str, sentence: str, actor: User) -> None:
    audit.record(
        row,
        action=f"monitoring.materiaal.{verb}",
        sentence=sentence[:300],
        actor=actor,
        remark=row.text,
        details={"sha256": row.document.sha256, "uitwisseling": row.uitwisseling_id},
    )


def _to_change(uitwisseling_id: int, actor: User) -> Uitwisseling:
    meeting = locked(uitwisseling_id)
    workflow.require(may_add_material, meeting, actor)
    if meeting.status == UitwisselingStatus.AFGELAST:
        raise WrongState(dutch("Deze bijeenkomst is afgelast. Het materiaal verandert niet meer."))
    return meeting
