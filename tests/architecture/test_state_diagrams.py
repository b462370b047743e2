"""The diagrams of docs/ are what the code says."""

import re

import pytest
from django.core.management import CommandError, call_command

from regiodeals import workflow
from regiodeals.management.commands import draw_states
from regiodeals.management.commands.draw_states import document, machines, steps

MACHINES = {model.__name__: (model, field) for model, field in machines()}
STEPS = [
    (f"{name}.{method.__name__}", method, move)
    for name, (model, field) in MACHINES.items()
    for method, moves in steps(model, field)
    for move in moves
]


def test_the_house_has_these_machines():
    assert {"Deal", "Convenant", "Beschikking", "Overleg"} <= set(MACHINES)


def test_the_file_is_what_the_code_says():
    assert draw_states.TARGET.read_text(encoding="utf-8") == document()
    call_command("draw_states", check=True)


@pytest.mark.parametrize("text", [None, "iets anders"])
def test_a_difference_is_an_error_with_the_command_that_repairs_it(monkeypatch, tmp_path, text):
    file = tmp_path / "toestanden.md"
    if text is not None:
        file.write_text(text)
    monkeypatch.setattr(draw_states, "TARGET", file)
    with pytest.raises(CommandError, match=r"manage\.py draw_states"):
        call_command("draw_states", check=True)


def test_drawing_writes_the_file(monkeypatch, tmp_path, settings, capsys):
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(draw_states, "TARGET", tmp_path / "toestanden.md")
    call_command("draw_states")
    assert (tmp_path / "toestanden.md").read_text(encoding="utf-8") == document()
    assert capsys.readouterr().out == "Getekend: toestanden.md\n"


@pytest.mark.parametrize(("name", "method", "move"), STEPS)
def test_every_step_is_drawn_under_its_dutch_name(name, method, move):
    assert f"{move.source} --> {move.target}: {workflow.label(method)}\n" in document()
    # A label that is only the name of the method has no docstring.
    assert re.fullmatch(r"[A-Z][a-zé, ]+", workflow.label(method))


@pytest.mark.parametrize(("name", "method", "move"), STEPS)
def test_every_step_has_somebody_who_may_and_every_rule_has_its_sentence(name, method, move):
    assert move.permission is not None
    rules = [*getattr(move.permission, "rules", [move.permission]), *move.conditions]
    assert rules
    for rule in rules:
        assert re.fullmatch(r"[A-Z].*\.", rule.sentence)


@pytest.mark.parametrize("name", MACHINES)
def test_every_state_can_be_reached_from_the_first(name):
    model, field = MACHINES[name]
    moves = [move for _, all_moves in steps(model, field) for move in all_moves]
    reached = {field.get_default()}
    while more := {move.target for move in moves if move.source in reached} - reached:
        reached |= more
    assert reached == {value for value, _ in field.choices}
