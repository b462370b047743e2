"""The manuals name what stands on the screen, and lead to pages that exist."""

import re

import pytest
from django.apps import apps
from django.utils.translation import gettext

from regiodeals import workflow
from regiodeals.accounts.models import Role
from regiodeals.accounts.page_frame import MENU
from regiodeals.dossier import panels
from regiodeals.management.commands.draw_states import machines, steps
from tests.architecture.sources import ROOT, code_files, project_files
from tests.translation.catalogue import ENGLISH, entries

MANUALS = sorted((ROOT / "docs" / "handleiding").glob("*/README.md"))
IN_ENGLISH = sorted((ROOT / "docs" / "handleiding").glob("*/README.en.md"))
MARKDOWN = [path for path in project_files() if path.suffix == ".md"]
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
OF_DJANGO = {gettext("Reset password"), gettext("History"), gettext("active").capitalize()}


def on_the_screen() -> str:
    """All words that can appear on a page: templates, code, names of panels, steps and models."""
    templates = [path for path in project_files() if path.suffix == ".html"]
    texts = [path.read_text(encoding="utf-8") for path in (*templates, *code_files())]
    texts += [panel.title for panel in panels()] + [
        word for part, pages in MENU for word in (part, *(label for label, _ in pages))
    ]
    texts += [
        workflow.label(method) for model, field in machines() for method, _ in steps(model, field)
    ]
    texts += [str(model._meta.verbose_name_plural).capitalize() for model in apps.get_models()]
    return "\n".join([*texts, *OF_DJANGO])


def named_in(text: str) -> set[str]:
    return {" ".join(found.split()) for found in BOLD.findall(text)}


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: path.parent.name)
def test_what_a_manual_calls_by_name_stands_on_the_screen(path):
    shown = on_the_screen()
    names = named_in(path.read_text(encoding="utf-8"))
    assert names
    assert {name for name in names if name not in shown} == set()


@pytest.mark.parametrize("path", IN_ENGLISH, ids=lambda path: path.parent.name)
def test_what_it_calls_by_name_in_english_is_in_the_english_of_the_screen(path):
    shown = {entry.english for entry in entries(ENGLISH)}
    # What is the same in both languages has no English of its own.
    shown |= {"Deals", "Tranches", "English", "Nederlands"}
    text = path.read_text(encoding="utf-8")
    assert named_in(text) - {word.strip() for word in shown} == set()


def test_an_english_manual_has_the_chapters_of_the_dutch_one():
    assert IN_ENGLISH
    for path in IN_ENGLISH:
        english, dutch = (
            file.read_text(encoding="utf-8") for file in (path, path.with_name("README.md"))
        )
        assert english.count("\n## ") == dutch.count("\n## ")
        assert english.count("\n### ") == dutch.count("\n### ")


def test_each_role_that_works_here_has_a_manual():
    assert {path.parent.name for path in MANUALS} == set(Role.values)


def test_the_list_of_manuals_leads_to_each_of_them():
    listed = LINK.findall((ROOT / "docs" / "handleiding" / "README.md").read_text(encoding="utf-8"))
    assert {f"{role}/README.md" for role in Role.values} <= set(listed)


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_in_a_text_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (path.parent / link).exists()] == []
