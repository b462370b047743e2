"""What was sent in the year: a line for each mail in a file, and a table of numbers by deal."""

from collections import Counter
from datetime import datetime
from pathlib import Path

from demo.processes import folder
from demo.results import table
from demo.year.copy import SUFFIX
from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.dutch_dates import short_date
from regiodeals.deal.models import Deal
from regiodeals.mail.models import Message, MessageKind

COLUMNS = {
    MessageKind.OVERLEG: "Overleg",
    MessageKind.VERSLAG: "Verslag",
    MessageKind.HERINNERING: "Herinnering",
    MessageKind.ONTVANGST: "Ontvangst",
    MessageKind.UITKOMST: "Uitkomst",
}
OTHER = "Ander"
NO_DEAL = "geen deal"


def file() -> Path:
    """Where the lines stand; beside the demonstration, also when the copy is gone."""
    return folder() / SUFFIX / "verstuurd.txt"


def since(moment: datetime) -> list[Message]:
    """What the mail server took, in order."""
    rows = Message.objects.filter(handed_over_at__gt=moment)
    return list(rows.order_by("handed_over_at", "pk"))


def write(rows: list[Message], target: Path) -> None:
    """One line for each mail: the day, to whom, and what it is about."""
    lines = [
        f"{_moment(row)}  {row.to_name} <{row.to_address}>: {row.subject_line}" for row in rows
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join([*lines, ""]), encoding="utf-8")


def by_deal(rows: list[Message]) -> str:
    """How many mails of each kind, by deal, and together."""
    names = dict(Deal.objects.values_list("pk", "name"))
    numbers = Counter((names.get(row.dossier or 0, NO_DEAL), _column(row)) for row in rows)
    header = [*COLUMNS.values(), OTHER]
    deals = sorted({deal for deal, _column in numbers})
    lines = [(deal, [numbers[deal, column] for column in header]) for deal in deals]
    together = [sum(column) for column in zip(*(line for _deal, line in lines), strict=True)]
    return table(
        ["Deal", *header, "Mails"],
        [
            [deal, *map(str, line), str(sum(line))]
            for deal, line in (*lines, ("Samen", together or [0] * len(header)))
        ],
    )


def _column(row: Message) -> str:
    return COLUMNS.get(MessageKind(row.kind), OTHER)


def _moment(row: Message) -> str:
    moment = row.handed_over_at or row.queued_at
    local = moment.astimezone(AMSTERDAM)
    return f"{short_date(local.date())} {local:%H:%M}"
