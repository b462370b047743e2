"""What the verantwoording adds to the dossier and the start page, and where it is dealt with."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from disbursement.verantwoording.forms import PaperFilter
from disbursement.verantwoording.models import Inlezing, Phase, Status, Verantwoording
from disbursement.verantwoording.rendering import export
from disbursement.verantwoording.rendering.rows import paper_row, url_of
from disbursement.verantwoording.selectors import (
    by_paper,
    inlezingen_to_end,
    papers_matching,
    papers_visible_to,
    sent_back_to,
)
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import owed_in
from regiodeals.dossier import News, Panel, WorkItem, most_urgent
from regiodeals.exports.definition import Export, Filters
from regiodeals.obligations.models import Obligation


def page_of_paper(owed: Obligation) -> str:
    """Where a paper is dealt with."""
    return reverse("disbursement:verantwoording-paper", args=[owed.subject_id])


def page_of_request(owed: Obligation) -> str:
    """Where a request for postponement is decided on."""
    return reverse("disbursement:uitstel-decide", args=[owed.subject_id])


def papers_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """The papers of one deal; None while nothing is owed."""
    papers = list(papers_visible_to(user).filter(uitkering__deal=deal))
    if not papers:
        return None
    owed = by_paper(owed_in(deal))
    return {"rows": [paper_row(paper, owed.get(paper.pk)) for paper in papers]}


_sent_back = AskedBy(lambda user: most_urgent(sent_back_to(user)))


def work_for(user: User) -> Iterator[WorkItem]:
    """Deliveries that wait for a judgement, files that wait to be confirmed, and what was sent back
    with questions: to who handles the deal, and to who works for the kassier.
    """
    for paper in _sent_back.rows(user):
        yield _to_ask(paper) if user.is_ministry else _to_answer(paper)
    if user.has_role(Role.TOETSER):
        waiting = papers_visible_to(user).filter(status=Status.ONTVANGEN)
        for paper in most_urgent(waiting.exclude(current__recorded_by=user)):
            yield _to_judge(paper)
    if user.has_role(Role.BEHANDELAAR):
        for inlezing in inlezingen_to_end(user):
            yield _to_confirm(inlezing)


def _to_judge(paper: Verantwoording) -> WorkItem:
    return WorkItem(
        title=dutch("{deal}: {stuk} beoordelen", deal=paper.uitkering.deal, stuk=str(paper)),
        url=url_of(paper),
        verb=dutch("Beoordelen"),
        why_you=dutch("u bent toetser en legde deze levering niet vast."),
        if_you_wait=dutch("de regiokassier weet niet of zijn verantwoording in orde is."),
        due_on=None,
    )


def _to_ask(paper: Verantwoording) -> WorkItem:
    kassier = paper.uitkering.kassier
    return WorkItem(
        title=dutch(
            "{deal}: stel de vragen over {stuk}", deal=paper.uitkering.deal, stuk=_short(paper)
        ),
        url=url_of(paper),
        verb=dutch("Openen"),
        why_you=dutch("u behandelt deze deal, en een toetser stuurde dit stuk terug met vragen."),
        if_you_wait=dutch(
            "er komt geen verbetering: {kassier} krijgt geen bericht van het programma.",
            kassier=kassier,
        ),
        due_on=None,
    )


def _to_answer(paper: Verantwoording) -> WorkItem:
    return WorkItem(
        title=dutch(
            "{deal}: beantwoord de vragen over {stuk}",
            deal=paper.uitkering.deal,
            stuk=_short(paper),
        ),
        url=url_of(paper),
        verb=dutch("Openen"),
        why_you=dutch("u werkt voor {kassier}.", kassier=paper.uitkering.kassier),
        if_you_wait=dutch("het ministerie kan dit stuk niet in orde bevinden."),
        due_on=None,
    )


def _short(paper: Verantwoording) -> str:
    """Its name within a sentence."""
    name = paper.get_paper_display()
    return dutch("{wat} over {jaar}", wat=name, jaar=paper.year) if paper.is_yearly else name


def _to_confirm(inlezing: Inlezing) -> WorkItem:
    return WorkItem(
        title=joined(": ", (str(inlezing), inlezing.phase.label)),
        url=reverse("disbursement:inlezing-detail", args=[inlezing.pk]),
        verb=dutch("Openen"),
        why_you=dutch("u bood dit bestand aan."),
        if_you_wait=dutch(
            "er is niets van vastgelegd. Bied een verbeterd bestand aan, of kies op de pagina"
            " Niet gebruiken."
        )
        if inlezing.phase is Phase.REFUSED
        else dutch("er is nog niets van vastgelegd."),
        due_on=None,
    )


NEWS = (
    News(
        "disbursement.verantwoording.accept",
        dutch("Een verantwoording is in orde bevonden."),
    ),
    News(
        "disbursement.verantwoording.send_back",
        dutch("Een verantwoording kwam terug met vragen."),
    ),
    News(
        "disbursement.uitstelverzoek.decide",
        dutch("Het ministerie besloot over uitstel van een verantwoording."),
    ),
)
PANELS = (
    Panel(
        "verantwoording",
        dutch("Verantwoording"),
        50,
        "disbursement/verantwoording/panel.html",
        papers_panel,
    ),
)


def _papers(user: User, chosen: Filters) -> QuerySet[Verantwoording]:
    on = PaperFilter(chosen).chosen()
    return papers_matching(
        user,
        int(chosen["jaar"]),
        text=on.get("zoek", ""),
        status=on.get("stand", ""),
        paper=on.get("stuk", ""),
    )


EXPORTS = (
    Export(
        name="verantwoording",
        title=dutch("Verantwoording over een jaar"),
        page="disbursement:verantwoording-list",
        columns=export.COLUMNS,
        rows=_papers,
        cells=export.cells,
        filters=("zoek", "stand", "stuk"),
        about="jaar",
    ),
)
