"""The one door to a transition: permission, requirements, the step itself, the trail, what follows.

A transition is a method on a model, marked by django_fsm; calling it checks neither permission nor
does it save. `perform()` does all of it, in the transaction of the calling service.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django_fsm import ConcurrentTransition

from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from regiodeals.common.words import Words, dutch

Rule = TypeVar("Rule", bound=Callable[..., bool])
Follower = Callable[[Any, User | None], None]
OVERTAKEN = dutch("Iemand anders was u net voor. Bekijk de pagina opnieuw.")
FollowerOfMany = Callable[[Sequence[Any], User | None], None]

_followers: dict[str, list[Follower]] = {}
_of_many: dict[Follower, FollowerOfMany] = {}
_more_requirements: dict[str, list[Callable[[Any], bool]]] = {}


def requirement(
    sentence: str, *, explain: Callable[[Any, Any], str] | None = None
) -> Callable[[Rule], Rule]:
    """Give a condition or policy the Dutch sentence that is shown when it does not hold.

    A policy may `explain` it more precisely to the person it refuses.
    """

    def mark(rule: Rule) -> Rule:
        rule.sentence = sentence  # type: ignore[attr-defined]
        rule.explain = explain  # type: ignore[attr-defined]
        return rule

    return mark


def allowed_if(*rules: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Combine policies into one `permission=`; the first that fails gives the refusal."""

    def permission(subject: Any, user: Any) -> bool:
        return all(rule(subject, user) for rule in rules)

    permission.rules = rules  # type: ignore[attr-defined]
    return permission


def label(bound: Callable[..., Any]) -> str:
    """The Dutch name of a transition, from the first line of its docstring."""
    return Words((bound.__doc__ or bound.__name__).strip().splitlines()[0].rstrip("."))


def told(bound: Callable[..., Any]) -> str:
    """What the trail says when the step was taken: its `custom["done"]`, else its name.

    A step of the system is named after what happened; the button of a person says what to do.
    """
    steps = bound._django_fsm.transitions.values()  # type: ignore[attr-defined]
    return next((step.custom["done"] for step in steps if "done" in step.custom), label(bound))


def unmet(bound: Callable[..., Any]) -> list[str]:
    """What must be true first, one sentence each; empty when nothing stands in the way."""
    subject, step = _step(bound)
    if step is None:
        return [_wrong_state(subject, bound)]
    return hindrances(key(bound), subject, step.conditions)


def hindrances(name: str, subject: Any, own: Iterable[Callable[[Any], bool]] = ()) -> list[str]:
    """As `unmet`, of `own` rules and those of upper rooms; also for an act that is no step."""
    rules = [*own, *_more_requirements.get(name, [])]
    return [_sentence(rule) for rule in rules if not rule(subject)]


def why_not(bound: Callable[..., Any], user: User) -> list[str]:
    """Every sentence that a disabled button shows to `user`; empty when the step may be taken."""
    subject, step = _step(bound)
    if step is None:
        return [_wrong_state(subject, bound)]
    return [*_refusals(step, subject, user), *unmet(bound)]


def exists_now(bound: Callable[..., Any]) -> bool:
    """Whether the step starts from the present state; a button is shown only then."""
    return _step(bound)[1] is not None


def perform(
    bound: Callable[..., Any], *, actor: User | None, remark: str = "", **details: Any
) -> None:
    """Take a step: check, fire, save, write the trail, and let the followers act.

    Must run inside the transaction of a service that holds the row lock. `actor` None is the
    system itself, which acts only on what the law makes happen by itself.
    Raises WrongState, NotAllowed or RequirementsUnmet; then nothing has changed.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("perform() belongs inside a service's transaction.")
    subject = check(bound, actor=actor)
    before = _state(subject, bound)
    bound()
    try:
        subject.save()
    except ConcurrentTransition as error:
        raise WrongState(OVERTAKEN) from error
    audit.record_all([_line(Step(bound, remark, details), before, actor)])
    tell(key(bound), subject, actor)


def tell(name: str, subject: Any, actor: User | None) -> None:
    """Let the followers act on what was saved, in its transaction; also an act that is no step."""
    for follower in _followers.get(name, []):
        follower(subject, actor)


@dataclass(frozen=True, slots=True)
class Step:
    """A step to take, with what the trail says of it."""

    bound: Callable[..., Any]
    remark: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


def perform_all(steps: Sequence[Step], *, fields: Iterable[str], actor: User | None) -> None:
    """Take one step on many subjects of a model, all or none, in a fixed number of questions.

    As `perform`, but what is saved besides the state must be named in `fields`.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("perform_all() belongs inside a service's transaction.")
    before: dict[str, list[Any]] = {}
    lines = []
    for step in steps:
        subject = check(step.bound, actor=actor)
        state = _state(subject, step.bound)
        before.setdefault(state, []).append(subject)
        step.bound()
        lines.append(_line(step, state, actor))
    for state, subjects in before.items():
        _save_all(subjects, state, steps[0].bound._django_fsm.field.name, fields)  # type: ignore[attr-defined]
    audit.record_all(lines)
    subjects = [step.bound.__self__ for step in steps]  # type: ignore[attr-defined]
    for follower in _followers.get(key(steps[0].bound), []) if steps else []:
        _follow_all(follower, subjects, actor)


