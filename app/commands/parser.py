"""The grammar of the command line, in Italian."""

import argparse
from collections.abc import Callable
from pathlib import Path

from app import __version__
from app.commands.accepting import ACCEPTED, accepted, answers_to_a_plan
from app.commands.italian_parser import Parser
from app.domain.documents.catalogue import DocumentFormat
from app.domain.italian import listed
from app.domain.next_year.choice import CopiedPart
from app.domain.workbooks.answers import Side
from app.services.registries import Registries

Run = Callable[[argparse.Namespace], int]


def make_parser(verbs: dict[str, Run], registries: Registries) -> Parser:
    """Make the grammar of the verbs: what they print, import and export follows the registries."""
    parser = Parser(prog="merito", description="Il ciclo della performance del comune.", epilog=_EPILOGUE)
    parser.add_argument(
        "--version", action="version", version=f"Merito {__version__}", help="mostra la versione ed esce"
    )
    commands = parser.add_subparsers(dest="verb", metavar="COMANDO", parser_class=Parser)
    for name, describe in _GRAMMAR.items():
        command = commands.add_parser(name, help=_HELP[name], description=_HELP[name])
        command.set_defaults(run=verbs[name], registries=registries)
        describe(command, registries)
    return parser


def _path(text: str) -> Path:
    """Return a path; an empty one is a value forgotten, and would be the folder in which one is."""
    if not text.strip():
        raise argparse.ArgumentTypeError("manca il valore")
    return Path(text)


def _archive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", metavar="ARCHIVIO", type=_path, help="il file NOME.merito")


