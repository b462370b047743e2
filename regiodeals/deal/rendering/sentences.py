"""The sentence under the title of a page: the facts that matter, in bold."""

from collections.abc import Sequence
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering.facts import days_words
from regiodeals.dossier import MOST_OF_A_KIND, WorkItem


def number_of(tasks: Sequence[WorkItem], *, is_all: bool) -> str:
    """How many tasks there are: "12"; of so many that not all were read "100 of meer".

    Not more than that: what one source left unread may settle what another still shows.
    """
    return str(len(tasks)) if is_all else f"{min(len(tasks), MOST_OF_A_KIND)} of meer"


def work_lead(tasks: Sequence[WorkItem], today: date, *, is_all: bool = True) -> SafeString:
    """The day, the number of tasks, and when the first must be ready."""
    day = long_date(today).capitalize()
    if not tasks:
        return format_html("{}. Er wacht nu niets op u.", day)
    number = "1 taak" if len(tasks) == 1 else f"{number_of(tasks, is_all=is_all)} taken"
    days = next((item.days_left for item in tasks if item.days_left is not None), None)
    return format_html("{}. U hebt <strong>{}</strong>. {}", day, number, _first_task(days))


def _first_task(days: int | None) -> SafeString:
    if days is None:
        return format_html("{}", "Geen daarvan heeft een uiterste dag.")
    if days < 0:
        return format_html("De eerste is <strong>{} te laat</strong>.", days_words(-days))
    if days == 0:
        return format_html("De eerste moet <strong>{}</strong> klaar zijn.", "vandaag")
    return format_html("De eerste moet klaar zijn over <strong>{}</strong>.", days_words(days))


def deal_lead(deal: Deal) -> SafeString:
    """The title of the convenant and the opgave."""
    title = format_html("<strong>{}.</strong> ", deal.title.rstrip(".")) if deal.title else ""
    return format_html("{}{}", title, deal.opgave or dutch("De opgave van deze deal is onbekend."))
