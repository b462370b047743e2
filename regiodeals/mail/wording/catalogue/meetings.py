"""The mails about an overleg and an exchange meeting."""

from datetime import date

from regiodeals.common.words import dutch
from regiodeals.mail.wording.catalogue.shared import (
    CLOSING,
    DEAL,
    EVERYTHING,
    LINK,
    LINK_WORDS,
    subject,
)
from regiodeals.mail.wording.parts import Block, Facts, Field, Look, Mail, Shape

YEAR = Field("jaar", dutch("het jaar van het overleg"), "2026", path="year")
WHEN = Field(
    "wanneer",
    dutch("dag en uren"),
    "dinsdag 31 maart 2026, 10:00 tot 12:00 uur",
    path="when",
    english="Tuesday 31 March 2026, 10:00 to 12:00",
)
WAS = Field(
    "was",
    dutch("wanneer en waar het was"),
    "maandag 30 maart 2026",
    path="was",
    english="Monday 30 March 2026",
)
REASON = Field("reden", dutch("waarom"), "De zaal is bezet.", path="reason", is_dutch=True)
# Always said, and each left out by itself when nothing is known.
PLACE = (
    Block("waar", dutch("Waar"), Shape.SENTENCE, required=("plaats",), when=("plaats",)),
    Block(
        "video", dutch("Videoverbinding"), Shape.SENTENCE, required=("videolink",), when=("video",)
    ),
)
PLACE_WORDS = {"plaats": dutch("er is een plaats"), "video": dutch("er is een videoverbinding")}


def place_of(root: str, video: str) -> tuple[Field, ...]:
    """Where it is and who organises it, as the meeting itself says; `video` is for who may know."""
    return (
        Field("plaats", dutch("waar het is"), "Het stadhuis", path=f"{root}.location"),
        Field(
            "videolink",
            dutch("de videoverbinding"),
            "https://example.org/video",
            path=video,
            look=Look.WEB,
        ),
        Field(
            "organisator", dutch("wie het regelt"), "Bart Voorbeeld", path=f"{root}.organizer_name"
        ),
        Field(
            "adres",
            dutch("het e-mailadres van wie het regelt"),
            "bart@example.org",
            path=f"{root}.organizer_address",
            look=Look.ADDRESS,
        ),
    )


def _there(meeting: object, video: object) -> set[str]:
    found = {"plaats": getattr(meeting, "location", ""), "video": video}
    return {case for case, is_known in found.items() if is_known}


def _overleg(facts: Facts) -> set[str]:
    act, overleg = str(facts.get("act")), facts.get("overleg")
    guest = "gast" if facts.get("is_guest") else "deelnemer"
    return {act, guest} | _there(overleg, getattr(overleg, "video_url", ""))


COMES = ("uitnodiging", "verzet")

OVERLEG = Mail(
    name="overleg",
    title=dutch("Uitnodiging voor een overleg"),
    blocks=(
        subject("onderwerp_uitnodiging", dutch("Onderwerp bij de uitnodiging"), "uitnodiging"),
        subject("onderwerp_verzet", dutch("Onderwerp bij verzetten"), "verzet"),
        subject("onderwerp_afmelding", dutch("Onderwerp bij een afmelding"), "afmelding"),
        subject("onderwerp_afgezegd", dutch("Onderwerp bij afzeggen")),
        Block("uitnodiging", dutch("Uitnodiging"), required=("deal",), when=("uitnodiging",)),
        Block("verzet", dutch("Verzet"), required=("deal", "was", "reden"), when=("verzet",)),
        Block("afmelding", dutch("Afmelding"), required=("deal",), when=("afmelding",)),
        Block("afgezegd", dutch("Afgezegd"), required=("deal", "reden"), when=("afgezegd",)),
        Block("wanneer_waar", dutch("Wanneer en waar"), required=("wanneer", "waar", "video")),
        *PLACE,
        Block("wie", dutch("Wie er komen"), required=("namen", "adres"), when=COMES),
        Block("deelnemer", dutch("In het portaal"), required=("link",), when=("deelnemer",)),
        Block("gast", dutch("Voor een gast"), required=("adres",), when=("gast",)),
        LINK_WORDS,
        CLOSING,
    ),
    fields=(
        DEAL,
        YEAR,
        WHEN,
        WAS,
        REASON,
        *place_of("overleg", "overleg.video_url"),
        Field(
            "namen",
            dutch("wie er komen"),
            ["Bart Voorbeeld, ministerie", "Eva Voorbeeld, gemeente"],
            path="names",
            look=Look.LIST,
        ),
        LINK,
    ),
    examples=tuple(
        (title, frozenset({act, guest, "plaats", "video"}))
        for title, act, guest in (
            (dutch("Uitnodiging"), "uitnodiging", "deelnemer"),
            (dutch("Verzet, aan een gast"), "verzet", "gast"),
            (dutch("Afmelding"), "afmelding", "deelnemer"),
            (dutch("Afgezegd"), "afgezegd", "deelnemer"),
        )
    ),
    cases=_overleg,
    case_words={
        "uitnodiging": dutch("iemand wordt uitgenodigd"),
        "verzet": dutch("het overleg is verzet"),
        "afmelding": dutch("iemand hoeft niet te komen"),
        "afgezegd": dutch("het overleg gaat niet door"),
        "deelnemer": dutch("de lezer kan inloggen"),
        "gast": dutch("de lezer kan niet inloggen"),
        **PLACE_WORDS,
    },
)

