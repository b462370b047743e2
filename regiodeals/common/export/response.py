"""A table as a download."""

from collections.abc import Callable

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from regiodeals.common.export.csv_file import as_csv
from regiodeals.common.export.sheet import Sheet
from regiodeals.common.export.xlsx_file import as_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTENT_TYPES = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}


def download(sheet: Sheet, *, form: str, name: str) -> HttpResponseBase:
    """The file `name`.`form`; raises Http404 for a form that is not made."""
    if form not in FORMATS:
        raise Http404
    response = FORMATS[form](sheet)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _csv(sheet: Sheet) -> HttpResponseBase:
    return StreamingHttpResponse(as_csv(sheet), content_type=CONTENT_TYPES["csv"])


def _xlsx(sheet: Sheet) -> HttpResponseBase:
    return HttpResponse(as_xlsx([sheet]), content_type=XLSX)


FORMATS: dict[str, Callable[[Sheet], HttpResponseBase]] = {"xlsx": _xlsx, "csv": _csv}
