"""`manage.py create_beheerder`: the first account of a new installation, for a beheerder."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.words import dutch


class Command(BaseCommand):
    """All other accounts are made by a beheerder, in the administration."""

    help = dutch("Maakt een account met de rol beheerder; vraagt tweemaal om het wachtwoord.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="GEBRUIKERSNAAM")
        parser.add_argument("--voornaam", required=True)
        parser.add_argument("--achternaam", required=True)
        parser.add_argument("--email", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        del args
        person = User(
            username=options["username"],
            first_name=options["voornaam"],
            last_name=options["achternaam"],
            email=options["email"],
            is_staff=True,
        )
        password = getpass.getpass(dutch("Wachtwoord: "))
        if password != getpass.getpass(dutch("Nog een keer: ")):
            raise CommandError(dutch("De twee wachtwoorden zijn niet gelijk. Er is niets gemaakt."))
        try:
            validate_password(password, person)
            person.set_password(password)
            person.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        _save(person)
        self.stdout.write(
            dutch(
                "{wie} is beheerder en kan inloggen als {naam}.", wie=person, naam=person.username
            )
        )


@transaction.atomic
def _save(person: User) -> None:
    person.save()
    RoleAssignment.objects.create(user=person, role=Role.BEHEERDER, valid_from=clock.today())
    audit.record(
        person,
        action="accounts.user.create_beheerder",
        sentence="Beheerder gemaakt op de opdrachtregel",
        actor=None,
    )
