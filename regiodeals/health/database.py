"""The database: whether it answers, how full it is, and whether it fits this version."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from regiodeals.common.words import dutch
from regiodeals.health.check import Check, Finding, State
from regiodeals.health.words import counted, how_big

# From here on the next process may find no place.
FULL_PERCENT = 80
ASK = """
SELECT current_setting('server_version'), pg_database_size(current_database()),
       (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
       current_setting('max_connections')::int
"""


def database() -> Finding:
    """Version, size and connections of PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute(ASK)
        version, size, used, most = cursor.fetchone()
    says = dutch(
        "Antwoordt. PostgreSQL {versie}, {grootte}, {aantal} van {hoogstens} verbindingen in"
        " gebruik.",
        versie=version.split()[0],
        grootte=how_big(size),
        aantal=used,
        hoogstens=most,
    )
    if used * 100 < most * FULL_PERCENT:
        return Finding(State.GOOD, says)
    return Finding(
        State.LOOK,
        says,
        dutch("Sluit programma's die verbindingen openhouden, of sta er meer toe."),
    )


def migrations() -> Finding:
    """Whether the tables are those of this version."""
    loader = MigrationLoader(connection)
    behind = set(loader.graph.nodes) - set(loader.applied_migrations)
    if not behind:
        return Finding(State.GOOD, dutch("De tabellen passen bij deze versie."))
    number = counted(len(behind), dutch("migratie is"), dutch("migraties zijn"))
    return Finding(
        State.WRONG,
        dutch(
            "{aantal} nog niet uitgevoerd. De tabellen passen niet bij deze versie.", aantal=number
        ),
        dutch("Maak een back-up en voer daarna manage.py migrate uit."),
    )


CHECKS = [
    Check(
        "database",
        dutch("Database"),
        database,
        Finding(
            State.UNKNOWN,
            dutch("De database vertelt niets over zichzelf."),
            dutch("Kijk in haar log."),
        ),
    ),
    Check(
        "migrations",
        dutch("Tabellen"),
        migrations,
        Finding(State.UNKNOWN, dutch("Niet te zien of de tabellen bij deze versie passen.")),
    ),
]
