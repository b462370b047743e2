"""A state changes by a transition and in no other way (see docs/adr/0001)."""

import ast
import re
from collections.abc import Iterator

import pytest

from regiodeals.management.commands.draw_states import machines
from tests.architecture.sources import code_files, name_of, tree_of

STATE = "status"
WRITERS = {
    "update",
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "aupdate",
    "acreate",
}
STATEFUL = {model.__name__ for model, _ in machines()}
# Thousands of rows to measure pages with; nobody follows their life.
BESIDE_THE_DOOR = {f"demo/bench/{name}.py" for name in ("crowd", "learning", "payments", "years")}
RAW_UPDATE = re.compile(r"\bupdate\b.*\bset\b.*\bstatus\b", re.IGNORECASE | re.DOTALL)


def breaches(tree: ast.AST) -> Iterator[str]:
    """What in this code sets a state beside the workflow."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and _assigns(node):
            yield f"line {node.lineno}: assigns .{STATE}"
        elif isinstance(node, ast.Call) and (reason := _writes(node)):
            yield f"line {node.lineno}: {reason}"
        elif isinstance(node, ast.Constant) and RAW_UPDATE.search(str(node.value)):
            yield f"line {node.lineno}: updates {STATE} in SQL"


def _assigns(node: ast.Assign | ast.AugAssign | ast.AnnAssign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(
        isinstance(part, ast.Attribute) and part.attr == STATE and isinstance(part.ctx, ast.Store)
        for target in targets
        for part in ast.walk(target)
    )


def _writes(call: ast.Call) -> str:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = {
        part.value
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant)
    }
    if name == "setattr" and STATE in texts:
        return f"setattr of {STATE}"
    if name in WRITERS and (STATE in {k.arg for k in call.keywords} or STATE in texts):
        return f"{name}() of {STATE}"
    if name in STATEFUL and STATE in {keyword.arg for keyword in call.keywords}:
        return f"{name}({STATE}=...)"
    return ""


def test_no_code_sets_a_state_beside_the_workflow():
    found = {name_of(path): list(breaches(tree_of(path))) for path in code_files()}
    assert {name for name, lines in found.items() if lines} <= BESIDE_THE_DOOR, found


@pytest.mark.parametrize(
    "code",
    [
        "deal.status = 'x'",
        "deal.status: str = 'x'",
        "first, deal.status = 1, 'x'",
        "setattr(deal, 'status', 'x')",
        "Deal.objects.filter(pk=1).update(status='x')",
        "Deal.objects.create(name='x', status='x')",
        "Deal.objects.get_or_create(name='x', defaults={'status': 'x'})",
        "Deal.objects.bulk_update(deals, ['status'])",
        "Deal(status='x')",
        "cursor.execute('UPDATE regiodeals_deal SET status = 1')",
    ],
)
def test_this_test_sees_every_way_around_the_door(code):
    assert list(breaches(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "status = deal.status",
        "Deal.objects.filter(Q(status='x'), status='x')",
        "render(request, '403.html', status=403)",
        "deal.name = 'status'",
    ],
)
def test_this_test_leaves_reading_alone(code):
    assert list(breaches(ast.parse(code))) == []


# Fills a database of its own, which is dropped afterwards, with entries that are only looked at.
OF_THE_BENCH = "demo/bench/ledger.py"


def test_no_code_switches_a_trigger_off():
    found = {
        f"{name_of(path)}:{node.lineno}"
        for path in code_files()
        if name_of(path) != OF_THE_BENCH
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "ignore"
        if ast.unparse(node) == "pgtrigger.ignore"
    }
    assert found == set()
