"""Questions about lessons, always asked by somebody: what is shared is for everybody."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import reduce
from heapq import nlargest
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.db import connection, transaction
from django.db.models import (
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
)
from django.db.models.functions import Coalesce, JSONObject

from monitoring.indicator.models import Definitie, Theme
from monitoring.les.models import Les, LesStatus
from monitoring.rapportage.models import Akkoord
from regiodeals.accounts.models import Role, User
from regiodeals.deal.models import WRITING_ROLES, Deal, Programmalijn
from regiodeals.deal.selectors import deals_visible_to, in_deal_with_role
from regiodeals.search.full_text import BEGIN, END, LANGUAGE, WORD, excerpt_of, query_of

# Of a question in which nothing was found: so many words are compared, with so many lessons.
MOST_WORDS, MOST_LIKE, LIKENESS = 6, 20, 0.75
# Of those lessons: so many different words, of so many letters; and compared letter by letter.
MOST_KNOWN, LONGEST_WORD, MOST_COMPARED = 5_000, 40, 100
# On the dossier: so many other deals, with so many lessons each.
DEALS, LESSONS = 5, 3


def lessons_visible_to(user: User) -> QuerySet[Les]:
    """What is shared; the rest only in one's own deals, and for the ministry."""
    found = Les.objects.defer("sought").select_related("deal__tranche", "programmalijn")
    if user.is_ministry:
        return found
    return found.filter(Q(status=LesStatus.GEDEELD) | in_deal_with_role(user, "deal"))


def lessons_matching(
    user: User,
    *,
    text: str = "",
    theme: str = "",
    tranche: str = "",
    deal: str = "",
    state: str = "",
) -> QuerySet[Les]:
    """Visible lessons in one state, shared unless said otherwise; the best match first.

    Without words: the last shared first. `deal` is a part of a name, `tranche` a number.
    """
    found = lessons_visible_to(user).filter(status=state or LesStatus.GEDEELD)
    if theme:
        found = found.filter(themes__contains=[theme])
    if tranche:
        found = found.filter(deal__tranche__number=int(tranche))
    if deal:
        found = found.filter(deal__name__icontains=deal)
    if not text:
        return found.order_by("-shared_at", "-pk")
    if not WORD.search(text):
        return found.none()
    query = query_of(text)
    return (
        found.filter(sought=query)
        .annotate(rank=SearchRank(F("sought"), query))
        .order_by("-rank", "-shared_at", "-pk")
    )


def with_found_words(lessons: QuerySet[Les], text: str) -> QuerySet[Les]:
    """With title and text as `found_title` and `found_text`, found words between BEGIN and END."""
    if not WORD.search(text):
        return lessons
    title = SearchHeadline(
        "title",
        query_of(text),
        highlight_all=True,
        config=LANGUAGE,
        start_sel=BEGIN,
        stop_sel=END,
    )
    return lessons.annotate(found_title=title, found_text=excerpt_of("text", text))


def did_you_mean(user: User, text: str) -> str:
    """The same question with words that occur in shared lessons; empty when there is none better.

    It takes some questions to the database, for when nothing was found.
    """
    words = WORD.findall(text)[:MOST_WORDS]
    if not words:
        return ""
    like = reduce(or_, (_like(word) for word in words))
    with transaction.atomic(), connection.cursor() as cursor:
        # Two letters that changed places leave little that is the same.
        cursor.execute("SELECT set_config('pg_trgm.strict_word_similarity_threshold', '0.3', true)")
        found = lessons_matching(user).filter(like).values_list("title", "text")
        near = list(found[:MOST_LIKE])
    known = _words_in(part for pair in near for part in pair)
    better = [_nearest(word.lower(), known) for word in words]
    return " ".join(better) if better != [word.lower() for word in words] else ""


def _like(word: str) -> Q:
    return Q(title__trigram_strict_word_similar=word) | Q(text__trigram_strict_word_similar=word)


def _words_in(texts: Iterable[str]) -> dict[str, set[str]]:
    """The words of some texts with their pairs of letters: so many, and none of odd length."""
    known: dict[str, set[str]] = {}
    for text in texts:
        for found in WORD.finditer(text):
            word = found[0].lower()
            if len(word) <= LONGEST_WORD and word not in known:
                known[word] = _pairs(word)
                if len(known) == MOST_KNOWN:
                    return known
    return known


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(len(word) - 1)}


def _nearest(word: str, known: dict[str, set[str]]) -> str:
    """The word most like it; letter by letter compared are those that share most pairs with it.

    Letter by letter costs the square of the length, and who writes a lesson chooses the words.
    """
    if word in known or len(word) > LONGEST_WORD:
        return word
    pairs = _pairs(word)
    likely = nlargest(MOST_COMPARED, sorted(known), key=lambda one: len(pairs & known[one]))
    found = get_close_matches(word, likely, n=1, cutoff=LIKENESS)
    return found[0] if found else word


