"""The minutes: written by who organises, answered by who took part, read by who sees the deal."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from monitoring.overleg import services
from monitoring.overleg.forms import (
    ActionForm,
    AnswerForm,
    DecisionForm,
    MinutesForm,
)
from monitoring.overleg.models import Overleg
from monitoring.overleg.rendering.minutes import mark_of, minutes_page
from monitoring.overleg.selectors import (
    actions_seen_by,
    decisions_seen_by,
    overleggen_visible_to,
    owners_in,
)
from monitoring.overleg.views.acting import told
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch, joined

FORMS = ("text", "decision", "action", "answer")
# Sends the minutes as they stand in the form of the text.
SEND = "send"
LEFT = dutch(
    "Er is een besluit of actiepunt getypt en niet toegevoegd. Voeg het toe of maak het veld leeg,"
    " en verstuur het verslag daarna."
)
# The form to which the fields of a decision and an action belong as well.
TEXT_FORM = "tekst"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The minutes, decisions and actions, with the forms of who may write; what was typed stays.

    Who adds a decision or an action, keeps what he wrote of the minutes.
    """
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    wanted = request.POST.get("wat_is_dit", "")
    which = "text" if wanted == SEND else wanted
    forms = _forms(overleg, request.POST if request.method == "POST" else None, which)
    is_sent = which in forms and forms[which].is_valid()
    is_done = is_sent and _done(request, overleg, forms[which], wanted)
    if is_done and not (which == "text" and _is_left(request.POST)):
        return redirect("monitoring:overleg-minutes", pk=pk)
    if request.method == "POST":
        overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    context = minutes_page(overleg, request.user) | {
        "forms": forms,
        "form": forms.get(which, forms["text"]),
    }
    return render(request, "monitoring/overleg/minutes.html", context)


def _forms(overleg: Overleg, sent: Any, which: str) -> dict[str, Any]:
    """Only the form that was sent holds what was sent; what was typed in the others stays."""
    given = {name: sent if name == which else None for name in FORMS}
    typed = (sent or {}).get
    forms = {
        "text": MinutesForm(given["text"], initial={"verslag": typed("verslag", overleg.minutes)}),
        "decision": DecisionForm(given["decision"], initial={"besluit": typed("besluit")}),
        "action": ActionForm(
            given["action"],
            owners=owners_in(overleg),
            initial={name: typed(name) for name in ("wat", "wie", "uiterlijk")},
        ),
        "answer": AnswerForm(given["answer"]),
    }
    for field in (*forms["decision"].fields.values(), *forms["action"].fields.values()):
        field.widget.attrs["form"] = TEXT_FORM
    return forms


def _is_left(sent: Any) -> bool:
    """Whether a decision or an action was typed and not added."""
    return any(sent.get(name, "").strip() for name in ("besluit", "wat"))


def _done(request: AuthenticatedRequest, overleg: Overleg, form: Any, wanted: str) -> bool:
    about = {"overleg_id": overleg.pk, "actor": request.user}
    says, act = {
        "text": (dutch("Het verslag is bewaard."), _write),
        "decision": (dutch("Het besluit staat erbij."), _decide),
        "action": (dutch("Het actiepunt staat erbij. De herinneringen gaan vanzelf."), _promise),
        "answer": (dutch("Uw reactie is bewaard. De behandelaar leest haar."), _answer),
        SEND: (dutch("Het verslag is verstuurd aan wie deelnam."), _send),
    }[wanted]
    try:
        if wanted == SEND and _is_left(request.POST):
            raise InvalidInput(LEFT)
        if wanted in ("decision", "action", SEND):
            _keep_text(request.POST, about)
        act(form, about)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, says)
    return True


def _write(form: Form, about: dict[str, Any]) -> None:
    services.save_minutes(text=form.cleaned_data["verslag"], **about)


def _keep_text(sent: Any, about: dict[str, Any]) -> None:
    """Keep what was written since the page was shown; what a colleague wrote meanwhile stays."""
    text = sent.get("verslag")
    if text is not None and mark_of(text) != sent.get("gelezen"):
        services.save_minutes(text=text, **about)


def _send(_form: Form, about: dict[str, Any]) -> None:
    services.send_minutes(**about)


def _decide(form: Form, about: dict[str, Any]) -> None:
    services.add_decision(text=form.cleaned_data["besluit"], **about)


def _promise(form: ActionForm, about: dict[str, Any]) -> None:
    chosen = form.cleaned_data
    services.add_action(text=chosen["wat"], owner=form.owner(), due_on=chosen["uiterlijk"], **about)


def _answer(form: Form, about: dict[str, Any]) -> None:
    given = form.cleaned_data
    services.answer_minutes(agrees=False, words=given["anders"], seen=given["versie"] or 0, **about)


@login_required
@require_POST
def agree(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Agree with the minutes."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    seen = whole_number(request.POST.get("versie", "")) or 0
    return _act(
        request,
        lambda: services.answer_minutes(
            overleg_id=overleg.pk, actor=request.user, agrees=True, seen=seen
        ),
        dutch("U stemt in met het verslag."),
        overleg.pk,
    )


@login_required
@require_POST
def drop_decision(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take out a decision; what was typed of the minutes stays."""
    row = get_object_or_404(decisions_seen_by(request.user), pk=pk)
    about: dict[str, Any] = {"overleg_id": row.overleg_id, "actor": request.user}

    def drop() -> None:
        _keep_text(request.POST, about)
        services.drop_decision(besluitpunt_id=row.pk, actor=request.user)

    return _act(
        request,
        drop,
        dutch("Het besluit is geschrapt."),
        row.overleg_id,
    )


@login_required
@require_POST
def action(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Close an action with a word, take it back, or give it another day."""
    row = get_object_or_404(actions_seen_by(request.user), pk=pk)
    word = request.POST.get("woord", "")
    about: dict[str, Any] = {"obligation_id": pk, "actor": request.user}
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "sluiten": (
            lambda: services.close_action(how=word, **about),
            dutch("Het actiepunt is gesloten."),
        ),
        "vervallen": (
            lambda: services.drop_action(reason=word, **about),
            dutch("Het actiepunt is vervallen."),
        ),
    }
    acts["verzetten"] = (
        lambda: _move(request.POST, about),
        dutch("Het actiepunt heeft een andere dag. De herinneringen gaan mee."),
    )
    if verb not in acts:
        raise Http404
    return _act(request, *acts[verb], row.subject_id)


def _move(sent: Any, about: dict[str, Any]) -> None:
    try:
        day = DutchDateField().clean(sent.get("dag", ""))
    except ValidationError as error:
        raise InvalidInput(joined(" ", error.messages)) from None
    services.move_action(due_on=day, reason=sent.get("woord", ""), **about)


def _act(
    request: AuthenticatedRequest, act: Callable[[], object], says: str, overleg_id: int
) -> HttpResponse:
    told(request, act, says)
    return redirect("monitoring:overleg-minutes", pk=overleg_id)
