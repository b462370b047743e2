"""Let the database know how large the tables have become that a measurement filled."""

from django.db import connection


def count_rows() -> None:
    """Count the rows of our own tables, as autovacuum does within a minute.

    Without it a plan for empty tables takes minutes in full ones. Never ANALYZE without names:
    that locks the catalogues which all databases of the server share, until the transaction
    ends, and a measurement in another database waits for it.
    """
    tables = connection.introspection.django_table_names(only_existing=True)
    names = ", ".join(connection.ops.quote_name(table) for table in sorted(tables))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {names}")
