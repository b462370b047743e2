"""Which fields the content of each kind of decision has: one definition for form, test and page."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from regiodeals.common.words import dutch
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import GrantRules, Instrument

LONGEST_SUBJECT, LONGEST_GROUND, LONGEST_REFERENCE, LONGEST_REASONS = 300, 300, 60, 10_000


class FieldType(StrEnum):
    """What is filled in: a day, an amount, a line, a longer text, or one of the grounds."""

    DAY = "dag"
    AMOUNT = "bedrag"
    LINE = "regel"
    TEXT = "tekst"
    GROUND = "grond"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentField:
    """One thing that a decision says: its name in the record, and how a person is asked for it.

    `ask` is the sentence when it is left empty; without one it may be left empty. `findings` are
    the keys of the tests that judge it.
    """

    name: str
    type: FieldType
    label: str
    help: str = ""
    ask: str = ""
    longest: int | None = None
    findings: tuple[str, ...] = ()

    @property
    def is_required(self) -> bool:
        """Whether no draft can do without it."""
        return bool(self.ask)


def _subject(label: str, ask: str, help_text: str) -> ContentField:
    return ContentField(
        name="subject",
        type=FieldType.LINE,
        label=label,
        help=help_text,
        ask=ask,
        longest=LONGEST_SUBJECT,
        findings=("onderwerp",),
    )


def _amount(label: str, help_text: str, ask: str = "") -> ContentField:
    return ContentField(
        name="amount_cents",
        type=FieldType.AMOUNT,
        label=label,
        help=help_text,
        ask=ask,
        findings=("bedrag", "hoogte", "regionale-financiering", "plafond"),
    )


def _ground(help_text: str, ask: str = "", kind: FieldType = FieldType.LINE) -> ContentField:
    return ContentField(
        name="legal_ground",
        type=kind,
        label=dutch("Grondslag"),
        help=help_text,
        ask=ask,
        longest=LONGEST_GROUND,
        findings=("grond",),
    )


def _reasons(
    help_text: str, ask: str = dutch("Schrijf op waarom dit wordt besloten.")
) -> ContentField:
    return ContentField(
        name="reasons",
        type=FieldType.TEXT,
        label=dutch("Motivering"),
        help=help_text,
        ask=ask,
        longest=LONGEST_REASONS,
        findings=("motivering",),
    )


def _request(ask: str = "") -> tuple[ContentField, ContentField]:
    return (
        ContentField(
            name="request_received_on",
            type=FieldType.DAY,
            label=dutch("Verzoek ontvangen op"),
            help=dutch("De dag waarop het schriftelijke verzoek van de regiokassier binnenkwam."),
            ask=ask,
            findings=("verzoek",),
        ),
        ContentField(
            name="request_reference",
            type=FieldType.LINE,
            label=dutch("Kenmerk van het verzoek"),
            help=dutch("Komt in de brief achter ‘Uw kenmerk’."),
            longest=LONGEST_REFERENCE,
        ),
    )


def _account(help_text: str, ask: str = "") -> ContentField:
    return ContentField(
        name="account_received_on",
        type=FieldType.DAY,
        label=dutch("Verantwoording ontvangen op"),
        help=help_text,
        ask=ask,
        findings=("verantwoording", "termijn"),
    )


GROUND_OF_ONES_OWN = dutch(
    "Het Besluit heeft hiervoor geen artikel. Noem de bepaling of de afspraak waarop u steunt."
)
ASK_GROUND = dutch("Noem waarop dit besluit steunt.")
REQUEST_NEEDED = dutch("Vul de dag in waarop het schriftelijke verzoek binnenkwam.")
FINAL_ACCOUNT = dutch("De dag waarop de eindverantwoording binnenkwam.")
CONTENT: Mapping[DecisionKind, tuple[ContentField, ...]] = MappingProxyType(
    {
        # What a verlening says stands in the uitkering and the deal.
        DecisionKind.VERLENING: (),
        DecisionKind.WIJZIGING: (
            _subject(
                dutch("Wat er verandert"),
                dutch("Schrijf op wat er verandert."),
                dutch("In een zin, bijvoorbeeld: het bedrag van de uitkering."),
            ),
            _amount(
                dutch("Nieuw bedrag van de uitkering"), dutch("Leeg als het bedrag gelijk blijft.")
            ),
            *_request(),
            _ground(GROUND_OF_ONES_OWN, ASK_GROUND),
            _reasons(dutch("Waarom de uitkering verandert.")),
        ),
        DecisionKind.VERLENGING: (
            ContentField(
                name="spend_until",
                type=FieldType.DAY,
                label=dutch("Nieuwe laatste dag"),
                help=dutch("Tot en met deze dag mag de regio besteden."),
                ask=dutch("Vul de nieuwe laatste dag in."),
                findings=("einde",),
            ),
            *_request(REQUEST_NEEDED),
            _reasons(
                dutch("Waarom besteden binnen de periode niet lukt, en waarom verlengen helpt.")
            ),
        ),
        DecisionKind.VASTSTELLING: (
            _account(FINAL_ACCOUNT),
            _amount(
                dutch("Vastgesteld bedrag"),
                dutch("Gelijk aan wat is verleend."),
                dutch("Vul het bedrag in dat u vaststelt."),
            ),
            _reasons(dutch("Wat de verantwoording liet zien. Mag leeg blijven."), ask=""),
        ),
        DecisionKind.LAGERE_VASTSTELLING: (
            _account(FINAL_ACCOUNT),
            _amount(
                dutch("Vastgesteld bedrag"),
                dutch("Lager dan wat is verleend."),
                dutch("Vul het bedrag in dat u vaststelt."),
            ),
            _ground(
                dutch("Alleen op een van deze gronden kan het lager."),
                dutch("Kies de grond voor het lagere bedrag."),
                FieldType.GROUND,
            ),
            _reasons(dutch("Waarom het lager wordt, en hoe u aan dit bedrag komt.")),
        ),
        DecisionKind.TERUGVORDERING: (
            _account(dutch("De informatie waaruit blijkt dat niet of onrechtmatig is besteed.")),
            _amount(
                dutch("Terug te betalen bedrag"),
                dutch("Ten hoogste wat niet of onrechtmatig is besteed."),
                dutch("Vul het bedrag in dat terugkomt."),
            ),
            ContentField(
                name="pay_by",
                type=FieldType.DAY,
                label=dutch("Terugbetalen uiterlijk op"),
                help=dutch(
                    "Zonder dag: zes weken na de bekendmaking. Op de eilanden noemt u een dag."
                ),
                findings=("betaaldag",),
            ),
            _reasons(dutch("Wat niet of onrechtmatig is besteed, en hoe dat blijkt.")),
        ),
        DecisionKind.INTREKKING: (
            _ground(GROUND_OF_ONES_OWN, ASK_GROUND),
            _reasons(dutch("Waarom het besluit wordt ingetrokken.")),
        ),
        DecisionKind.AFWIJZING: (
            _subject(
                dutch("Wat is gevraagd"),
                dutch("Schrijf op wat de regiokassier vroeg."),
                dutch("In een zin, bijvoorbeeld: verlenging van de bestedingsperiode."),
            ),
            *_request(REQUEST_NEEDED),
            _ground(dutch("De bepaling waarop het verzoek afketst, als die er is.")),
            _reasons(dutch("Waarom het verzoek wordt afgewezen.")),
        ),
    }
)


def fields_of(kind: DecisionKind) -> tuple[ContentField, ...]:
    """What a decision of this kind says, in the order in which it is asked."""
    return CONTENT[kind]


def is_needed(field: ContentField, kind: DecisionKind, rules: GrantRules, on: Instrument) -> bool:
    """Whether a decision under these rules, on this instrument, cannot do without it.

    The account can be missed in a vaststelling of the third tranche, and where the recovery is
    because none was given; the day of paying back only where Awb 4:87 counts the weeks.
    """
    articles = rules.basis_for(on).decisions
    if field.name == "pay_by":
        return on is Instrument.BU
    if field.name == "account_received_on" and kind is DecisionKind.TERUGVORDERING:
        return not articles.recovers_without_account
    if field.name == "account_received_on":
        return articles.final_account is not None
    return field.is_required
