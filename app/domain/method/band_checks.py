"""Findings on the bands of a template: holes, doubles, shares out of range."""

from collections.abc import Iterator

from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue, Severity
from app.domain.italian import format_decimal
from app.domain.method.template import Bands, SheetTemplate
from app.domain.method.vocabulary import BandKind


def band_issues(template: SheetTemplate, where: str, field: str) -> Iterator[Issue]:
    bands = template.bands
    inside = f"{field}.fasce"
    if bands.kind in {BandKind.STEPS, BandKind.LEVELS, BandKind.LINEAR}:
        yield from _step_issues(bands, where, inside)
    if bands.kind is BandKind.RANKING:
        yield from _rank_issues(bands, where, inside)
    if bands.kind is BandKind.SLOPE and bands.per_point < ZERO:
        yield Issue("slope", f"{where}: la quota per punto non può essere negativa.", f"{inside}.quota_per_punto")
    if not ZERO <= bands.threshold <= HUNDRED:
        yield Issue("threshold", f"{where}: la soglia delle fasce va da 0 a 100.", f"{inside}.soglia")
    if not ZERO <= bands.base_share <= HUNDRED:
        yield Issue("share", f"{where}: la quota alla soglia va da 0 a 100.", f"{inside}.quota_alla_soglia")
    if template.negative_below is not None and not ZERO <= template.negative_below <= HUNDRED:
        yield Issue("negative", f"{where}: la soglia negativa va da 0 a 100.", f"{field}.negativa_sotto")


_EXAMPLE = "gradino = [{ da = 60, quota = 100 }, { da = 0, quota = 0 }]"


def _rank_issues(bands: Bands, where: str, field: str) -> Iterator[Issue]:
    if not bands.ranks:
        example = "posto = [{ percento = 25, quota = 100 }, { quota = 60 }]"
        yield Issue("no_ranks", f"{where}: la graduatoria non ha posti, per esempio {example}.", f"{field}.posto")
    for place, rank in enumerate(bands.ranks):
        way = f"{field}.posto[{place}]"
        if rank.percent is not None and rank.first is not None:
            yield Issue(
                "rank", f"{where}: un posto è per i primi tanti o per una percentuale, non per tutt'e due.", way
            )
        elif rank.percent is not None and not ZERO < rank.percent <= HUNDRED:
            yield Issue("rank", f"{where}: la percentuale dei primi va da più di 0 a 100.", f"{way}.percento")
        elif rank.first is not None and rank.first < 1:
            yield Issue("rank", f"{where}: i primi sono almeno uno.", f"{way}.primi")
        if not ZERO <= rank.share <= HUNDRED:
            yield Issue("share", f"{where}: le quote dei posti vanno da 0 a 100.", f"{way}.quota")
    yield from _reach_issues(bands, where, field)


def _reach_issues(bands: Bands, where: str, field: str) -> Iterator[Issue]:
    """Tell the rows of a ranking that take nobody, and that nobody takes the last places."""
    rests = [place for place, rank in enumerate(bands.ranks) if rank.percent is None and rank.first is None]
    if bands.ranks and not rests and bands.ranks[-1].percent != HUNDRED:
        sentence = f"{where}: chi viene dopo l'ultimo posto non ha quota; aggiungere un posto con la sola quota."
        yield Issue("rank_hole", sentence, f"{field}.posto", Severity.WARNING)
    for place in range(len(bands.ranks)):
        if rests and place > rests[0]:
            sentence = f"{where}: il posto per tutti gli altri va scritto per ultimo: quelli dopo non contano."
            yield Issue("idle_rank", sentence, f"{field}.posto[{place}]", Severity.WARNING)
    for kind in ("percent", "first"):
        given = [getattr(rank, kind) for rank in bands.ranks if getattr(rank, kind) is not None]
        if given != sorted(set(given)):
            sentence = f"{where}: i posti si contano dal primo: ciascuno arriva più avanti di quello prima."
            yield Issue("idle_rank", sentence, f"{field}.posto", Severity.WARNING)


def _step_issues(bands: Bands, where: str, field: str) -> Iterator[Issue]:
    ordered = sorted(bands.steps, key=lambda band: (band.floor, band.is_above))
    if not ordered:
        sentence = f"{where}: non ha nessuna fascia: scrivere in [scheda.fasce] i gradini, per esempio {_EXAMPLE}."
        yield Issue("no_bands", sentence, f"{field}.gradino")
        return
    lowest = ordered[0]
    if lowest.floor > ZERO or lowest.is_above:
        shown = format_decimal(lowest.floor, None)
        yield Issue("band_hole", f"{where}: nessuna fascia copre i totali da 0 a {shown}.", f"{field}.gradino")
    if len({(band.floor, band.is_above) for band in ordered}) < len(ordered):
        yield Issue("band_twice", f"{where}: due fasce cominciano allo stesso punto.", f"{field}.gradino")
    if any(not ZERO <= band.share <= HUNDRED for band in ordered):
        yield Issue("share", f"{where}: le quote delle fasce vanno da 0 a 100.", f"{field}.gradino")
    shares = [band.share for band in ordered]
    if shares != sorted(shares):
        sentence = f"{where}: una fascia più alta ha una quota più bassa di una minore."
        yield Issue("band_falls", sentence, f"{field}.gradino", Severity.WARNING)
