"""Makes series and carries out what was ordered, as a worker would."""

from typing import Any

from disbursement.beschikking.models import Beschikking
from disbursement.serie import running, services
from disbursement.serie.models import Inzage, Opdracht, Serie, SerieAct
from regiodeals.accounts.models import User
from tests.builders import Cast, uitkering


def serie_of(cast: Cast, *grants: Any) -> Serie:
    """A serie of the deals of these uitkeringen."""
    deals = [grant.deal for grant in grants]
    return services.make_serie(
        tranche_id=deals[0].tranche_id, deal_ids=[deal.pk for deal in deals], actor=cast.drafter
    )


def grants_of(cast: Cast, number: int) -> list[Any]:
    """Uitkeringen of which no beschikking was drafted yet."""
    return [uitkering(cast.drafter) for _ in range(number)]


def work(opdracht: Opdracht) -> Opdracht:
    """Let a worker go on until nothing is left for it."""
    while running.carry_out(opdracht.pk):
        pass
    return Opdracht.objects.get(pk=opdracht.pk)


def checked(serie: Serie, act: SerieAct, actor: User) -> Opdracht:
    """An opdracht of which every deal was checked."""
    return work(services.order_act(serie_id=serie.pk, act=act, actor=actor))


def done(serie: Serie, act: SerieAct, actor: User) -> Opdracht:
    """An opdracht that was started and carried out."""
    opdracht = checked(serie, act, actor)
    return work(services.start_opdracht(opdracht_id=opdracht.pk, actor=actor))


def seen(row: Beschikking, signer: User) -> Inzage:
    """The signer looked at the content as it is now."""
    row.refresh_from_db()
    return services.register_inzage(
        beschikking_id=row.pk, fingerprint=row.reviewed_fingerprint, actor=signer
    )


def outcomes(opdracht: Opdracht) -> list[tuple[bool, str]]:
    """Per deal whether it was done, and why not."""
    parts = opdracht.onderdelen.order_by("pk")
    return [(part.done_at is not None, part.obstacle or part.failure) for part in parts]
