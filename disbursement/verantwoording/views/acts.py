"""Acts on one paper; what was typed stays when it is refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from disbursement.verantwoording import services
from disbursement.verantwoording.forms import (
    DecideForm,
    JudgeForm,
    PostponementForm,
    ReceiveForm,
)
from disbursement.verantwoording.models import Outcome, Verantwoording
from disbursement.verantwoording.rendering.detail import breadcrumb, to_judge
from disbursement.verantwoording.rendering.rows import url_of
from disbursement.verantwoording.selectors import papers_for_page, requests_of
from disbursement.verantwoording.services import Handed
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import DomainError
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch
from regiodeals.legal.accountability import last_day_to_ask

WAYS = ["GET", "HEAD", "POST"]
RECEIVED = dutch("Vastgelegd. Een toetser beoordeelt het.")
ACCEPTED = dutch("Vastgelegd: dit stuk is in orde.")
SENT_BACK = dutch("Vastgelegd. Wie de deal behandelt, stelt de vragen aan de regiokassier.")
ASKED = dutch("Vastgelegd. Een tekenbevoegde besluit over het verzoek.")
DECIDED = dutch("Vastgelegd. Stuur het besluit aan de regiokassier: het programma doet dat niet.")


@login_required
@require_http_methods(WAYS)
def receive(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Keep one paper with its file."""
    paper = get_object_or_404(papers_for_page(request.user), pk=pk)
    form = ReceiveForm(request.POST or None, request.FILES or None, paper=paper)

    def act() -> None:
        handed = Handed(
            figures=form.figures(), remark=form.cleaned_data.get("opmerking", ""), **form.brought
        )
        services.receive_paper(paper_id=pk, handed=handed, actor=request.user)

    label = (
        dutch("Levering vastleggen") if paper.current is None else dutch("Verbetering vastleggen")
    )
    return _act(request, paper, form, act, label, has_file=True, said=RECEIVED)


@login_required
@require_http_methods(WAYS)
def judge(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """In orde, or back with questions."""
    paper = get_object_or_404(papers_for_page(request.user), pk=pk)
    note = to_judge(paper)
    form = JudgeForm(request.POST or None, paper=paper, weighs=bool(note))

    def act() -> None:
        services.judge_paper(
            paper_id=pk,
            delivery_id=whole_number(request.POST.get("levering")) or 0,
            outcome=form.cleaned_data["uitkomst"],
            remark=form.cleaned_data["toelichting"],
            unlawful_cents=form.cleaned_data.get("ten_onrechte") or 0,
            actor=request.user,
        )

    hidden = {"levering": paper.current_id or 0}
    said = SENT_BACK if form.data.get("uitkomst") == Outcome.TERUG else ACCEPTED
    return _act(request, paper, form, act, dutch("Beoordelen"), hidden=hidden, said=said, note=note)


@login_required
@require_http_methods(WAYS)
def ask_postponement(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write down that the regiokassier asks for more time."""
    paper = get_object_or_404(papers_for_page(request.user), pk=pk)
    form = PostponementForm(request.POST or None)

    def act() -> None:
        services.record_postponement(
            paper_id=pk,
            received_on=form.cleaned_data["ontvangen_op"],
            asked_until=form.cleaned_data["gevraagd_tot"],
            reason=form.cleaned_data["reden"],
            actor=request.user,
        )

    note = dutch(
        "Uitstel kan alleen als het uiterlijk {dag} is gevraagd (Fvw 17b lid 2). Over elk verzoek"
        " wordt binnen twee weken besloten.",
        dag=long_date(last_day_to_ask(paper.year)),
    )
    label = dutch("Uitstelverzoek vastleggen")
    return _act(request, paper, form, act, label, note=note, said=ASKED)


@login_required
@require_http_methods(WAYS)
def decide_postponement(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Grant or refuse more time."""
    asked = get_object_or_404(requests_of(request.user), pk=pk)
    form = DecideForm(request.POST or None, initial={"uitstel_tot": asked.asked_until})

    def act() -> None:
        services.decide_postponement(
            request_id=pk,
            outcome=form.cleaned_data["besluit"],
            granted_until=form.cleaned_data["uitstel_tot"],
            reference=form.cleaned_data["kenmerk"],
            reason=form.cleaned_data["motivering"],
            actor=request.user,
        )

    note = dutch(
        "Gevraagd op {dag}, tot en met {einde}: {reden}",
        dag=long_date(asked.received_on),
        einde=long_date(asked.asked_until),
        reden=asked.reason,
    )
    label = dutch("Besluiten op uitstelverzoek")
    return _act(request, asked.verantwoording, form, act, label, note=note, said=DECIDED)


def _act(
    request: AuthenticatedRequest,
    paper: Verantwoording,
    form: Form,
    act: Callable[[], None],
    label: str,
    *,
    said: str,
    **extra: Any,
) -> HttpResponse:
    """Do it, or show the form again with the sentence of the refusal."""
    if form.is_valid():
        try:
            act()
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, said)
            return redirect(url_of(paper))
    context = {
        "heading": label,
        "lead": dutch(
            "{stuk}, {kassier} voor {deal}.",
            stuk=str(paper),
            kassier=paper.uitkering.kassier,
            deal=paper.uitkering.deal,
        ),
        "label": label,
        "form": form,
        "breadcrumb": breadcrumb(
            paper, {"label": str(paper), "url": url_of(paper)}, {"label": label}
        ),
        "back_url": url_of(paper),
        "back_label": dutch("Terug naar {stuk}", stuk=str(paper)),
        **extra,
    }
    return render(request, "disbursement/verantwoording/form.html", context)
