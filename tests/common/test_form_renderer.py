"""A list to choose from is drawn as Django draws it, only quicker."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from regiodeals.common.form_renderer import FormRenderer

LONG = "<b>&'\""
CHOICES = [
    ("", "Alle"),
    (1, "één"),
    (LONG, LONG),
    ("later", gettext_lazy("Later")),
    ("veilig", mark_safe("a&nbsp;b")),
    ("Groep <1>", [("x", "in de groep"), (False, "nee")]),
]


def drawn(widget, value, renderer, **attributes):
    text = widget.render("naam", value, attributes, renderer())
    return re.sub(r">\s+<", "><", text.strip())


@pytest.mark.parametrize("value", ["", None, 1, "1", "x", LONG, "geen van deze", False])
@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple, forms.RadioSelect])
def test_it_is_the_same_as_that_of_django(kind, value):
    value = [value, "x"] if kind is forms.SelectMultiple else value
    attributes = {"id": "een", "required": True, "disabled": False, "aria-label": LONG, "size": 3}
    ours, theirs = (
        drawn(kind(choices=CHOICES), value, renderer, **attributes)
        for renderer in (FormRenderer, DjangoTemplates)
    )
    assert ours == theirs


def test_forms_are_drawn_with_it(settings):
    assert isinstance(forms.Form().renderer, FormRenderer)