def _line(step: Step, before: str, actor: User | None) -> AuditEntry:
    return audit.entry(
        step.bound.__self__,  # type: ignore[attr-defined]
        action=key(step.bound),
        sentence=told(step.bound),
        actor=actor,
        state_before=before,
        state_after=_state(step.bound.__self__, step.bound),  # type: ignore[attr-defined]
        remark=step.remark,
        details=dict(step.details),
    )


def _save_all(subjects: list[Any], before: str, state: str, fields: Iterable[str]) -> None:
    """Save what stood in one state; raises WrongState when one of them stands there no more."""
    unchanged = type(subjects[0])._default_manager.filter(**{state: before})
    if unchanged.bulk_update(subjects, [state, *fields]) != len(subjects):
        raise WrongState(OVERTAKEN)
    for subject in subjects:
        subject._update_initial_state()


def _follow_all(follower: Follower, subjects: Sequence[Any], actor: User | None) -> None:
    if follower in _of_many:
        _of_many[follower](subjects, actor)
        return
    for subject in subjects:
        follower(subject, actor)


def check(bound: Callable[..., Any], *, actor: User | None) -> Any:
    """The subject of a step that may be taken now.

    Raises WrongState, NotAllowed or RequirementsUnmet.
    """
    subject, step = _step(bound)
    if step is None:
        raise WrongState(_wrong_state(subject, bound))
    if actor is not None and (refusals := _refusals(step, subject, actor)):
        raise NotAllowed(refusals[0])
    if reasons := unmet(bound):
        raise RequirementsUnmet(reasons)
    return subject


def require(policy: Callable[[Any, Any], bool], subject: Any, actor: User) -> None:
    """Raise NotAllowed with the sentence of the first rule that keeps `actor` from an act.

    For an act that is no step; a step asks its own permission. `policy` is one rule that
    `requirement()` marked, or several put together by `allowed_if()`.
    """
    for rule in _rules(policy):
        if not rule(subject, actor):
            raise NotAllowed(_explained(rule, subject, actor))


def key(bound: Callable[..., Any]) -> str:
    """The name of a transition in the trail: app_label.model.verb."""
    subject: Model = bound.__self__  # type: ignore[attr-defined]
    return f"{subject._meta.label_lower}.{bound.__name__}"


def follow(name: str, follower: Follower, *, of_many: FollowerOfMany | None = None) -> None:
    """Let an upper app act in the transaction of a step of a lower app, or of an act it tells.

    Called from AppConfig.ready(). This is how bekendmaking plans the first overleg although
    `disbursement` may not know `monitoring`. `of_many` does the same for many subjects at once.
    """
    if of_many is not None:
        _of_many[follower] = of_many
    followers = _followers.setdefault(name, [])
    if follower not in followers:
        followers.append(follower)


def also_require(transition_key: str, rule: Callable[[Any], bool]) -> None:
    """Let an upper room add a requirement to a step of a lower one, or to an act (`hindrances`).

    Called from AppConfig.ready(); `rule` is marked by `requirement()`. This is how a bezwaar keeps
    a beschikking from becoming onherroepelijk, although the beschikking does not know it.
    """
    rules = _more_requirements.setdefault(transition_key, [])
    if rule not in rules:
        rules.append(rule)


def _step(bound: Callable[..., Any]) -> tuple[Any, Any]:
    subject = bound.__self__  # type: ignore[attr-defined]
    meta = bound._django_fsm  # type: ignore[attr-defined]
    state = meta.field.get_state(subject)
    return subject, meta.get_transition(state) if meta.has_transition(state) else None


def _state(subject: Any, bound: Callable[..., Any]) -> str:
    return str(bound._django_fsm.field.get_state(subject))  # type: ignore[attr-defined]


def _wrong_state(subject: Any, bound: Callable[..., Any]) -> str:
    return dutch(
        "{stap} kan niet in de stand “{stand}”.",
        stap=label(bound),
        stand=subject.get_status_display(),
    )


def _sentence(rule: Callable[..., bool]) -> str:
    return str(rule.sentence)  # type: ignore[attr-defined]


def _refusals(step: Any, subject: Any, user: User) -> list[str]:
    refused = (rule for rule in _rules(step.permission) if not rule(subject, user))
    return [_explained(rule, subject, user) for rule in islice(refused, 1)]


def _explained(rule: Callable[..., bool], subject: Any, user: User) -> str:
    explain: Callable[[Any, User], str] | None = getattr(rule, "explain", None)
    return explain(subject, user) if explain else _sentence(rule)


def _rules(permission: Any) -> Iterator[Callable[[Any, User], bool]]:
    if permission is not None:
        yield from getattr(permission, "rules", (permission,))


@dataclass(frozen=True)
class Button:
    """A step as the page shows it: possible, or with the reasons why not."""

    verb: str
    label: str
    reasons: tuple[str, ...]


def buttons(subject: Any, verbs: Iterable[str], user: User) -> list[Button]:
    """The steps among `verbs` that start from the present state, for a person who may see them."""
    steps = [(verb, getattr(subject, verb)) for verb in verbs]
    return [
        Button(verb, label(step), tuple(why_not(step, user)))
        for verb, step in steps
        if exists_now(step)
    ]
