"""The tables of a report to parliament, read from its data: page and paper show the same."""

from collections.abc import Iterator
from typing import Any

from disbursement.grootboek.rendering.tables import Cell, Table
from monitoring.kamer.rendering.content import gap_of
from monitoring.rapportage.models import Stand
from monitoring.rapportage.rendering.data import Data
from regiodeals.common.money import format_amount

UNKNOWN, NOT_COMPARED = "onbekend", "niet vergelijkbaar"
MONEY = ("Verleend", "Betaald", "Besteed", "Toegezegd")
STANDS = tuple(stand.label.capitalize() for stand in Stand)
COMPARED = ("Besteed volgens rapportage", "Verantwoord in grootboek", "Verschil")


def tables_of(data: Data) -> dict[str, Table]:
    """Each table by its name."""
    return {
        "voortgang": _progress(data),
        "zonder": _missing(data),
        "indicatoren": _indicators(data),
        "tranches": _money_by_tranche(data),
        "deals": _money_by_deal(data),
        "vergelijking": _compared(data),
        "lessen": Table(
            "Lessen die zijn overgenomen en gedeeld",
            ("Les", "Deal"),
            [[Cell(les["titel"]), Cell(les["deal"])] for les in data["lessen"]],
        ),
        "verschil": _differences(data),
    }


def _progress(data: Data) -> Table:
    columns = ("Tranche", "Deals", "Met akkoord", *STANDS)
    rows = [
        [
            Cell(_name(row)),
            *(Cell(str(row[key])) for key in ("deals", "akkoord")),
            *(Cell(str(row["standen"][stand.value])) for stand in Stand),
        ]
        for row in data["tranches"]
    ]
    caption = f"Rapportages over {data['jaar']}, en hoeveel programmalijnen hoe staan"
    return Table(caption, columns, rows, frozenset(columns[1:]))


def _missing(data: Data) -> Table:
    rows = [
        [Cell(row["deal"]), Cell(str(row["tranche"])), Cell(row["stand"])]
        for row in data["deals"]
        if row["rapportage"] is None
    ]
    return Table("Deals zonder akkoord: hun cijfers zijn onbekend", _WITHOUT, rows)


_WITHOUT = ("Deal", "Tranche", "Waarom")


def _indicators(data: Data) -> Table:
    columns = ("Indicator", "Reeksen", "Wat onbekend is", "Samen")
    rows = [
        [
            Cell(f"{row['code']} {row['naam']}"),
            Cell(str(row["reeksen"])),
            Cell("; ".join(_unknowns(row)) or "niets"),
            Cell(row["woorden"]),
        ]
        for row in data["indicatoren"]
    ]
    return Table("Wat is gemeten in deals met akkoord", columns, rows, frozenset({"Reeksen"}))


def _unknowns(row: Data) -> Iterator[str]:
    for key, words in (
        ("nulmeting_onbekend", "nulmeting"),
        ("streefwaarde_onbekend", "streefwaarde"),
        ("niet_gemeten", "meting"),
    ):
        if row[key]:
            yield f"{words} van {row[key]}"


def _money_by_tranche(data: Data) -> Table:
    rows = [
        [
            Cell(_name(row), small=f"{row['akkoord']} van {row['deals']} deals met akkoord"),
            *(Cell(_sum(row[key], row["munt"])) for key in ("verleend", "betaald")),
            *_spent(row, row["plan"] if row["akkoord"] else None),
        ]
        for row in data["tranches"]
    ]
    return Table("Rijksgeld per tranche", ("Tranche", *MONEY), rows, frozenset(MONEY))


def _money_by_deal(data: Data) -> Table:
    rows = [
        [
            Cell(row["deal"], small=f"Tranche {row['tranche']}"),
            Cell(_amount(row["verleend"], row["munt"]), small=_commitment(row)),
            Cell(_amount(row["betaald"], row["munt"])),
            *_spent_of(row),
        ]
        for row in data["deals"]
    ]
    return Table("Rijksgeld per deal", ("Deal", *MONEY), rows, frozenset(MONEY))


