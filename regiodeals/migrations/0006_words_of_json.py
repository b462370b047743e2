"""Functions of the database that read the texts in a JSON column, and their words.

The planner takes a function of its own for cheap, and so read every text of a thousand letters
rather than their index. `COST` says what it takes. The search path is set so that the function is
not written out in a question, where its cost would be lost. Who changes what is read makes new
functions, and the indexes anew.
"""

from django.db import migrations

# Days, numbers and fingerprints are no words. More words than these many signs hold make a list
# that PostgreSQL refuses to keep, and with it the row.
TEXTS_OF = r"""
CREATE FUNCTION regiodeals_texts_of(content jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
SET search_path = pg_catalog
RETURN left(
    replace(
        replace(
            jsonb_path_query_array(
                content,
                'strict $.** ? (@.type() == "string"
                    && !(@ like_regex "^([0-9 :T.+-]*|[0-9a-f]{32,})$"))'
            )::text,
            '\n', ' '
        ),
        '", "', ' · '
    ),
    250000
)
"""
WORDS_OF = """
CREATE FUNCTION regiodeals_words_of(content jsonb) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000
SET search_path = pg_catalog
RETURN to_tsvector('dutch'::regconfig, regiodeals_texts_of(content))
"""


class Migration(migrations.Migration):
    dependencies = [("regiodeals", "0005_boundaries")]

    operations = [
        migrations.RunSQL(TEXTS_OF, "DROP FUNCTION regiodeals_texts_of(jsonb)"),
        migrations.RunSQL(WORDS_OF, "DROP FUNCTION regiodeals_words_of(jsonb)"),
    ]
