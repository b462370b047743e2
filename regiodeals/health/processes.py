"""Whether work is planned, waits and is taken: Valkey, the queues, the workers and the planner."""

from datetime import timedelta

from regiodeals.common import clock
from regiodeals.common.words import dutch, joined
from regiodeals.health import valkey
from regiodeals.health.check import Check, Finding, State
from regiodeals.health.words import counted, how_long

# A sweep of every kind comes each half minute; this many wait only when nobody takes them.
LONG_QUEUE = 100
# The pulse comes every minute, and one may be lost in a long queue.
LATE, SILENT = timedelta(minutes=5), timedelta(minutes=15)

NO_VALKEY = dutch("Valkey antwoordt niet.")
START_VALKEY = dutch("Start Valkey. Brieven en mails staan in de database en gaan daarna vanzelf.")
NOT_KNOWN = Finding(State.UNKNOWN, dutch("Niet te zien zolang Valkey niet antwoordt."))


def valkey_answers() -> Finding:
    """Whether it answers, and which version it is."""
    return Finding(State.GOOD, dutch("Antwoordt. Versie {versie}.", versie=valkey.version()))


def queues() -> Finding:
    """How much waits, per queue."""
    waiting, taken = valkey.waiting(), valkey.taken()
    longest = max(waiting.values(), default=0)
    queue = joined(
        ", ",
        (dutch("{aantal} in {rij}", aantal=number, rij=name) for name, number in waiting.items()),
    )
    says = dutch("Wacht: {wat}. Bij een werker: {aantal}.", wat=queue, aantal=taken)
    if longest < LONG_QUEUE:
        return Finding(State.GOOD, says)
    return Finding(
        State.LOOK,
        says,
        dutch("Kijk of de werkers lopen. Lopen zij, wacht dan of zet er meer neer."),
    )


def workers() -> Finding:
    """Whether anybody takes work."""
    number = valkey.listeners()
    if number:
        says = counted(number, dutch("werker luistert"), dutch("werkers luisteren"))
        return Finding(State.GOOD, joined("", (says, ".")))
    return Finding(
        State.WRONG,
        dutch("Geen werker luistert. Brieven, mails en bestanden blijven liggen."),
        dutch("Start de werker (worker). Wat ligt, gaat daarna vanzelf."),
    )


def planner() -> Finding:
    """When a worker last carried out what the planner plans every minute."""
    pulse = valkey.last_pulse()
    if pulse is None:
        return Finding(
            State.UNKNOWN,
            dutch("Nog niet gehoord sinds Valkey is gestart."),
            dutch(
                "Blijft dit langer dan vijf minuten zo, start dan de planner (beat) en de werker."
            ),
        )
    age = clock.now() - pulse
    says = dutch("Laatst gehoord {hoe_lang} geleden.", hoe_lang=how_long(age))
    if age <= LATE:
        return Finding(State.GOOD, says)
    return Finding(
        State.WRONG if age > SILENT else State.LOOK,
        says,
        dutch("Lopen de werkers, start dan de planner (beat). Een gemiste dag wordt ingehaald."),
    )


CHECKS = [
    Check(
        "valkey",
        "Valkey",
        valkey_answers,
        Finding(State.WRONG, NO_VALKEY, START_VALKEY),
        outside=True,
    ),
    Check("queues", dutch("Wachtrij"), queues, NOT_KNOWN, outside=True),
    Check("workers", dutch("Werkers"), workers, NOT_KNOWN, outside=True),
    Check("planner", dutch("Planner"), planner, NOT_KNOWN, outside=True),
]
