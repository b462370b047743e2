"""Acts of the payment: the accounts of the kassiers, and the first termijn of the eight deals."""

import time
from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from demo import inventions
from demo.inventions import DealInvention, moment
from demo.story import record
from demo.story.scenes import Scene, StoryStuck
from disbursement.betaling import services
from disbursement.betaling.models import (
    BatchStatus,
    Betaalbatch,
    Betaling,
    BetalingStatus,
    Rekening,
)
from disbursement.betaling.selectors import usable_accounts
from disbursement.uitkering.models import Termijn

RELEASER, CONFIRMER = "greet", "bram"
CURRENCIES = ("EUR", "USD")
EXECUTE_ON = date(2024, 12, 17)
# Longer than the sweep takes to send a message again that was lost.
FILE_PATIENCE_SECONDS = 90
LOOK_AGAIN_SECONDS = 0.1


def scenes() -> Iterator[Scene]:
    """A Friday for the accounts, and the Monday after it for the payments."""
    steps = (
        ("2024-12-13 10:00", "rekeningen voorgesteld", _are_proposed, _propose),
        ("2024-12-13 10:40", "rekeningen bevestigd", _are_vouched_for, _vouch),
        ("2024-12-16 10:00", "eerste termijnen vrijgegeven", _are_released, _release),
        ("2024-12-16 10:45", "vrijgave bevestigd", _are_confirmed, _confirm),
        ("2024-12-16 11:15", "batches samengesteld", _are_composed, _compose),
        ("2024-12-16 11:40", "batches bevestigd", _are_closed, _close),
        ("2024-12-16 11:41", "betaalbestanden", _have_files, await_files),
    )
    for start, title, is_done, act in steps:
        yield Scene(moment(start), f"Betaling: {title}", is_done, act)


def batches() -> list[Betaalbatch]:
    """The batches of the demonstration: one in euros, one in dollars.

    What somebody composes since is his own, and has another day.
    """
    rows = Betaalbatch.objects.filter(execute_on=EXECUTE_ON)
    rows = rows.exclude(status=BatchStatus.ONTBONDEN).select_related("document", "payer")
    return list(rows.order_by("pk"))


def _termijnen() -> list[Termijn]:
    """The first termijn of every deal that is played in full."""
    names = [invention["naam"] for invention in inventions.played_in_full()]
    rows = Termijn.objects.filter(number=1, uitkering__deal__name__in=names)
    return list(rows.select_related("uitkering__deal").order_by("pk"))


def _are_proposed() -> bool:
    return Rekening.objects.count() >= len(_termijnen())


def _propose() -> None:
    for invention in inventions.played_in_full():
        termijn = Termijn.objects.get(number=1, uitkering__deal=record.deal_of(invention))
        services.propose_rekening(
            organisation_id=termijn.uitkering.kassier_id,
            details=_details(invention),
            actor=record.officer_of(invention),
        )


def _details(invention: DealInvention) -> services.AccountDetails:
    grant = invention["uitkering"]
    currency = "EUR" if grant["koers"] is None else "USD"
    more = {} if currency == "EUR" else inventions.ministry()["bank_buiten_sepa"]
    return services.AccountDetails(
        currency=currency,
        number=grant["rekening"],
        holder=grant["op_naam_van"],
        source=f"Opgave van de kassier, kenmerk {grant['kenmerk_kassier']}",
        is_example=True,
        **more,
    )


def _are_vouched_for() -> bool:
    return Rekening.objects.filter(confirmed_at__isnull=False).count() >= len(_termijnen())


def _vouch() -> None:
    for rekening in Rekening.objects.proposed():
        services.confirm_rekening(rekening_id=rekening.pk, actor=record.account(RELEASER))


def _are_released() -> bool:
    return Betaling.objects.count() >= len(_termijnen())


def _release() -> None:
    for termijn in _termijnen():
        uitkering = termijn.uitkering
        rekening = usable_accounts([uitkering]).get((uitkering.kassier_id, uitkering.currency))
        services.release_termijn(
            termijn_id=termijn.pk,
            rekening_id=rekening.pk if rekening else None,
            actor=record.account(RELEASER),
        )


def _asked() -> QuerySet[Betaling]:
    """The payments of the story that wait for a second person."""
    rows = Betaling.objects.filter(status=BetalingStatus.GEVRAAGD, termijn__in=_termijnen())
    return rows.order_by("pk")


def _are_confirmed() -> bool:
    return not _asked().exists()


def _confirm() -> None:
    for betaling in _asked():
        services.confirm_betaling(betaling_id=betaling.pk, actor=record.account(CONFIRMER))


def _are_composed() -> bool:
    return len(batches()) >= len(CURRENCIES)


def _compose() -> None:
    composed = {batch.currency for batch in batches()}
    for currency in CURRENCIES:
        if currency not in composed:
            services.compose_batch(
                currency=currency, execute_on=EXECUTE_ON, actor=record.account(RELEASER)
            )


def _are_closed() -> bool:
    return all(batch.status != BatchStatus.SAMENGESTELD for batch in batches())


def _close() -> None:
    for batch in batches():
        if batch.status == BatchStatus.SAMENGESTELD:
            services.confirm_batch(batch_id=batch.pk, actor=record.account(CONFIRMER))


def _have_files() -> bool:
    return all(batch.status != BatchStatus.BEVESTIGD for batch in batches())


def await_files() -> None:
    """Wait for the worker. Raises StoryStuck when the files do not come."""
    deadline = time.monotonic() + FILE_PATIENCE_SECONDS
    while not _have_files():
        if time.monotonic() > deadline:
            raise StoryStuck(
                "De betaalbestanden zijn nog niet gemaakt. Kijk in var/demo/worker.log wat er"
                " misgaat, en draai make demo opnieuw: wat er al is, blijft."
            )
        time.sleep(LOOK_AGAIN_SECONDS)
