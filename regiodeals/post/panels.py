"""The log of outgoing mail as a file, and what of it did not arrive as a task."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch
from regiodeals.dossier import WorkItem
from regiodeals.exports.definition import Export, Filters
from regiodeals.mail.models import Message
from regiodeals.mail.phases import Phase
from regiodeals.post import rendering
from regiodeals.post.forms import MessageFilter
from regiodeals.post.selectors import messages_matching


def _rows(user: User, typed: Filters) -> QuerySet[Message]:
    """What the page finds with these filters; what cannot be one filters nothing there either."""
    chosen = MessageFilter(typed).chosen()
    return messages_matching(
        user,
        text=chosen.get("zoek", ""),
        phase=chosen.get("stand", ""),
        kind=chosen.get("soort", ""),
    )


def work_for(user: User) -> Iterator[WorkItem]:
    """What did not arrive and nobody dealt with, for who can send it again."""
    if not user.has_role(Role.BEHEERDER):
        return
    if number := Message.objects.failed().count():
        yield WorkItem(
            title=dutch("1 mail kwam niet aan")
            if number == 1
            else dutch("{aantal} mails kwamen niet aan", aantal=number),
            url=f"{reverse('regiodeals:message-list')}?stand={Phase.FAILED.value}",
            verb=dutch("Bekijken"),
            why_you=dutch("u bent beheerder."),
            if_you_wait=dutch(
                "de ontvanger weet niet wat erin staat. Wat over een besluit of een overleg gaat,"
                " ziet de behandelaar ook."
            ),
            due_on=None,
        )


EXPORTS = (
    Export(
        name="post",
        title=dutch("Uitgaande post"),
        page="regiodeals:message-list",
        columns=rendering.COLUMNS,
        rows=_rows,
        cells=rendering.cells,
        filters=tuple(MessageFilter.base_fields),
    ),
)
