"""What the record knows of a tranche and a year, read once for a whole file."""

from collections import defaultdict

from django.db.models import QuerySet

from disbursement.beschikking.models import Beschikking
from disbursement.verantwoording.models import PaperKind, SisaVersie, Verantwoording
from regiodeals.common.errors import InvalidInput


def expected_papers(versie: SisaVersie) -> QuerySet[Verantwoording]:
    """The SiSa accounts of a tranche over a year."""
    return (
        Verantwoording.objects.filter(
            paper=PaperKind.SISA,
            year=versie.year,
            uitkering__deal__tranche=versie.tranche_id,
        )
        .select_related("uitkering__deal__tranche", "uitkering__kassier", "current")
        .order_by("uitkering__kassier__name", "uitkering__deal__name")
    )


def kenmerken_of(papers: QuerySet[Verantwoording]) -> QuerySet[Beschikking]:
    """The decisions on those uitkeringen that were made known, the first one first."""
    rows = Beschikking.objects.filter(
        uitkering__in=papers.values("uitkering"), announced_on__isnull=False
    )
    return rows.defer("facts", "reasons").order_by("uitkering", "number")


def filled_in(versie: SisaVersie) -> list[tuple[str, str]]:
    """What the template holds already: each regiokassier with the number of its first decision."""
    papers = expected_papers(versie)
    numbers: dict[int, str] = {}
    for row in kenmerken_of(papers):
        numbers.setdefault(row.uitkering_id, str(row.kenmerk))
    return [(paper.uitkering.kassier.name, numbers.get(paper.uitkering_id, "")) for paper in papers]


class Record:
    """Which kassier and which beschikkingsnummer belong to which account."""

    def __init__(self, versie: SisaVersie) -> None:
        papers = expected_papers(versie)
        self.scope = f"tranche {versie.tranche.number}, waarvan over {versie.year} iets komt"
        self._paper = {paper.uitkering_id: paper for paper in papers}
        self._of_kassier: dict[str, list[Verantwoording]] = defaultdict(list)
        for paper in self._paper.values():
            self._of_kassier[paper.uitkering.kassier.name.casefold()].append(paper)
        self._uitkering = {
            str(row.kenmerk).casefold(): row.uitkering_id for row in kenmerken_of(papers)
        }

    def knows_kassier(self, name: str) -> bool:
        """Whether an organisation of this name is regiokassier."""
        return bool(name) and name.casefold() in self._of_kassier

    def paper_for(self, kassier: str, kenmerk: str) -> Verantwoording:
        """The account that a beschikkingsnummer is about; raises InvalidInput with a sentence."""
        number = self._uitkering.get(kenmerk.casefold())
        if number is None:
            raise InvalidInput(
                f"Beschikkingsnummer “{kenmerk}” is niet bekend in {self.scope}. Neem het kenmerk"
                " over van de beschikking."
            )
        paper = self._paper[number]
        if paper not in self._of_kassier[kassier.casefold()]:
            raise InvalidInput(
                f"{kenmerk} is van {paper.uitkering.kassier}, niet van {kassier}. Controleer de"
                " naam en het nummer."
            )
        return paper
