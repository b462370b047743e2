"""Drawn signs: icons beside words and the step symbols of a board."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from regiodeals.common.words import dutch

register = template.Library()

# Lines on a 16 by 16 grid; colour and thickness come from the style sheet.
ICONS = {
    "check": "M3 8.5l3.2 3.2L13 4.8",
    "clock": "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 4.8V8l2.3 1.6",
    "file": "M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.7 8h4.6M5.7 10.8h4.6",
    "info": "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 7.2v3.9M8 4.9v.1",
    "lock": "M3.5 7.2h9v6.6h-9zM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2",
    "menu": "M2 4h12M2 8h12M2 12h12",
    "sort-down": "M8 3v9.8M4 9l4 4 4-4",
    "sort-up": "M8 13V3.2M4 7l4-4 4 4",
    "tray": "M2 9l2-6h8l2 6v4.5H2zM2 9h3.5l1 1.8h3L10.5 9H14",
    "warning": "M8 2l6.4 11.6H1.6zM8 6.4v3.4M8 11.6v.1",
}

# Each state has a shape of its own, so that nobody needs the colour.
STEPS = {
    "done": ("gedaan", '<circle cx="10" cy="10" r="8"/><path d="M6.4 10.4l2.4 2.4 4.8-5.2"/>'),
    "busy": ("bezig", '<circle cx="10" cy="10" r="8"/><path d="M10 4.5a5.5 5.5 0 0 1 0 11z"/>'),
    "review": (
        dutch("ter beoordeling"),
        '<path d="M10 1.8l8.2 8.2-8.2 8.2L1.8 10zM10 7v3.4M10 12.6v.2"/>',
    ),
    "stop": ("geblokkeerd", '<path d="M10 2.5l8 14.5H2zM10 8v4M10 14.2v.2"/>'),
    "todo": (dutch("nog niet"), '<circle cx="10" cy="10" r="7.5"/>'),
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A sign that goes with a word; a screen reader skips it."""
    return format_html(
        '<svg class="rd-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="{}"/></svg>',
        ICONS[name],
    )


@register.simple_tag
def step_symbol(state: str, step: str = "") -> SafeString:
    """The state of one step: done, busy, review, stop or todo.

    With the name of the step it is read aloud as "Toets: gedaan"; without, it is silent and a word
    must stand beside it.
    """
    word, shape = STEPS[state]
    spoken = (
        format_html('role="img" aria-label="{}: {}"', step, word)
        if step
        else mark_safe('aria-hidden="true"')
    )
    return format_html(
        '<svg class="rd-step rd-step--{}" viewBox="0 0 20 20" {}>{}</svg>',
        state,
        spoken,
        mark_safe(shape),  # noqa: S308  a constant of this file
    )


@register.simple_tag
def step_words() -> list[tuple[str, str]]:
    """Each state with its word, for a legend."""
    return [(state, word) for state, (word, _shape) in STEPS.items()]
