"""`manage.py draw_states`: writes docs/toestanden.md, every state machine as the code has it."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model
from django_fsm import FSMField

from regiodeals import workflow
from regiodeals.common.words import dutch

TARGET: Path = settings.BASE_DIR / "docs" / "toestanden.md"
HEAD = """\
<!-- Gemaakt door `python manage.py draw_states`. Niet met de hand wijzigen. -->
# Toestanden

Wat een dossier kan worden, en wie het daarheen brengt. Elk plaatje en elke tabel komt uit de code;
een test houdt ze gelijk. Een stap gaat alleen door als niets in de laatste twee kolommen geldt.
"""


class Command(BaseCommand):
    """Draws what the models say; with --check it only compares."""

    help = dutch("Tekent alle toestanden in docs/toestanden.md.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help=dutch("wijzig niets; fout als het bestand anders is"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        del args
        text = document()
        if not options["check"]:
            TARGET.write_text(text, encoding="utf-8")
            self.stdout.write(dutch("Getekend: {wat}", wat=TARGET.relative_to(settings.BASE_DIR)))
        elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            raise CommandError(
                dutch(
                    "docs/toestanden.md is niet wat de code zegt. Voer uit: manage.py draw_states"
                )
            )


def document() -> str:
    """All machines, in the order of the apps and their models."""
    return "\n".join([HEAD, *(_chapter(model, field) for model, field in machines())])


def machines() -> Iterator[tuple[type[Model], Any]]:
    """Every model with a state, and its field."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FSMField):
                yield model, field


def steps(model: type[Model], field: Any) -> list[tuple[Any, list[Any]]]:
    """The steps of a machine in the order of the code: the method, and a transition per source."""
    methods = field.transitions[model]
    return [
        (method, list(methods[name]._django_fsm.transitions.values()))
        for name, method in vars(model).items()
        if name in methods
    ]


def _chapter(model: type[Model], field: Any) -> str:
    title = str(model._meta.verbose_name).capitalize()
    rows = [row for method, moves in steps(model, field) for row in _rows(method, moves, field)]
    return "\n".join([f"## {title}\n", _diagram(model, field), _table(rows)])


def _diagram(model: type[Model], field: Any) -> str:
    moves = [(method, move) for method, all_ in steps(model, field) for move in all_]
    ends = [value for value, _ in field.choices if value not in {m.source for _, m in moves}]
    lines = [
        *(f'state "{words}" as {value}' for value, words in field.choices),
        f"[*] --> {field.get_default()}",
        *(f"{move.source} --> {move.target}: {workflow.label(method)}" for method, move in moves),
        *(f"{value} --> [*]" for value in ends),
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *(f"    {x}" for x in lines), "```\n"])


def _rows(method: Any, moves: list[Any], field: Any) -> Iterator[list[str]]:
    names = dict(field.flatchoices)
    first = moves[0]
    yield [
        workflow.label(method),
        "<br>".join(names[move.source] for move in moves),
        names[first.target],
        "<br>".join(rule.sentence for rule in _rules(first.permission)),
        "<br>".join(condition.sentence for condition in first.conditions) or "–",
    ]


def _rules(permission: Any) -> tuple[Any, ...]:
    return getattr(permission, "rules", (permission,))


def _table(rows: list[list[str]]) -> str:
    head = [
        "Stap",
        "Van",
        "Naar",
        "Mag u het niet? Dan leest u",
        "Klopt er iets nog niet? Dan leest u",
    ]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