class LessonIn(Func):
    """What was answered in a frozen rapportage to what others can learn of it."""

    function = "jsonb_path_query_first"
    template = (
        "(%(function)s(%(expressions)s,"
        " '$.onderdelen[*].antwoorden[*] ? (@.vraag == \"lessen\").tekst') #>> '{}')"
    )
    output_field = TextField()


def accepted_answers_for(user: User) -> QuerySet[Akkoord]:
    """The last akkoord of each rapportage with a lesson (`lesson`) that is none of ours yet.

    Of the deals that the person writes in; for a behandelaar of all.
    """
    later = Akkoord.objects.filter(
        indiening__rapportage=OuterRef("indiening__rapportage"), pk__gt=OuterRef("pk")
    )
    taken = Les.objects.filter(akkoord=OuterRef("pk")).exclude(status=LesStatus.INGETROKKEN)
    found = Akkoord.objects.filter(~Exists(later), ~Exists(taken)).annotate(
        lesson=LessonIn("indiening__data")
    )
    if not user.has_role(Role.BEHANDELAAR):
        mine = in_deal_with_role(user, "indiening__rapportage__deal", *WRITING_ROLES)
        found = found.filter(mine)
    found = found.filter(lesson__gt="").select_related("indiening__rapportage__deal")
    return found.defer("indiening__data").order_by("-pk")


def lines_to_learn_from(user: User) -> QuerySet[Programmalijn]:
    """The programmalijnen of the deals that the person may write lessons about, by deal."""
    found = Programmalijn.objects.select_related("deal").order_by("deal__name", "deal", "order")
    return found.filter(deal__in=deals_to_learn_from(user).values("pk"))


def deals_to_learn_from(user: User) -> QuerySet[Deal]:
    """The deals that the person may write lessons about; for a behandelaar all."""
    if user.has_role(Role.BEHANDELAAR):
        return deals_visible_to(user).order_by("name")
    return Deal.objects.filter(in_deal_with_role(user, "pk", *WRITING_ROLES)).order_by("name")


def themes_of(deal: Deal) -> list[str]:
    """The themes of the indicatoren that serve the doelen of a deal."""
    found = set(
        Definitie.objects.filter(
            indicator__doelindicatoren__doel__programmalijn__deal=deal, tranche=deal.tranche_id
        ).values_list("theme", flat=True)
    )
    return [theme for theme in Theme.values if theme in found]


def whole_lesson(user: User) -> QuerySet[Les]:
    """Visible lessons with the people and the rapportage they were taken from, without its data."""
    source = Akkoord.objects.select_related("indiening__rapportage").defer("indiening__data")
    found = lessons_visible_to(user).select_related("written_by", "shared_by")
    return found.prefetch_related(Prefetch("akkoord", queryset=source))


def others_on_same_theme() -> ArraySubquery:
    """Of a deal: others with an indicator of the same theme, as JSON, most shared lessons first.

    Read along with the deal itself: `pk`, `name`, `themes` in common, `lessons` (pk, title).
    """
    series = "indicator__doelindicatoren__doel__programmalijn__deal"
    own = Definitie.objects.filter(
        **{series: OuterRef(OuterRef("pk"))}, tranche=OuterRef(OuterRef("tranche"))
    )
    in_common = Definitie.objects.filter(
        **{f"{series}__tranche": F("tranche")}, theme__in=own.values("theme")
    )
    own_of_row = Definitie.objects.filter(
        **{series: OuterRef(OuterRef(OuterRef("pk")))},
        tranche=OuterRef(OuterRef(OuterRef("tranche"))),
    )
    themes = Definitie.objects.filter(
        **{series: OuterRef("pk")},
        tranche=OuterRef("tranche"),
        theme__in=own_of_row.values("theme"),
    )
    shared = Les.objects.filter(deal=OuterRef("pk"), status=LesStatus.GEDEELD)
    counted = shared.order_by().values("deal").annotate(number=Count("pk")).values("number")
    found = (
        Deal.objects.filter(pk__in=in_common.values(series))
        .exclude(pk=OuterRef("pk"))
        .annotate(lessons=Coalesce(Subquery(counted), 0))
        .order_by("-lessons", "name", "pk")
    )
    row = JSONObject(
        pk="pk",
        name="name",
        themes=ArraySubquery(themes.order_by("theme").values("theme").distinct()),
        lessons=ArraySubquery(
            shared.order_by("-shared_at").values(json=JSONObject(pk="pk", title="title"))[:LESSONS]
        ),
    )
    return ArraySubquery(found.values(json=row)[:DEALS])
