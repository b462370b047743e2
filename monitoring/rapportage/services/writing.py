"""Save what stands in one field of a rapportage."""

from dataclasses import dataclass

from django.db import transaction
from django.forms import ValidationError

from monitoring.rapportage.models import (
    AMOUNTS,
    LONGEST_TEXT,
    WRITING,
    Antwoord,
    Rapportage,
    RapportageStatus,
    Stand,
    Vraag,
)
from monitoring.rapportage.policies import writes_answer
from monitoring.rapportage.services.answer_row import PAIRS, locked_answer
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import hour_of
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.form_fields import EuroField
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.documents.typed_text import as_kept, require_printable


class ChangedMeanwhile(WrongState):
    """Somebody saved the field since it was read; `present` is what stands there now."""

    def __init__(self, sentence: str, present: Antwoord) -> None:
        self.present = present
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class _Given:
    """What a field will hold."""

    text: str = ""
    cents: int | None = None


@in_turn()
@transaction.atomic
def save_field(
    *, rapportage_id: int, field: int, value: str, seen_version: int, actor: User
) -> Antwoord:
    """Save one answer; nothing is overwritten that the person has not seen.

    Raises ChangedMeanwhile, WrongState while nobody writes, InvalidInput for what cannot be.
    """
    answer, others = locked_answer(rapportage_id, field)
    report = answer.rapportage
    workflow.require(writes_answer, answer, actor)
    if report.status not in WRITING:
        raise WrongState(_closed(report))
    given = _read(answer, value)
    if given == _Given(answer.text, answer.cents):
        return answer
    if answer.version != seen_version:
        raise ChangedMeanwhile(_conflict(answer, actor), answer)
    _require_room(answer, given, others)
    return _write(answer, given, actor)


def _closed(report: Rapportage) -> str:
    if report.status == RapportageStatus.AANGEBODEN:
        return dutch(
            "Deze rapportage ligt ter ondertekening. Kies eerst Verder schrijven; dan kunt u haar"
            " weer wijzigen."
        )
    if report.status == RapportageStatus.AKKOORD:
        return dutch(
            "Op deze rapportage is akkoord gegeven. Kies eerst Verbeteren in een nieuwe versie; dan"
            " kunt u haar weer wijzigen."
        )
    if report.status == RapportageStatus.INGETROKKEN:
        return dutch("Het ministerie trok deze vraag in. U hoeft niets meer te schrijven.")
    return dutch("Deze rapportage is ingediend. U kunt haar niet meer wijzigen.")


def _read(answer: Antwoord, value: str) -> _Given:
    text = as_kept(value)
    if answer.vraag in AMOUNTS:
        try:
            return _Given(cents=EuroField(required=False).clean(text))
        except ValidationError as error:
            raise InvalidInput(joined(" ", error.messages)) from error
    if answer.vraag == Vraag.STAND and text not in ("", *Stand.values):
        raise InvalidInput(dutch("Kies op schema, vraagt aandacht of risico."))
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(
            dutch(
                "Deze tekst heeft {aantal} tekens. Kort haar in tot ten hoogste {most}.",
                aantal=len(text),
                most=LONGEST_TEXT,
            )
        )
    # Once it is handed in nobody can change it any more, and then it must be printed.
    require_printable(text)
    return _Given(text=text)


def _require_room(answer: Antwoord, given: _Given, others: dict[str, Antwoord]) -> None:
    """Of the Rijk no more can be spent and promised together than was granted."""
    if given.cents is None or answer.most_cents is None:
        return
    if given.cents + (others[PAIRS[answer.vraag]].cents or 0) > answer.most_cents:
        raise InvalidInput(
            dutch(
                "Het Rijk gaf deze programmalijn {bedrag}. Besteed en toegezegd samen kunnen"
                " niet meer zijn. Controleer beide bedragen.",
                bedrag=format_amount(answer.most_cents),
            )
        )


def _conflict(answer: Antwoord, actor: User) -> str:
    if answer.at is None:
        return dutch(
            "Iemand anders wijzigde dit veld. Er is niets overschreven: uw tekst staat er nog."
            " Neem over wat u nodig hebt, en bewaar opnieuw."
        )
    moment = hour_of(answer.at.astimezone(clock.AMSTERDAM))
    if answer.by == actor:
        return dutch(
            "U wijzigde dit veld in een ander venster om {tijd} uur. Er is niets overschreven: uw"
            " tekst staat er nog. Neem over wat u nodig hebt, en bewaar opnieuw.",
            tijd=moment,
        )
    return dutch(
        "{wie} wijzigde dit veld om {tijd} uur. Er is niets overschreven: uw tekst staat er nog."
        " Neem over wat u nodig hebt, en bewaar opnieuw.",
        wie=answer.by or "Iemand anders",
        tijd=moment,
    )


def _write(answer: Antwoord, given: _Given, actor: User) -> Antwoord:
    was = answer.text if answer.cents is None else answer.cents
    answer.came_from, answer.comes_from = answer.comes_from, ""
    answer.text, answer.cents = given.text, given.cents
    answer.version += 1
    answer.by, answer.at = actor, clock.now()
    answer.save(update_fields=["text", "cents", "comes_from", "version", "by", "at"])
    audit.record(
        answer,
        action="monitoring.rapportage.save",
        sentence=f"Bewaard in de rapportage over {answer.rapportage.name.about}: {answer}",
        actor=actor,
        # What was written before is never lost.
        details={"was": was, "versie": answer.version},
    )
    return answer
