"""Play the year once, and say what was sent in it."""

import shutil
from datetime import date, datetime

from demo.inventions.year import year
from demo.processes import post_folder
from demo.progress import Progress
from demo.year import sent
from demo.year.copy import own_copy
from demo.year.living import live
from regiodeals.common import clock
from regiodeals.common.dutch_dates import short_date


def play(progress: Progress) -> str:
    """The sentences and the table of the year; a second time it says where the file is.

    Raises InUse when the database cannot be copied now.
    """
    found = year()
    if sent.file().exists():
        return f"Het jaar {found['jaar']} is al gespeeld. Wat er uitging staat in {sent.file()}"

    def watch(done: int, total: int, now: datetime) -> None:
        progress.show(done, total, f"{short_date(now.date())}  een jaar met een klok die springt")

    # Half a year of a play that was stopped.
    shutil.rmtree(sent.file().parent, ignore_errors=True)
    target = sent.file()
    with own_copy():
        begin = clock.now()
        live(found, date(found["jaar"], 12, 31), watch)
        mails = sent.since(begin)
        sent.write(mails, target)
        arrived = len(list(post_folder().glob("*.eml")))
        return "\n".join(
            (
                f"Het jaar {found['jaar']} van de acht deals, met een klok die springt."
                " Alles hierin is verzonnen:",
                sent.by_deal(mails),
                f"Er gingen {len(mails)} mails uit; {arrived} ervan staan in {post_folder()}."
                f" Wat, aan wie en wanneer staat in {target}",
            )
        )
