"""Fill in a page of the administration as a browser would: take what stands there, change some."""

from typing import Any

from django.test import Client


def submit(desk: Client, url: str, **changes: Any) -> Any:
    """Get the form at `url`, change the named fields, post it, and follow the answer."""
    return desk.post(url, values_of(desk.get(url)) | changes, follow=True)


def values_of(page: Any) -> dict[str, Any]:
    """What the form and its inlines on the page hold now."""
    values = _bound(page.context["adminform"].form)
    for inline in page.context.get("inline_admin_formsets") or ():
        values |= _bound(inline.formset.management_form)
        for form in inline.formset.forms:
            values |= _bound(form)
    return values


def words(page: Any) -> list[str]:
    """The messages that the page shows."""
    return [str(message) for message in page.context["messages"]]


def errors(page: Any) -> str:
    """All that is wrong with the form and its inlines."""
    found = [str(page.context["adminform"].form.errors)]
    found += [str(inline.formset.errors) for inline in page.context["inline_admin_formsets"]]
    return " ".join(found)


def _bound(form: Any) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in form:
        shown = field.field.prepare_value(field.value()) if field.value() is not None else ""
        shown = getattr(shown, "pk", shown)
        if shown is not None and shown is not False and shown != "":
            values[field.html_name] = shown
    return values
