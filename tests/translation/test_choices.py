"""What a choice keeps is never translated: only what it is called is said in two languages."""

from django.db.models import Choices

from regiodeals.common.words import Words


def every_kind(kind=Choices):
    """All choices of the project, of models and of forms."""
    for one in kind.__subclasses__():
        yield from every_kind(one)
        if one.__module__.startswith(("regiodeals", "disbursement", "monitoring")):
            yield one


def test_the_value_of_a_choice_is_no_words():
    kinds = list(every_kind())
    assert len(kinds) > 30
    worded = [f"{kind.__name__}.{one.name}" for kind in kinds for one in kind if is_worded(one)]
    assert worded == []


def is_worded(one) -> bool:
    return isinstance(one.value, Words)
