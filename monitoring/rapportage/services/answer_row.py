"""The row of one field, read and locked as quickly as the last hour before a deadline needs it."""

from typing import Any

from django.db.models import Q, QuerySet

from monitoring.rapportage.models import Antwoord, Rapportage, Vraag
from regiodeals.common.asked_often import AskedOften
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch

PAIRS = {
    Vraag.RIJK_BESTEED.value: Vraag.RIJK_VASTGELEGD.value,
    Vraag.RIJK_VASTGELEGD.value: Vraag.RIJK_BESTEED.value,
}


def locked_answer(rapportage_id: int, field: int) -> tuple[Antwoord, dict[str, Antwoord]]:
    """It, with what counts up with it, and their rapportage under lock, in one question.

    Raises InvalidInput when the field is not of this rapportage.
    """
    found = {row.pk: row for row in map(_answer_from, _answers.rows(field, rapportage_id))}
    if field not in found:
        raise InvalidInput(
            dutch("Dit veld hoort niet bij deze rapportage. Open de pagina opnieuw.")
        )
    return found[field], {row.vraag: row for row in found.values()}


OF_ANSWER = [column.attname for column in Antwoord._meta.concrete_fields]
OF_REPORT = [column.attname for column in Rapportage._meta.concrete_fields]


def _with_what_counts_up(field: int, rapportage_id: int) -> QuerySet[Antwoord, Any]:
    asked = Antwoord.objects.filter(pk=field, vraag__in=PAIRS)
    return (
        # Both tables that it reads.
        Antwoord.objects.select_for_update()
        .filter(
            Q(pk=field) | Q(vraag__in=PAIRS, lijnverslag__in=asked.values("lijnverslag")),
            rapportage=rapportage_id,
        )
        .order_by("pk")
        .values_list(*OF_ANSWER, *(f"rapportage__{name}" for name in OF_REPORT))
    )


def _answer_from(row: tuple[Any, ...]) -> Antwoord:
    answer = Antwoord.from_db("default", OF_ANSWER, row[: len(OF_ANSWER)])
    answer.rapportage = Rapportage.from_db("default", OF_REPORT, row[len(OF_ANSWER) :])
    return answer


_answers = AskedOften(_with_what_counts_up, int, int)