MINUTES = Mail(
    name="verslag_overleg",
    title=dutch("Verslag van een overleg"),
    blocks=(
        subject(),
        Block("bericht", dutch("Bericht"), required=("deal", "nieuwe_versie")),
        Block(
            "nieuwe_versie",
            dutch("Bij een nieuwe versie"),
            Shape.SENTENCE,
            required=("versie",),
            when=("nieuwe_versie",),
        ),
        Block("doen", dutch("Wat te doen"), required=("link",)),
        LINK_WORDS,
        Block("termijn", dutch("Tot wanneer"), required=("laatste_dag",)),
        CLOSING,
    ),
    fields=(
        DEAL,
        YEAR,
        Field("versie", dutch("het nummer van het verslag"), "2", path="version.number"),
        Field(
            "laatste_dag",
            dutch("tot wanneer iemand kan reageren"),
            date(2026, 3, 31),
            path="version.answer_by",
        ),
        LINK,
    ),
    examples=(
        (dutch("De eerste versie"), frozenset()),
        (dutch("Een nieuwe versie"), frozenset({"nieuwe_versie"})),
    ),
    cases=lambda facts: (
        {"nieuwe_versie"} if getattr(facts.get("version"), "number", 1) > 1 else set()
    ),
    case_words={"nieuwe_versie": dutch("er was al een verslag")},
)

POLL = Mail(
    name="datumprikker",
    title=dutch("Datumprikker voor een overleg"),
    blocks=(
        subject(),
        Block("bericht", dutch("Bericht"), required=("deal",)),
        Block("doen", dutch("Wat te doen"), required=("link",)),
        LINK_WORDS,
        CLOSING,
    ),
    fields=(DEAL, YEAR, LINK),
    examples=EVERYTHING,
)

ADOPTED = Mail(
    name="vastgesteld_verslag",
    title=dutch("Vastgesteld verslag voor een gast"),
    blocks=(
        subject(),
        Block("bericht", dutch("Bericht"), required=("deal",)),
        Block("namen", dutch("Over de namen")),
        CLOSING,
    ),
    fields=(DEAL, YEAR),
    examples=EVERYTHING,
)


def _exchange(facts: Facts) -> set[str]:
    act = str(facts.get("act"))
    has_place = bool(facts.get("has_place"))
    more = {"met_plaats"} if has_place else set[str]()
    if has_place and act not in ("afgemeld", "afgelast"):
        more.add("in_agenda")
    return {f"act_{act}"} | more | _there(facts.get("meeting"), facts.get("video_url"))


EXCHANGE_ACTS = (
    ("plaats_gekregen", "plaats", dutch("een plaats")),
    ("doorgeschoven", "doorgeschoven", dutch("doorgeschoven")),
    ("wachtlijst", "wachtlijst", dutch("wachtlijst")),
    ("verzet", "verzet", dutch("gewijzigd")),
    ("afgemeld", "afgemeld", dutch("afgemeld")),
    ("afgelast", "afgelast", dutch("afgelast")),
)
NEEDED = {
    "wachtlijst": ("bijeenkomst", "nummer"),
    "verzet": ("bijeenkomst", "was", "reden"),
    "afgelast": ("bijeenkomst", "reden"),
}

EXCHANGE = Mail(
    name="uitwisseling",
    title=dutch("Aanmelding voor een uitwisseling"),
    blocks=(
        *(
            subject(f"onderwerp_{act}", dutch("Onderwerp: {wat}", wat=title), f"act_{act}")
            for _, act, title in EXCHANGE_ACTS
        ),
        *(
            Block(
                name,
                title.capitalize(),
                required=NEEDED.get(act, ("bijeenkomst",)),
                when=(f"act_{act}",),
            )
            for name, act, title in EXCHANGE_ACTS
        ),
        Block("uit_agenda", dutch("Uit de agenda"), Shape.SENTENCE, when=("met_plaats",)),
        Block("wanneer_waar", dutch("Wanneer en waar"), required=("wanneer", "waar", "video")),
        *PLACE,
        Block("agenda", dutch("Agenda en afmelden"), when=("in_agenda",)),
        Block("portaal", dutch("In het portaal"), required=("link",)),
        LINK_WORDS,
        Block("vragen", dutch("Vragen"), required=("adres",)),
        CLOSING,
    ),
    fields=(
        Field(
            "bijeenkomst",
            dutch("hoe de bijeenkomst heet"),
            "Leren van wonen",
            path="meeting",
            is_dutch=True,
        ),
        Field("nummer", dutch("de plaats op de wachtlijst"), "3", path="number"),
        WHEN,
        WAS,
        REASON,
        *place_of("meeting", "video_url"),
        LINK,
    ),
    examples=tuple(
        (
            title.capitalize(),
            frozenset(
                {f"act_{act}", "met_plaats", "plaats", "video"}
                | (set() if act.startswith("af") else {"in_agenda"})
            ),
        )
        for _, act, title in EXCHANGE_ACTS
    ),
    cases=_exchange,
    case_words={
        "act_plaats": dutch("iemand heeft een plaats"),
        "act_doorgeschoven": dutch("iemand schoof door van de wachtlijst"),
        "act_wachtlijst": dutch("iemand staat op de wachtlijst"),
        "act_verzet": dutch("de bijeenkomst is gewijzigd"),
        "act_afgemeld": dutch("iemand meldde zich af"),
        "act_afgelast": dutch("de bijeenkomst gaat niet door"),
        "met_plaats": dutch("de lezer had een plaats"),
        "in_agenda": dutch("de bijeenkomst staat in de agenda van de lezer"),
        **PLACE_WORDS,
    },
)

MEETINGS = (OVERLEG, MINUTES, ADOPTED, POLL, EXCHANGE)
