"""Names written whole in a list of people: divided, and told where they could be divided elsewhere."""

from app.domain.columns import Column
from app.domain.structure.divided_names import divided_name
from app.domain.structure.tax_codes import tidy_tax_code
from app.domain.workbooks.cells import Value

NAME_AND_SURNAME = Column("name_and_surname", "Nome e cognome", synonyms=("Nome cognome", "Nome / cognome"))


def divide_name(values: dict[str, Value]) -> str:
    """Put surname and first name in the place of a name written whole; return in what there is a doubt."""
    if "full_name" not in values and "name_and_surname" not in values:
        return ""
    given_first = "name_and_surname" in values
    whole = values.pop("name_and_surname", None) or values.pop("full_name", None)
    values.pop("full_name", None)
    if not isinstance(whole, str) or {"last_name", "first_name"} <= values.keys():
        return ""
    code = values.get("tax_code")
    tight = tidy_tax_code(code) if isinstance(code, str) else ""
    name = divided_name(whole, tight, first_name_first=given_first)
    values.setdefault("last_name", name.last)
    if name.first:
        values.setdefault("first_name", name.first)
    return f"«{whole}»: cognome «{name.last}», nome «{name.first}»" if name.is_doubtful else ""