def _year(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", metavar="ANNO", type=int, help="l'anno (di solito l'ultimo dell'archivio)")


def _demo(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    parser.add_argument("--out", metavar="CARTELLA", type=_path, required=True, help="dove scrivere i documenti")


def _new(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    parser.add_argument("--name", metavar="COMUNE", required=True, help="per esempio «Comune di …»")
    parser.add_argument("--year", metavar="ANNO", type=int, required=True, help="il primo anno")
    parser.add_argument(
        "--method", metavar="METODOLOGIA", help="una metodologia pronta, o due: «tre-ambiti+segretario»"
    )


def _next(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    parser.add_argument("--year", metavar="ANNO", type=int, help="l'anno da fare (di solito quello dopo l'ultimo)")
    parser.add_argument(
        "--from", dest="source", metavar="ANNO", type=int, help="l'anno da copiare (di solito il precedente)"
    )
    parser.add_argument(
        "--without",
        metavar="PARTI",
        default="",
        help="che cosa non copiare, con virgole: " + listed(part.italian.split()[0].lower() for part in CopiedPart),
    )
    parser.add_argument("--dry-run", action="store_true", help="mostra che cosa si copierebbe e non scrive niente")


def _close(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    _year(parser)
    parser.add_argument(
        "--act", metavar="ATTO", default="", help="l'atto che approva la Relazione: come comincia, o il suo numero"
    )
    parser.add_argument(
        "--validated", metavar="GIORNO", default="", help="quando il Nucleo ha validato la Relazione: gg/mm/aaaa"
    )
    parser.add_argument("--validation", metavar="VERBALE", default="", help="numero e data del verbale del Nucleo")
    parser.add_argument(
        "--because", metavar="MOTIVO", default="", help="perché si chiude così, quando qualcosa è da spiegare"
    )
    parser.add_argument("--dry-run", action="store_true", help="mostra che cosa manca e non scrive niente")


def _reopen(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    _year(parser)
    parser.add_argument("--reason", metavar="MOTIVO", required=True, help="perché si riapre")


def _import(parser: argparse.ArgumentParser, registries: Registries) -> None:
    _archive(parser)
    parser.add_argument(
        "file", metavar="FILE", type=_path, help="un piano in qualunque formato, un file di Excel o una metodologia"
    )
    parser.add_argument("--dry-run", action="store_true", help="mostra le differenze e non scrive niente")
    parser.add_argument(
        "--kind",
        choices=("piano", *(row.kind.code for row in registries.workbooks if not row.kind.is_read_only), "metodo"),
        help="di che si tratta (di solito si capisce dal file)",
    )
    parser.add_argument(
        "--conflicts",
        choices=[side.italian for side in Side],
        help="che cosa vale dove un punteggio è cambiato sia nel file sia in archivio",
    )
    parser.add_argument(
        "--without-refused",
        action="store_true",
        help="lascia fuori le schede che non si possono leggere, prende le altre",
    )
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        type=accepted,
        metavar="COSA",
        help=f"ciò che si conferma: {', '.join(ACCEPTED)} (l'incarico di EQ a tutti i responsabili del piano che sono"
        " in archivio) oppure «incarico:Cognome Nome», uno alla volta",
    )
    answers_to_a_plan(parser)
    parser.add_argument("--reason", metavar="MOTIVO", default="", help="perché si cambia ciò che è visto o consegnato")
    parser.add_argument("--act", metavar="ATTO", default="", help="l'atto che dispone la modifica, con --reason")
    _year(parser)


def _export(parser: argparse.ArgumentParser, registries: Registries) -> None:
    _archive(parser)
    parser.add_argument(
        "workbook",
        metavar="FILE",
        type=_path,
        help="il file di Excel (.xlsx) o la metodologia (.toml) da scrivere; per le valutazioni, la cartella del"
        " disco in cui scriverne una per valutatore",
    )
    codes = [row.kind.code for row in registries.workbooks]
    parser.add_argument("--kind", choices=(*codes, "metodo"), default=codes[0], help="che cosa esportare")
    parser.add_argument("--evaluator", metavar="NOME", default="", help="le valutazioni di un solo valutatore")
    parser.add_argument(
        "--protect", action="store_true", help="chiede una password per la protezione di ogni file di valutazioni"
    )
    _year(parser)


def _print(parser: argparse.ArgumentParser, registries: Registries) -> None:
    _archive(parser)
    codes = [row.kind.code for row in registries.documents()]
    parser.add_argument(
        "document",
        metavar="DOCUMENTO",
        choices=codes,
        help=listed(codes),
    )
    _year(parser)
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--person", metavar="MATRICOLA", help="quelle di una persona")
    who.add_argument("--only", metavar="INIZIO", help="quelle il cui codice o nome comincia così")
    who.add_argument("--all", action="store_true", help="tutte")
    parser.add_argument("--blank", action="store_true", help="in bianco, da compilare a mano: per le schede")
    parser.add_argument(
        "--day", metavar="GIORNO", help="come l'anno stava quel giorno (30/06): per lo stato di attuazione"
    )
    parser.add_argument("--out", metavar="PERCORSO", type=_path, required=True, help="un file oppure una cartella")
    formats = [one.value for one in DocumentFormat]
    parser.add_argument(
        "--format", choices=formats, help="pdf (di solito); docx, xlsx, ods, csv per i documenti che li hanno"
    )


def _results(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    _year(parser)
    parser.add_argument("--format", choices=("csv", "json"), default="csv", help="csv (di solito) o json")


def _awards(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    _year(parser)
    parser.add_argument("--out", metavar="CARTELLA", type=_path, help="dove scrivere prospetto, totali ed estratti")


def _progressions(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    _year(parser)
    parser.add_argument("--out", metavar="CARTELLA", type=_path, help="dove scrivere graduatoria ed estratti")


def _publish(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    _year(parser)
    parser.add_argument("--out", metavar="CARTELLA", type=_path, required=True, help="dove scrivere i file")


def _check(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    _year(parser)
    parser.add_argument(
        "--against", metavar="IMPRONTA", default="", help="confronta il registro con l'impronta stampata su una scheda"
    )


def _backup(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    parser.add_argument(
        "--to", metavar="CARTELLA", type=_path, help="dove metterla (di solito nella cartella delle copie)"
    )


def _restore(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    parser.add_argument("backup", metavar="COPIA", type=_path, help="la copia di sicurezza da ripristinare")
    parser.add_argument(
        "--to", metavar="ARCHIVIO", type=_path, required=True, help="l'archivio di cui prende il posto, o uno nuovo"
    )


def _manual(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    parser.add_argument("file", metavar="FILE", type=_path, help="il PDF da scrivere")


def _catalogue(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    parser.add_argument("--search", metavar="PAROLE", default="", help="solo le voci che rispondono a queste parole")
    parser.add_argument("--sector", metavar="SETTORE", default="", help="solo le voci di un settore del catalogo")
    files = parser.add_mutually_exclusive_group()
    files.add_argument("--export", metavar="FILE", type=_path, help="scrive le voci dell'ente in un file .toml")
    files.add_argument("--import", dest="take_in", metavar="FILE", type=_path, help="legge voci da un file .toml")
    parser.add_argument("--dry-run", action="store_true", help="mostra che cosa cambierebbe e non scrive niente")


def _certify(parser: argparse.ArgumentParser, _registries: Registries) -> None:
    _archive(parser)
    _year(parser)
    parser.add_argument("--area", metavar="AREA", default="", help="solo gli obiettivi di un'area, con il suo nome")
    parser.add_argument("--only", metavar="INIZIO", default="", help="solo quelli il cui codice comincia così")
    parser.add_argument("--on", metavar="GIORNO", default="", help="il giorno della certificazione: 20/01/2025")
    parser.add_argument("--minutes", metavar="VERBALE", default="", help="numero e data del verbale del Nucleo")
    parser.add_argument(
        "--scan", metavar="FILE", type=_path, help="la scansione del verbale firmato, se chi scrive non è il Nucleo"
    )
    parser.add_argument("--reopen", metavar="MOTIVO", help="riapre ciò che è certificato, con il motivo")


_GRAMMAR = {
    "demo": _demo,
    "new": _new,
    "next": _next,
    "close": _close,
    "reopen": _reopen,
    "import": _import,
    "export": _export,
    "catalogue": _catalogue,
    "print": _print,
    "results": _results,
    "awards": _awards,
    "progressions": _progressions,
    "publish": _publish,
    "check": _check,
    "certify": _certify,
    "backup": _backup,
    "restore": _restore,
    "manual": _manual,
}

_HELP = {
    "demo": "svolge una sessione intera sul comune di esempio e scrive tutti i documenti",
    "new": "crea un archivio",
    "next": "apre un anno con quello che aveva il precedente, o ve lo copia",
    "close": "chiude un anno, se c'è tutto: da allora non cambia più",
    "reopen": "riapre un anno chiuso, con il motivo",
    "import": "legge un piano in qualunque formato, un file di Excel o una metodologia",
    "export": "scrive un file di Excel o la metodologia",
    "catalogue": "elenca il catalogo degli obiettivi, scrive o legge le voci dell'ente",
    "print": "scrive un documento in PDF, in Word o come tabelle",
    "results": "elenca i risultati della valutazione",
    "awards": "elenca i premi dell'anno e che cosa manca, o ne scrive le carte",
    "progressions": "elenca la graduatoria delle progressioni e che cosa manca, o ne scrive le carte",
    "publish": "scrive i file di Amministrazione trasparente, in ogni formato",
    "backup": "fa una copia di sicurezza e la rilegge",
    "restore": "mette una copia di sicurezza al posto dell'archivio, e conserva quello di adesso",
    "manual": "scrive il manuale in PDF",
    "certify": "elenca i risultati degli obiettivi, li certifica con il verbale del Nucleo o li riapre",
    "check": "controlla pesi, copertura dell'anno, registro e integrità",
}

_EPILOGUE = "Senza comando apre la finestra; con il nome di un archivio apre quello."
