"""What the trail says of a step: what was done, not what the button asks."""

from regiodeals import workflow
from regiodeals.management.commands.draw_states import machines, steps

# Steps whose very name tells what happened: mostly those that follow from another act.
TOLD_BY_THEIR_NAME = {
    "Uitkering verleend",
    "Besluit bekendgemaakt",
    "Besluit genomen",
    "Voldaan",
    "Vervallen",
    "Toch niet onherroepelijk",
    "Vervallen na de eindverantwoording",
    "Door de bank geweigerd met de batch",
    "Betaald volgens de bank",
    "Teruggekomen volgens de bank",
    "Bestand gemaakt",
    "Aangeboden bij de bank",
    "Verwerkt door de bank",
    "Rapportage ingediend",
    "Rapportage akkoord",
    "Overleg gepland",
    "Uitgenodigd voor het overleg",
    "Overleg gehouden",
    "Verslag vastgesteld",
    "Stand van het jaar teruggezet",
    "Voortijdig einde",
}


def every_step():
    return [method for model, field in machines() for method, _moves in steps(model, field)]


def test_each_step_is_told_as_something_that_was_done():
    unchanged = {workflow.told(step) for step in every_step() if told_by_its_name(step)}
    assert unchanged == TOLD_BY_THEIR_NAME


def told_by_its_name(step) -> bool:
    return workflow.told(step) == workflow.label(step)


def test_what_is_told_is_one_short_line_that_can_follow_a_name():
    told = [str(workflow.told(step)) for step in every_step()]
    assert len(told) > 50
    assert [line for line in told if line != line.strip(" .") or not line[0].isupper()] == []
    assert max(map(len, told)) < 60
