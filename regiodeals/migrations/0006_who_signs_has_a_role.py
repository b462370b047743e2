"""Who may sign for a kassier has a role in each of its deals; the mark on the membership goes."""

from typing import Any

from django.db import migrations
from django.utils import timezone


def keep_who_signs(apps: Any, _editor: Any) -> None:
    """A role for each member with the mark, in each deal of which the organisation is kassier."""
    parties = apps.get_model("regiodeals", "DealParty").objects.filter(role="kassier")
    role = apps.get_model("regiodeals", "DealRole").objects
    now = timezone.now()
    for member in apps.get_model("regiodeals", "Membership").objects.filter(may_sign=True):
        for party in parties.filter(organisation=member.organisation_id):
            role.create(
                user_id=member.user_id,
                deal_id=party.deal_id,
                role="tekenbevoegde",
                organisation_id=member.organisation_id,
                valid_from=member.valid_from,
                valid_until=member.valid_until,
                given_at=now,
            )


class Migration(migrations.Migration):
    dependencies = [("regiodeals", "0005_roles_in_deals")]

    operations = [
        migrations.RunPython(keep_who_signs, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="membership", name="may_sign"),
    ]
