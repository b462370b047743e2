"""Who there is, and the rows of the access table that many addresses share."""

IN_THE_DEAL = ("manager", "coordinator", "schrijver", "tekent_voor_kassier", "lezer")
WHO = (
    "anoniem",
    "geen_rol",
    "behandelaar",
    "toetser",
    "tekenbevoegde",
    "controller",
    "medeondertekenaar",
    "andere_medeondertekenaar",
    "regio",
    "andere_regio",
    "partner",
    "beheerder",
    # Somebody of the region with a role in this one deal.
    *IN_THE_DEAL,
)
OPEN = dict.fromkeys(WHO, "in")
EVERYBODY_WITH_A_ROLE = OPEN | {"anoniem": "login", "geen_rol": "403"}
# A dossier: for the ministry, and for those who signed it or receive its money.
OF_THE_DOSSIER = EVERYBODY_WITH_A_ROLE | dict.fromkeys(
    ("andere_medeondertekenaar", "andere_regio", "partner"), "404"
)
# An act of the granting ministry; the services decide which of its people may do it.
OF_THE_MINISTRY = EVERYBODY_WITH_A_ROLE | dict.fromkeys(
    (
        "medeondertekenaar",
        "andere_medeondertekenaar",
        "regio",
        "andere_regio",
        "partner",
        *IN_THE_DEAL,
    ),
    "403",
)
# The people of a deal: for the ministry, and for who manages them.
OF_THE_MANAGER = OF_THE_MINISTRY | {
    who: "404" for who, what in OF_THE_MINISTRY.items() if what == "403" and who != "geen_rol"
}
OF_THE_MANAGER |= {"manager": "in"}
# What an organisation asked or objected to is seen by who acts for it, not by who works in a deal.
NOT_BY_ROLE = dict.fromkeys(("medeondertekenaar", *IN_THE_DEAL), "404")
# Only a letter of an island has a translation, and this dossier is of the European Netherlands.
NOT_HERE = dict.fromkeys(WHO, "404") | {"anoniem": "login", "geen_rol": "403"}
NOTHING_AT_ALL = dict.fromkeys(WHO, "404") | {"anoniem": "login", "geen_rol": "403"}
NOTHING_FOR_THE_MINISTRY = OF_THE_MINISTRY | {
    who: "404" for who, what in OF_THE_MINISTRY.items() if what == "in"
}
# Who writes about the deal measures too; the others read.
NOT_MEASURING = dict.fromkeys(
    ("medeondertekenaar", "manager", "tekent_voor_kassier", "lezer"), "404"
)
WRITING = dict.fromkeys(("regio", "coordinator", "schrijver"), "in")
