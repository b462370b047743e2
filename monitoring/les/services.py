"""What a person may do with a lesson: write it, take it from a rapportage, share and withdraw."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from monitoring.indicator.models import Theme
from monitoring.les.models import LONGEST_TITLE, Les, LesStatus
from monitoring.les.policies import may_write
from monitoring.les.selectors import LessonIn, themes_of
from monitoring.rapportage.models import LONGEST_TEXT, Akkoord
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, Programmalijn
from regiodeals.documents.typed_text import as_kept, require_printable

LONGEST_REASON = 300
OVERTAKEN = dutch("Iemand anders wijzigde deze les. Lees haar opnieuw.")
TAKEN = dutch("Deze les is al overgenomen.")


@dataclass(frozen=True, slots=True)
class Words:
    """What a lesson says."""

    title: str
    text: str
    themes: Collection[str] = ()


@in_turn()
@transaction.atomic
def write_lesson(
    *,
    words: Words,
    actor: User,
    deal_id: int | None = None,
    line_id: int | None = None,
    is_example: bool = False,
) -> Les:
    """Write a concept, of a deal or of none. Raises InvalidInput for words that cannot be."""
    line = Programmalijn.objects.get(pk=line_id) if line_id else None
    deal = line.deal_id if line else deal_id
    les = Les(deal_id=deal, programmalijn=line, written_by=actor, is_example=is_example)
    workflow.require(may_write, les, actor)
    _fill_in(les, words)
    return _written(les, actor, "Les geschreven")


@in_turn()
@transaction.atomic
def change_lesson(
    *, les_id: int, words: Words, seen: int, actor: User, line_id: int | None = None
) -> Les:
    """Change a concept; raises WrongState when another changed it since the page was shown."""
    les = _seen(les_id, seen, actor)
    if les.status != LesStatus.CONCEPT:
        raise WrongState(
            dutch("Deze les is {stand} en verandert niet meer.", stand=les.get_status_display())
        )
    line = Programmalijn.objects.filter(pk=line_id, deal=les.deal_id).first() if line_id else None
    if line_id and line is None:
        raise InvalidInput(dutch("Kies een programmalijn van deze deal."))
    les.programmalijn = line
    _fill_in(les, words)
    les.version += 1
    les.save(update_fields=["title", "text", "themes", "programmalijn", "version"])
    audit.record(les, action="monitoring.les.change", sentence="Les gewijzigd", actor=actor)
    return les


@in_turn()
@transaction.atomic
def take_from_report(*, akkoord_id: int, actor: User, is_example: bool = False) -> Les:
    """Copy what an accepted rapportage says that others can learn into a concept that names it.

    With the themes of the indicatoren of its deal. Raises WrongState when it was taken already.
    """
    found = Akkoord.objects.annotate(lesson=LessonIn("indiening__data")).select_for_update(
        of=("self",)
    )
    akkoord: Any = found.select_related("indiening__rapportage__deal").get(pk=akkoord_id)
    deal: Deal = akkoord.indiening.rapportage.deal
    les = Les(deal=deal, akkoord=akkoord, written_by=actor, is_example=is_example)
    workflow.require(may_write, les, actor)
    if not akkoord.lesson:
        raise WrongState(dutch("In deze rapportage staat geen les."))
    if akkoord.lessen.exclude(status=LesStatus.INGETROKKEN).exists():
        raise WrongState(TAKEN)
    _fill_in(les, Words(title_of(akkoord.lesson), akkoord.lesson, themes_of(deal)))
    sentence = f"Les overgenomen uit: {akkoord.indiening.rapportage}"
    return _written(les, actor, sentence[:300])


def title_of(text: str) -> str:
    """The first sentence of a text, as a title to begin with."""
    first = " ".join(text.split("\n", 1)[0].split())
    sentence = first.partition(". ")[0].rstrip(".")
    return sentence if len(sentence) <= LONGEST_TITLE else f"{sentence[: LONGEST_TITLE - 1]}…"


@in_turn()
@transaction.atomic
def share_lesson(*, les_id: int, seen: int, actor: User) -> Les:
    """Let every region and ministry read it, as it was shown to who shares it."""
    les = _seen(les_id, seen, actor)
    les.shared_at, les.shared_by = clock.now(), actor
    workflow.perform(les.share, actor=actor)
    return les


@in_turn()
@transaction.atomic
def withdraw_lesson(*, les_id: int, reason: str, actor: User) -> Les:
    """Take it back, with the reason; who saw it may have a copy."""
    les = _locked(les_id)
    workflow.check(les.withdraw, actor=actor)
    reason = as_kept(" ".join(reason.split()))
    if not 0 < len(reason) <= LONGEST_REASON:
        raise InvalidInput(
            dutch(
                "Schrijf op waarom, in ten hoogste {aantal} tekens.",
                aantal=LONGEST_REASON,
            )
        )
    les.withdrawn_because = reason
    workflow.perform(les.withdraw, actor=actor, remark=reason)
    return les


def _written(les: Les, actor: User, sentence: str) -> Les:
    les.written_at = clock.now()
    les.save()
    audit.record(les, action="monitoring.les.write", sentence=sentence, actor=actor)
    return les


def _fill_in(les: Les, words: Words) -> None:
    title, text = as_kept(" ".join(words.title.split())), as_kept(words.text)
    if not 0 < len(title) <= LONGEST_TITLE:
        raise InvalidInput(
            dutch(
                "Geef de les een titel, in ten hoogste {aantal} tekens.",
                aantal=LONGEST_TITLE,
            )
        )
    if not 0 < len(text) <= LONGEST_TEXT:
        raise InvalidInput(
            dutch(
                "Schrijf de les op, in ten hoogste {aantal} tekens.",
                aantal=LONGEST_TEXT,
            )
        )
    # Who takes it along, prints it.
    require_printable(title + text)
    if not set(words.themes) <= set(Theme.values):
        raise InvalidInput(dutch("Kies de thema’s uit de lijst."))
    les.title, les.text = title, text
    les.themes = [theme for theme in Theme.values if theme in words.themes]


def _seen(les_id: int, seen: int, actor: User) -> Les:
    les = _locked(les_id)
    workflow.require(may_write, les, actor)
    if les.version != seen:
        raise WrongState(OVERTAKEN)
    return les


def _locked(les_id: int) -> Les:
    rows = Les.objects.select_for_update(of=("self",)).defer("sought").select_related("deal")
    return rows.get(pk=les_id)
