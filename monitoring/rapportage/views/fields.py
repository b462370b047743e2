"""Saving a field while somebody types in it; the answer comes to stand under the field."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from monitoring.rapportage import selectors, services
from monitoring.rapportage.forms import help_under
from monitoring.rapportage.models import Antwoord
from monitoring.rapportage.rendering.sections import readable, shown
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.notation import typed_number
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch

NOTHING_CAME = dutch("Er kwam geen tekst aan. Open de pagina opnieuw.")


@login_required
@require_POST
def rapportage_field(request: AuthenticatedRequest, pk: int, field: int) -> HttpResponse:
    """Save it; a refusal says why and changes nothing, a conflict shows what another wrote."""
    try:
        answer = _save(request, pk, field)
    except DomainError as error:
        # Asked only now: who may write sees it, and the good path is short of time.
        if not selectors.sees_field(request.user, pk, field):
            raise Http404 from error
        present = error.present if isinstance(error, services.ChangedMeanwhile) else None
        status = HTTPStatus.CONFLICT if present else HTTPStatus.UNPROCESSABLE_ENTITY
        return _said(status, error=str(error), **_shown(present))
    moment = answer.at.astimezone(clock.AMSTERDAM) if answer.at else None
    return _said(
        HTTPStatus.OK,
        at=f"{moment:%H:%M}" if moment else "",
        is_own_now=bool(answer.came_from),
        help=help_under(answer, with_origin=False) if answer.came_from else "",
        **_shown(answer),
    )


def _save(request: AuthenticatedRequest, pk: int, field: int) -> Antwoord:
    typed = typed_number(request.POST, f"veld-{field}")
    if typed is None:
        raise InvalidInput(NOTHING_CAME)
    seen = whole_number(request.POST.get(f"versie-{field}", ""))
    return services.save_field(
        rapportage_id=pk,
        field=field,
        value=typed,
        # Who does not say what he read, has read nothing.
        seen_version=-1 if seen is None else seen,
        actor=request.user,
    )


def _shown(answer: Antwoord | None) -> dict[str, Any]:
    if answer is None:
        return {}
    return {"answer": answer, "box": shown(answer), "words": readable(answer)}


def _said(status: HTTPStatus, **context: Any) -> HttpResponse:
    """Without the frame of a page, which would ask the database what stands in the menu."""
    text = render_to_string("monitoring/rapportage/saved.html", context)
    return HttpResponse(text, status=status)
