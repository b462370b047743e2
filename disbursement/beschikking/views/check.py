"""The public page where anybody checks a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from disbursement.beschikking.forms import CheckDigestForm, CheckFileForm
from disbursement.beschikking.rendering.verification import MAX_BYTES, TOO_LARGE, Answer
from regiodeals.accounts import rate_limit
from regiodeals.common.errors import DomainError

CHECKS_PER_MINUTE = 20
# The file, and what a browser writes around it.
LONGEST_BODY = MAX_BYTES + 64 * 1024


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Whether a file is a beschikking of ours: for everybody, without log-in and without a cookie.

    Asking changes nothing, so it needs no CSRF token. Looking for one would read the whole body
    before its length is judged here.
    """
    if request.method != "POST":
        return _check_page(request)
    if rate_limit.is_too_often(request, "controleren", per_minute=CHECKS_PER_MINUTE):
        return rate_limit.too_often(request)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length) > LONGEST_BODY:
        return _check_page(request, refusal=TOO_LARGE, status=413)
    if "vingerafdruk" in request.POST:
        digest_form = CheckDigestForm(request.POST)
        return _check_page(request, answer=_judged(digest_form), digest_form=digest_form)
    file_form = CheckFileForm(request.POST, request.FILES)
    return _check_page(request, answer=_judged(file_form), file_form=file_form)


def _judged(form: CheckFileForm | CheckDigestForm) -> Answer | None:
    """The answer; None when there is none, and then the form says why."""
    if not form.is_valid():
        return None
    try:
        return form.answer()
    except DomainError as error:
        form.add_error(next(iter(form.fields)), str(error))
        return None


def _check_page(
    request: HttpRequest,
    *,
    answer: Answer | None = None,
    refusal: str = "",
    file_form: CheckFileForm | None = None,
    digest_form: CheckDigestForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "answer": answer,
        "refusal": refusal,
        "file_form": file_form or CheckFileForm(),
        "digest_form": digest_form or CheckDigestForm(),
    }
    return render(request, "disbursement/beschikking/check.html", context, status=status)
