"""The door to templates/components/: what a page writes to place a component."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms import BoundField
from django.http import QueryDict
from django.template import Context, Engine
from django.utils.safestring import SafeString

from regiodeals.common.example_day import EXAMPLE
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch, joined

register = template.Library()

SOON_DAYS = 28
NOW_DAYS = 14
WIDGET_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "utrecht-textarea"),
    (forms.CheckboxInput, "utrecht-checkbox"),
    (forms.Select, "utrecht-select"),
    (forms.widgets.Input, "utrecht-textbox"),
)


@dataclass(frozen=True)
class DaysLeft:
    """How long a term still runs, in words and with a meaning."""

    figure: int
    unit: str
    meaning: str

    def __str__(self) -> str:
        return self.unit if self.meaning == "today" else joined(" ", (str(self.figure), self.unit))


@register.simple_tag(takes_context=True)
def component(context: Context, partial: str, /, **parameters: Any) -> SafeString:
    """Render components/<partial>.html with these parameters and nothing else of the page.

    The parameters stand in the comment at the top of each partial. Only the request and the
    CSRF token go along by themselves, so that a form inside a component is never refused.
    """
    along = {name: context.get(name) for name in ("csrf_token", "request")}
    inner = context.new({**parameters, **along})
    return Engine.get_default().get_template(f"components/{partial}.html").render(inner)


@register.simple_tag
def field_widget(field: BoundField) -> SafeString:
    """The input of a form field, with its class and tied to its help and its errors."""
    widget = field.field.widget
    classes = next((name for kind, name in WIDGET_CLASSES if isinstance(widget, kind)), "")
    extra = widget.attrs.get("class", "")
    attributes: dict[str, str | bool] = {"class": f"{classes} {extra}".strip()}
    # What a page says of the field itself, comes after its help and errors.
    said = (described_by(field), widget.attrs.get("aria-describedby", ""))
    if described := " ".join(filter(None, said)):
        attributes["aria-describedby"] = described
    return field.as_widget(attrs=attributes)


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of help and errors, in the order in which they stand above the input."""
    parts = [("helptext", help_for(field)), ("error", field.errors)]
    return " ".join(f"{field.auto_id}_{name}" for name, present in parts if present)


@register.filter
def help_for(field: BoundField) -> str:
    """The help of a field; a date without help of its own gets an example."""
    if not field.help_text and isinstance(field.field, DutchDateField):
        return joined("", (EXAMPLE.capitalize(), "."))
    return str(field.help_text)


@register.filter
def as_lead(label: str) -> str:
    """A label in front of an answer: a colon, unless it ends with a mark of its own."""
    return label if label[-1:] in "?.:" else joined("", (label, ":"))


@register.filter
def choice_kind(field: BoundField) -> str:
    """How the partial must draw the field: 'group', 'single' or 'plain'."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    return "single" if isinstance(widget, forms.CheckboxInput) else "plain"


@register.filter
def first_input_id(field: BoundField) -> str:
    """Where a link in the error summary must lead."""
    return f"{field.auto_id}_0" if choice_kind(field) == "group" else str(field.auto_id)


@register.filter
def days_left(days: int) -> DaysLeft:
    """What a number of days to a last day means: calm, soon, now, today or late."""
    if days < 0:
        late = dutch("dag te laat") if days == -1 else dutch("dagen te laat")
        return DaysLeft(-days, late, "late")
    if days == 0:
        return DaysLeft(0, dutch("vandaag"), "today")
    unit = dutch("dag") if days == 1 else dutch("dagen")
    if days <= NOW_DAYS:
        return DaysLeft(days, unit, "now")
    return DaysLeft(days, unit, "soon" if days <= SOON_DAYS else "calm")


@register.filter
def page_numbers(page: "Page[Any]") -> Iterator[int | str]:
    """The numbers to show, with '…' where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def page_link(context: Context, number: int) -> str:
    """The address of another page of this list, with the filters as they are."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query["pagina"] = str(number)
    return f"?{query.urlencode()}"


@register.filter
def initialen(name: str) -> str:
    """'SV' for Sanne Verhoef; the first and the last name count."""
    words = str(name).split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))