def _commitment(row: Data) -> str:
    euros = row["verplichting_euro"]
    return "" if euros is None else f"verplichting {_amount(euros)}"


def _spent_of(row: Data) -> list[Cell]:
    if row["rapportage"] is None:
        return [Cell(UNKNOWN), Cell(UNKNOWN)]
    found = row["rapportage"]["rijk"]
    return _spent(found, found["plan"])


def _spent(found: Data, plan: int | None) -> list[Cell]:
    planned = "" if plan is None else f"van {_amount(plan)} volgens het plan"
    return [Cell(_sum(found["besteed"]), small=planned), Cell(_sum(found["toegezegd"]))]


def _compared(data: Data) -> Table:
    """Only deals with an akkoord: of the others there is nothing to compare."""
    rows = [_comparison(row) for row in data["deals"] if row["rapportage"]]
    return Table(
        f"De rapportage naast het grootboek, tot en met {data['jaar']}",
        ("Deal", *COMPARED),
        rows,
        frozenset(COMPARED),
    )


def _comparison(row: Data) -> list[Cell]:
    gap = gap_of(row)
    words = NOT_COMPARED if row["munt"] != "EUR" else UNKNOWN if gap is None else _amount(gap)
    return [
        Cell(row["deal"]),
        Cell(_sum(row["rapportage"]["rijk"]["besteed"])),
        Cell(_amount(row["verantwoord"], row["munt"])),
        Cell(words),
    ]


def _differences(data: Data) -> Table:
    """What changed since the edition before; empty for the first."""
    before = data["vorige"]
    rows = list(_changes(data["tranches"], before["tranches"])) if before else []
    was = f"Editie {before['editie']}" if before else "Vorige editie"
    return Table("Wat veranderde sinds de vorige editie", ("Wat", was, "Nu"), rows)


def _changes(now: list[Data], before: list[Data]) -> Iterator[list[Cell]]:
    old = {(row["tranche"], row["munt"]): row for row in before}
    new = {(row["tranche"], row["munt"]): row for row in now}
    for key in sorted({*old, *new}):
        was, its = _told(old.get(key)), _told(new.get(key))
        for label in was | its:
            if was.get(label) != its.get(label):
                name = _name(new.get(key) or old[key])
                yield [
                    Cell(f"{name}: {label}"),
                    *(Cell(told.get(label, "niet genoemd")) for told in (was, its)),
                ]


def _told(row: Data | None) -> dict[str, str]:
    if row is None:
        return {}
    return {
        "deals": str(row["deals"]),
        "met akkoord": str(row["akkoord"]),
        **{key: _sum(row[key], row["munt"]) for key in ("verleend", "betaald")},
        **{key: _sum(row[key]) for key in ("besteed", "toegezegd")},
        **{Stand(key).label: str(number) for key, number in row["standen"].items()},
    }


def _name(row: Data) -> str:
    dollars = ", in dollars" if row["munt"] == "USD" else ""
    return f"Tranche {row['tranche']}{dollars}"


def _amount(cents: int | None, currency: str = "EUR") -> str:
    return UNKNOWN if cents is None else format_amount(cents, currency)


def _sum(found: Data, currency: str = "EUR") -> str:
    """An amount, and whether something of it is unknown."""
    words = _amount(found["cent"], currency)
    if not found["onbekend"] or found["cent"] is None:
        return words
    return f"{words} ({found['onbekend']} onbekend)"


def reconciled(data: Data) -> dict[str, Any]:
    """How far the rapportages and the ledger are apart, in one sentence for each reader."""
    compared = sum(row["verschil"]["deals"] for row in data["tranches"])
    cents = sum(row["verschil"]["cent"] for row in data["tranches"])
    accepted = sum(row["akkoord"] for row in data["tranches"])
    return {"compared": compared, "accepted": accepted, "amount": _amount(cents)}
