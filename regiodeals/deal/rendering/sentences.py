"""The sentence under the title of a page: the facts that matter, in bold."""

from collections.abc import Sequence
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch, joined, said
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering.facts import days_words
from regiodeals.deal.rendering.next_act import WAITS_FOR
from regiodeals.dossier import MOST_OF_A_KIND, WorkItem


def number_of(tasks: Sequence[WorkItem], *, is_all: bool) -> str:
    """How many tasks there are: "12"; of so many that not all were read "100 of meer".

    Not more than that: what one source left unread may settle what another still shows.
    """
    if is_all:
        return str(len(tasks))
    return dutch("{aantal} of meer", aantal=min(len(tasks), MOST_OF_A_KIND))


def work_lead(tasks: Sequence[WorkItem], today: date, *, is_all: bool = True) -> SafeString:
    """The day, the number of tasks, and when the first must be ready or takes place."""
    day = long_date(today).capitalize()
    if not tasks:
        return format_html("{}. {}", day, dutch("Er wacht nu niets op u."))
    number = (
        dutch("1 taak")
        if len(tasks) == 1
        else dutch("{aantal} taken", aantal=number_of(tasks, is_all=is_all))
    )
    first = next((item for item in tasks if item.days_left is not None), None)
    has = _with_bold(dutch("U hebt {aantal}."), "aantal", number)
    return format_html("{}. {} {}", day, has, _first_task(first))


def _first_task(first: WorkItem | None) -> SafeString:
    if first is None or first.days_left is None:
        return format_html("{}", dutch("Een uiterste dag is er niet."))
    days = first.days_left
    if days < 0:
        late = dutch("{dagen} te laat", dagen=days_words(-days))
        return _with_bold(dutch("De eerste is {hoe_laat}."), "hoe_laat", late)
    # Where somebody is expected there is nothing to get ready: it takes place.
    takes_place = first.appointment is not None
    if days == 0:
        today = dutch("De eerste is {wanneer}.")
        if not takes_place:
            today = dutch("De eerste moet {wanneer} klaar zijn.")
        return _with_bold(today, "wanneer", dutch("vandaag"))
    later = dutch("De eerste is over {dagen}.")
    if not takes_place:
        later = dutch("De eerste moet klaar zijn over {dagen}.")
    return _with_bold(later, "dagen", days_words(days))


def _with_bold(pattern: str, name: str, words: str) -> SafeString:
    """The sentence with what is filled in, in bold, wherever its language puts it."""
    return format_html(str(said(pattern)), **{name: format_html("<strong>{}</strong>", words)})


def deal_lead(deal: Deal) -> SafeString:
    """The title of the convenant and the opgave, which are Dutch on an English page too."""
    title = format_html("<strong>{}.</strong> ", deal.title.rstrip(".")) if deal.title else ""
    if not deal.opgave:
        return format_html("{}{}", title, dutch("De opgave van deze deal is onbekend."))
    return format_html('<span lang="nl">{}{}</span>', title, deal.opgave)


def said_after_step(deal: Deal) -> str:
    """How the deal stands after a step, and what it waits for then."""
    stand = deal.get_status_display()
    now = dutch("{deal} is nu: {stand}.", deal=deal, stand=stand)
    waits_for = WAITS_FOR.get(deal.status, stand)
    if waits_for == stand:
        return now
    return joined(" ", (now, dutch("De deal wacht nu op: {wat}.", wat=waits_for)))
