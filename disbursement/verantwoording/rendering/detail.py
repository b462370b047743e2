"""The page of one paper: its day, its checks, what was handed in, what can be done."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse

from disbursement.verantwoording import policies
from disbursement.verantwoording.models import (
    Levering,
    Outcome,
    PaperKind,
    Status,
    Verantwoording,
)
from disbursement.verantwoording.rendering.requests import history_of, request_of
from disbursement.verantwoording.rendering.rows import OF_OUTCOME, paper_row
from disbursement.verantwoording.rendering.sending import how_to_send
from disbursement.verantwoording.selectors import (
    findings_of,
    obligations_of_papers,
    works_for_kassier,
)
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import long_date, plain_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.legal.accountability import warning_about
from regiodeals.legal.grant_rules import Finding
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.selectors import obligations_about
from regiodeals.obligations.state import State

AMOUNTS = (
    ("spent_cents", dutch("Besteed in het jaar")),
    ("cofinanced_cents", dutch("waarvan cofinanciering")),
    ("execution_cents", dutch("waarvan voorbereiding, administratie en toezicht")),
    ("cumulative_cents", dutch("Besteed tot en met het jaar")),
    ("errors_cents", dutch("Fouten en onzekerheden")),
)

SENT_BACK = dutch(
    "Een toetser stuurde dit terug met vragen; die staan bij de laatste levering. Daarna wacht het"
    " op een verbetering van de regiokassier."
)
# Who must hand it in, is not asked to do so here.
WHERE_TO: dict[str, str] = {
    PaperKind.SISA: dutch(
        "U stuurt dit met de SiSa-bijlage aan het CBS, zoals u gewend bent. Wat binnenkomt, staat"
        " hier; u hoeft op deze pagina niets te doen."
    ),
    PaperKind.JAARSTUKKEN: dutch(
        "U stuurt dit via het College financieel toezicht (Cft), zoals u gewend bent. Wat"
        " binnenkomt, staat hier; u hoeft op deze pagina niets te doen."
    ),
}


def detail(paper: Verantwoording, user: User) -> dict[str, Any]:
    """Everything the page shows; the acts and the trail are for the ministry only."""
    owed = obligations_of_papers([paper]).get(paper.pk)
    findings = findings_of([paper]).get(paper.pk, ())
    # Asked once for all that is said to who accounts.
    accounts = not user.is_ministry and works_for_kassier(user, paper)
    return {
        **paper_row(paper, owed, findings),
        "lead": _lead(paper, owed),
        "warning": _warning(paper, owed),
        "breadcrumb": breadcrumb(paper),
        "owed_url": reverse("regiodeals:obligation-detail", args=[owed.pk]) if owed else "",
        "findings": _finding_rows(findings, paper, owed, user, accounts=accounts),
        "where_to": _where_to(paper) if accounts else "",
        "deliveries": [_delivery(row, paper) for row in reversed(paper.leveringen.all())],
        "requests": [request_of(row, user) for row in paper.uitstelverzoeken.all()],
        "sending": how_to_send(paper, user, accounts=accounts),
        "acts": list(_acts(paper, user)) if user.is_ministry else [],
        "history": history_of(paper) if user.is_ministry else None,
    }


def _where_to(paper: Verantwoording) -> str:
    """Where the kassier sends it: what is not for others goes to who handles the deal, by name."""
    officer = paper.uitkering.deal.accounthouder
    if paper.paper in WHERE_TO:
        return WHERE_TO[paper.paper]
    if officer is None:
        return dutch("U stuurt dit aan de behandelaar van deze deal. Wat binnenkomt, staat hier.")
    return dutch(
        "U stuurt dit aan de behandelaar van deze deal, {naam} ({adres}). Wat binnenkomt, staat"
        " hier.",
        naam=officer,
        adres=officer.email,
    )


def to_judge(paper: Verantwoording) -> str:
    """What a person has to weigh, for who judges; empty when the checks leave nothing."""
    findings = findings_of([paper]).get(paper.pk, ())
    left = [row.finding for row in findings if row.needs_judgement]
    return joined(" ", ("Schrijf op hoe u dit woog:", *left)) if left else ""


def breadcrumb(paper: Verantwoording, *last: dict[str, str]) -> list[dict[str, str]]:
    """The way back: the deal, the year."""
    deal = paper.uitkering.deal
    return [
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
        {
            "label": dutch("Verantwoording {jaar}", jaar=paper.year),
            "url": reverse("disbursement:verantwoording-list", args=[paper.year]),
        },
        *(last or ({"label": str(paper)},)),
    ]


def _lead(paper: Verantwoording, owed: Obligation | None) -> str:
    lead = dutch(
        "{kassier} voor {deal}.", kassier=paper.uitkering.kassier, deal=paper.uitkering.deal
    )
    if paper.current is not None:
        day = long_date(paper.current.received_on)
        came = dutch("{zin} Ontvangen op {dag}.", zin=lead, dag=day)
        return joined(" ", (came, SENT_BACK)) if paper.status == Status.TERUG else came
    if owed is not None and not owed.is_closed:
        return dutch(
            "{zin} Uiterlijk {dag} ({bron}).",
            zin=lead,
            dag=long_date(owed.due_on),
            bron=cited(owed.source),
        )
    return lead


def _warning(paper: Verantwoording, owed: Obligation | None) -> str:
    if not paper.is_yearly or owed is None or owed.is_closed:
        return ""
    return warning_about(owed.due_on)


def _finding_rows(
    findings: Iterable[Finding],
    paper: Verantwoording,
    owed: Obligation | None,
    user: User,
    *,
    accounts: bool,
) -> list[dict[str, Any]]:
    """What each check found. What to do about it is said to the ministry, which judges; who is not
    of the ministry reads who must hand in what is not there yet.
    """
    hand_in = "" if user.is_ministry or paper.current else _hand_in(paper, owed, accounts=accounts)
    return [
        {
            "finding": row,
            "meaning": OF_OUTCOME[row.outcome],
            "text": joined(
                " ", filter(None, (row.finding, row.repair if user.is_ministry else hand_in))
            ),
        }
        for row in findings
    ]


def _hand_in(paper: Verantwoording, owed: Obligation | None, *, accounts: bool) -> str:
    """To who works for the kassier: you; to others of the region its name."""
    if owed is None:
        return ""
    day = long_date(owed.due_on)
    is_late = owed.state is State.OVERDUE
    if accounts:
        return (
            dutch("U bent te laat: zorg dat de verantwoording er zo snel mogelijk is.")
            if is_late
            else dutch("Zorg dat de verantwoording er uiterlijk op {dag} is.", dag=day)
        )
    kassier = paper.uitkering.kassier
    return (
        dutch("{kassier} is te laat en moet haar zo snel mogelijk sturen.", kassier=kassier)
        if is_late
        else dutch("{kassier} moet haar uiterlijk op {dag} sturen.", kassier=kassier, dag=day)
    )


def _delivery(delivery: Levering, paper: Verantwoording) -> dict[str, Any]:
    judgement = getattr(delivery, "beoordeling", None)
    document = delivery.document
    return {
        "delivery": delivery,
        "is_current": delivery.pk == paper.current_id,
        "items": list(_items(delivery, paper)),
        "file": {
            "title": delivery.label,
            "kind": document.filename.rpartition(".")[2].upper(),
            "size": document.size,
            "sha256": document.sha256,
            # A file with many accounts tells about every region: it stands with its inlezing.
            "url": ""
            if delivery.inlezing_id
            else reverse("disbursement:levering-file", args=[delivery.pk]),
        },
        "judgement": judgement,
        "judgement_meaning": "ok"
        if judgement and judgement.outcome == Outcome.IN_ORDE
        else "warning",
        "judged": _judged(delivery, paper),
    }


def _items(delivery: Levering, paper: Verantwoording) -> Iterator[dict[str, Any]]:
    currency = paper.uitkering.currency
    yield {"label": dutch("Ontvangen"), "value": long_date(delivery.received_on)}
    yield {"label": dutch("Aangeleverd door"), "value": delivery.delivered_by}
    if paper.is_yearly:
        yield {"label": dutch("Beschikkingsnummer"), "value": delivery.kenmerk or None}
        for field, label in AMOUNTS:
            cents = getattr(delivery, field)
            shown = None if cents is None else format_amount(cents, currency)
            yield {"label": label.capitalize(), "value": shown}
        answer = {True: dutch("ja"), False: dutch("nee"), None: None}[delivery.is_final]
        yield {"label": dutch("Eindverantwoording"), "value": answer}
    yield {
        "label": dutch("Vastgelegd"),
        "value": joined(", ", (plain_date(delivery.recorded_at.date()), str(delivery.recorded_by))),
    }
    if delivery.replaces is not None:
        yield {"label": dutch("Vervangt"), "value": str(delivery.replaces)}
    if delivery.remark:
        yield {"label": dutch("Wat anders is"), "value": delivery.remark}


def _judged(delivery: Levering, paper: Verantwoording) -> list[dict[str, Any]]:
    judgement = getattr(delivery, "beoordeling", None)
    if judgement is None:
        return []
    items = [
        {
            "label": dutch("Beoordeeld"),
            "value": joined(", ", (plain_date(judgement.at.date()), str(judgement.by))),
        },
        {"label": dutch("Toelichting"), "value": judgement.remark or dutch("geen")},
    ]
    if judgement.unlawful_cents:
        amount = format_amount(judgement.unlawful_cents, paper.uitkering.currency)
        items.append({"label": dutch("Ten onrechte besteed"), "value": amount})
    items.append({"label": dutch("Vingerafdruk"), "value": f"{judgement.sha256[:16]}…"})
    return items


def _acts(paper: Verantwoording, user: User) -> Iterator[dict[str, Any]]:
    """The steps from the present state, with the reasons why not."""
    number = paper.pk
    if paper.status == Status.ONTVANGEN:
        yield {
            "label": dutch("Beoordelen"),
            "url": reverse("disbursement:verantwoording-judge", args=[number]),
            "kind": "primary",
            "reasons": workflow.why_not(paper.send_back, user),
            "id": "beoordelen",
        }
    if workflow.exists_now(paper.receive) and paper.paper != PaperKind.SISA:
        label = (
            dutch("Levering vastleggen")
            if paper.current is None
            else dutch("Verbetering vastleggen")
        )
        yield {
            "label": label,
            "url": reverse("disbursement:verantwoording-receive", args=[number]),
            "kind": "primary" if paper.status == Status.VERWACHT else "secondary",
            "reasons": workflow.why_not(paper.receive, user),
            "id": "vastleggen",
        }
    if policies.is_behandelaar(paper, user) and _is_to_be_told(paper):
        settlement = reverse("disbursement:vaststelling-detail", args=[paper.uitkering_id])
        yield {
            "label": "Meedelen of er geld terugkomt",
            "url": f"{settlement}#mededelingen",
            "kind": "secondary",
            "reasons": [],
            "id": "meedelen",
        }
    if paper.paper == PaperKind.SISA and paper.status == Status.VERWACHT:
        yield {
            "label": dutch("Uitstelverzoek vastleggen"),
            "url": reverse("disbursement:uitstel-record", args=[number]),
            "kind": "secondary",
            "reasons": workflow.why_not(paper.receive, user),
            "id": "uitstel",
        }


def _is_to_be_told(paper: Verantwoording) -> bool:
    """Whether the year runs in which the kassier hears if money has to come back."""
    return obligations_about([paper], [ObligationKind.MEDEDELING]).outstanding().exists()
