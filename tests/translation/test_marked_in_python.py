"""What a person reads is marked where it is written, also where only the ministry reads it."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, name_of, tree_of
from tests.translation.python_texts import (
    FILES,
    SAID,
    kind_of,
    literals,
    names,
    refusals,
    unmarked,
)

# Whole kinds of module: each text in them is read by somebody.
MARKED_WHOLE = {"forms", "views", "policies", "conditions", "panels", "selectors"}
# What the administration, the health of the system and the command line say.
ADMINISTRATION = {"admin", "admin_fields", "apps", "beheer", "commands", "confirmed", "health"}
# The rules that ask and find something. An article of a law keeps its name, a rule its own words.
RULES = {"decision_rules", "settlement", "payment_schedule"}
ARTICLE = ("Awb ", "Besluit, artikel", "geen artikel")
# What a row keeps; the words for it stand with its choices.
KEPT = ("helemaal uitgevoerd", "niet of niet helemaal uitgevoerd")
# Of the rest of these only the refusals: what is written in the trail or in a row is kept, and so
# is Dutch.
APPS = ("disbursement", "monitoring", "regiodeals")
ALLOWED = {
    # An address that nobody is, one word after the other.
    "regiodeals/people/conditions.py": {"info post postbus mail"},
    # The name of a PDF that is downloaded: the texts of documents are Dutch.
    "disbursement/serie/views.py": {"{}, kopie van {} beschikkingen"},
    # An article of the law, as the register keeps it with a term.
    "disbursement/bezwaar/selectors.py": {"{}, onder {}"},
    # The islands have their names.
    "regiodeals/deal/selectors/kassier.py": {"Bonaire", "Sint Eustatius", "Saba"},
    # What was found in a file of the accounting, cell by cell: kept as a sentence.
    "disbursement/verantwoording/models/values.py": {""},
    "disbursement/verantwoording/running/reading.py": {""},
    "disbursement/verantwoording/running/record.py": {""},
    "disbursement/verantwoording/running/validation.py": {""},
    # Lines of the trail: kept, and so Dutch.
    "regiodeals/accounts/admin.py": {"Overal uitgelogd door een beheerder"},
    "regiodeals/audit/admin.py": {"In beheer {}", "{} toegevoegd (", "{} gewijzigd ("},
    "regiodeals/management/commands/create_beheerder.py": {"Beheerder gemaakt op"},
    # Taken off the Dutch name of a column in cents.
    "regiodeals/common/admin_fields.py": {", in eurocenten", " in eurocenten", " in centen"},
    # For the log, and what programs are called.
    "regiodeals/health/asking.py": {"health of %s is unknown"},
    "regiodeals/health/processes.py": {"Valkey"},
    "regiodeals/health/versions.py": {"Regio Deals", "Commit", "Django", "Python", "Celery"},
    # A page of the documentation, which is Dutch.
    "regiodeals/management/commands/draw_states.py": {
        *("<!-- Gemaakt door", "Stap", "Van", "Naar", "Mag u het niet?", "Klopt er iets nog niet?")
    },
    # For who sent what no browser sends, what a library hands on, and the log.
    "regiodeals/accounts/middleware.py": {"A cookie holds a NUL."},
    "regiodeals/documents/pdf/fetcher.py": {"not a published asset"},
    "regiodeals/documents/virus.py": {"no answer"},
    # Says both languages at once: there is no reader yet.
    "regiodeals/settings/required.py": {"{} names a file that cannot be read: {}. / {} noemt"},
}


Read = Callable[[ast.AST], Iterator[tuple[int, str]]]


def found_in(files: list[Path], read: Read) -> list[str]:
    """The unmarked texts of files, without what is allowed in each."""
    assert files
    allowed = {path: tuple(ALLOWED.get(name_of(path), ())) for path in files}
    return [row for path in files for row in unmarked(path, read(tree_of(path)), allowed[path])]


def of_kind(kind: str) -> list[Path]:
    return [path for path in FILES if kind in kind_of(path)]


def of_app(app: str) -> list[Path]:
    return [path for path in FILES if path.relative_to(ROOT).parts[0] == app]


@pytest.mark.parametrize("kind", sorted(MARKED_WHOLE))
def test_every_text_of_these_modules_is_marked(kind):
    assert found_in(of_kind(kind), literals) == []


def test_every_sentence_of_the_rules_about_decisions_is_marked():
    files = [path for path in of_kind("legal") if RULES & kind_of(path)]

    assert files
    found = [
        row for path in files for row in unmarked(path, literals(tree_of(path)), (*ARTICLE, *KEPT))
    ]
    assert found == []


@pytest.mark.parametrize("app", APPS)
def test_every_refusal_of_an_app_is_marked_wherever_it_stands(app):
    assert found_in(of_app(app), refusals) == []


@pytest.mark.parametrize("app", APPS)
def test_every_text_of_the_administration_of_an_app_is_marked(app):
    files = [path for path in of_app(app) if ADMINISTRATION & kind_of(path)]

    assert found_in(files, literals) == []
    # In however few letters something is called there, as a filter “fase”.
    assert [row for path in files for row in names(tree_of(path))] == []


def test_a_text_that_is_not_marked_is_found():
    tree = ast.parse('label = "Wat is er anders?"\nraise Refused(f"Kies {number} deals.")')

    assert [text for _line, text in literals(tree) if SAID.search(text)] == [
        "Wat is er anders?",
        "Kies {} deals.",
    ]
    assert [text for _line, text in refusals(tree)] == ["Kies {} deals."]
    assert list(literals(ast.parse('label = dutch("Wat is er anders?")'))) == []


def test_a_name_that_is_not_marked_is_found():
    tree = ast.parse('title = "fase"\nverbose_name = dutch("post")\nshown(description="stand")')

    assert [text for _line, text in names(tree)] == ["fase", "stand"]
