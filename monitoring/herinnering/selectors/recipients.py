"""Who is reminded of an obligation: who owes it, and in the end who stands above."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from monitoring.herinnering.models import Mailvoorkeur
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.deal.models import Deal, DealRole, RoleInDeal
from regiodeals.mail.models import Language
from regiodeals.obligations.models import Obligation
from regiodeals.party.models import Membership, Organisation

# Who writes or reads a part need not watch the days.
REMINDED = (RoleInDeal.COORDINATOR, RoleInDeal.MANAGER)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person or an organisation with the address that the record has today."""

    type: str
    id: int
    name: str
    address: str
    language: str = Language.NL
    in_one_mail: bool = False
    instead_of: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What makes it the same one."""
        return self.type, self.id


class Addressees:
    """Everybody who may be reminded of these obligations, in a number of questions that is fixed.

    Of an organisation the people are reminded who act for it that day, or coordinate the deal for
    it; without one, its own address. Of a role in a deal: the accounthouder for a behandelaar, else
    all who hold it. Who cannot be reached is told of by the accounthouder of the deal.
    """

    def __init__(self, obligations: Collection[Obligation], day: date) -> None:
        self._accounthouders = _accounthouders(obligations)
        self._members = _members(obligations, day)
        self._in_deals = _in_deals(obligations, day)
        self._organisations = _organisations(obligations)
        self._holders = _holders(obligations, day)
        self._one_mail = set(
            Mailvoorkeur.objects.filter(in_one_mail=True).values_list("user_id", flat=True)
        )

    def of_step(
        self, obligation: Obligation, head: User | None, *, is_escalation: bool
    ) -> list[Addressee]:
        """Who gets this step: who owes, or who stands above when it took too long.

        An escalation without anybody above goes nowhere: the one who owes was told before.
        """
        return self.above(obligation, head) if is_escalation else self.of(obligation)

    def of(self, obligation: Obligation) -> list[Addressee]:
        """Who is reminded; nobody when not even the accounthouder can be reached."""
        owners = self._owners(obligation)
        return owners or [
            _instead(person, obligation.owner_name) for person in self._above(obligation, None)
        ]

    def above(self, obligation: Obligation, head: User | None) -> list[Addressee]:
        """To whom it goes when it takes too long: the accounthouder and the head."""
        return [_instead(person, "") for person in self._above(obligation, head)]

    def _owners(self, obligation: Obligation) -> list[Addressee]:
        if obligation.owner_organisation_id is not None:
            return self._for_organisation(obligation.owner_organisation_id, obligation.dossier)
        if obligation.owner_user_id is not None:
            return self._people([obligation.owner_user])
        if obligation.owner_role == Role.BEHANDELAAR:
            accounthouder = self._people([self._accounthouders.get(obligation.dossier)])
            if accounthouder:
                return accounthouder
        return self._people(self._holders[obligation.owner_role])

    def _for_organisation(self, pk: int, dossier: int | None) -> list[Addressee]:
        organisation = self._organisations[pk]
        found = [*self._members[pk], *self._in_deals[dossier, pk]]
        people = self._people(found, organisation.mail_language)
        if people or not organisation.email:
            return people
        label = Organisation._meta.label_lower
        named = (organisation.name, organisation.email, organisation.mail_language)
        return [Addressee(label, organisation.pk, *named)]

    def _above(self, obligation: Obligation, head: User | None) -> list[Addressee]:
        return self._people([self._accounthouders.get(obligation.dossier), head])

    def _people(self, found: Iterable[User | None], language: str = Language.NL) -> list[Addressee]:
        """Those who still work here and have an address, each once."""
        label = User._meta.label_lower
        reachable = {
            person.pk: person
            for person in found
            if person is not None and person.is_active and person.email
        }
        return [
            Addressee(label, pk, str(person), person.email, language, pk in self._one_mail)
            for pk, person in reachable.items()
        ]


def _instead(addressee: Addressee, whom: str) -> Addressee:
    return Addressee(
        addressee.type,
        addressee.id,
        addressee.name,
        addressee.address,
        addressee.language,
        addressee.in_one_mail,
        whom,
    )


def _accounthouders(obligations: Collection[Obligation]) -> dict[int | None, User | None]:
    dossiers = {owed.dossier for owed in obligations if owed.dossier is not None}
    handled = dict(
        Deal.objects.filter(pk__in=dossiers).values_list("pk", "accounthouder").order_by("pk")
    )
    people = User.objects.in_bulk(set(handled.values()) - {None})
    return {deal: people.get(person) for deal, person in handled.items()}


def _members(obligations: Collection[Obligation], day: date) -> dict[int, list[User]]:
    found: dict[int, list[User]] = defaultdict(list)
    owners = {owed.owner_organisation_id for owed in obligations}
    # A membership alone opens no page: who lost the role, is told nothing any more.
    region = RoleAssignment.objects.valid_on(day).filter(role=Role.REGIOCOORDINATOR)
    rows = Membership.objects.valid_on(day).filter(
        organisation__in=owners - {None}, user__in=region.values("user")
    )
    for row in rows.select_related("user").order_by("pk"):
        found[row.organisation_id].append(row.user)
    return found


def _in_deals(
    obligations: Collection[Obligation], day: date
) -> dict[tuple[int | None, int], list[User]]:
    """Who coordinates a deal, or manages its people, by deal and organisation."""
    found: dict[tuple[int | None, int], list[User]] = defaultdict(list)
    dossiers = {owed.dossier for owed in obligations if owed.owner_organisation_id is not None}
    rows = DealRole.objects.valid_on(day).filter(deal__in=dossiers - {None}, role__in=REMINDED)
    for row in rows.select_related("user").order_by("pk"):
        found[row.deal_id, row.organisation_id].append(row.user)
    return found


def _organisations(obligations: Collection[Obligation]) -> dict[int, Organisation]:
    owners = {owed.owner_organisation_id for owed in obligations}
    return Organisation.objects.in_bulk(owners - {None})


def _holders(obligations: Collection[Obligation], day: date) -> dict[str, list[User]]:
    found: dict[str, list[User]] = defaultdict(list)
    roles = {owed.owner_role for owed in obligations} - {""}
    rows = RoleAssignment.objects.valid_on(day).filter(role__in=roles)
    for row in rows.select_related("user").order_by("pk"):
        found[row.role].append(row.user)
    return found
