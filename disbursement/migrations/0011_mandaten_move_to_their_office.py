"""Each mandate of a person becomes a mandate of the office that this person holds.

Nothing is lost and nobody gets more: a row keeps its amount and its days, and its holder holds the
office on just those days. Rows with the same office share it when their days allow it; where two
people, or two mandates, held at the same time, the office stands in the register twice.
"""

from django.db import migrations


def overlap(one, other):
    ends_before = one.valid_until is not None and one.valid_until < other.valid_from
    begins_after = other.valid_until is not None and other.valid_until < one.valid_from
    return not (ends_before or begins_after)


def shared(rows):
    """The rows in groups of the same office, in which no two hold on the same day."""
    groups = []
    for row in rows:
        name = (row.office, row.minister, row.is_example)
        for known, members in groups:
            if known == name and not any(overlap(row, member) for member in members):
                members.append(row)
                break
        else:
            groups.append((name, [row]))
    return groups


def move(apps, _schema_editor):
    register = {name: apps.get_model("disbursement", name) for name in ("Ambt", "Ambtsdrager")}
    mandaten = apps.get_model("disbursement", "Mandaat").objects.order_by("valid_from", "pk")
    for (office, minister, is_example), rows in shared(mandaten):
        ambt = register["Ambt"].objects.create(
            name=office,
            minister=minister,
            valid_from=min(row.valid_from for row in rows),
            is_example=is_example,
        )
        for row in rows:
            register["Ambtsdrager"].objects.create(
                ambt=ambt,
                holder_id=row.holder_id,
                valid_from=row.valid_from,
                valid_until=row.valid_until,
                is_example=is_example,
            )
            row.ambt = ambt
            row.save(update_fields=["ambt"])


class Migration(migrations.Migration):
    dependencies = [("disbursement", "0010_offices_holders_and_deputies")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
