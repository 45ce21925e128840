"""Which field each column of a table is: by its heading, else by what stands in it."""

from collections.abc import Iterable, Sequence
from typing import Final

from playbook.capture.names import firm_length, is_name
from playbook.columns.cells import decimal_sign, read_amount, read_phones
from playbook.columns.dates import choose_style
from playbook.columns.headings import field_of
from playbook.columns.model import CUSTOMER, Field

_MOST: Final = 0.7  # of the cells of a column must be of a kind
_SOME: Final = 0.35  # where the kind is told by words, and no table of words knows them all
_FEW: Final = 100  # a quantity is smaller, as a rule
_SALE: Final = frozenset((Field.DATE, Field.AMOUNT))

Columns = Sequence[Sequence[str]]


def assign(titles: Sequence[str], columns: Columns, this_year: int, region: str) -> dict[Field, int]:
    """The fields and their columns, for a table with headings (empty where it has none) and columns of cells.

    Under headings that are known, one that is not is looked through only for what is still wanted.
    """
    named = _by_heading(titles, columns)
    unknown = [at for at, title in enumerate(titles) if at not in named.values() and not field_of(title)[1]]
    free = [at for at in unknown if any(columns[at])]
    by_value = _by_value(columns, free, this_year, region)
    if named:
        wanted = set(_SALE) if _SALE & named.keys() else set()
        if not any(field in named for field in CUSTOMER):
            wanted |= set(CUSTOMER)
        by_value = {field: at for field, at in by_value.items() if field in wanted}
    return by_value | named


def _by_heading(titles: Sequence[str], columns: Columns) -> dict[Field, int]:
    found: dict[Field, int] = {}
    for at, title in enumerate(titles):
        field, _ = field_of(title)
        if field is Field.NAME and _are_codes(columns[at]):
            field = Field.REF  # "customer" over a column of numbers
        if field is not None:
            found.setdefault(field, at)
    return found


def is_figures(cells: Sequence[str], this_year: int, region: str) -> bool:
    """Whether most cells are days, amounts or phones, as no heading is."""
    style, _ = choose_style(cells, this_year, serial=False)
    phones = _share(bool(read_phones(cell, region)) for cell in cells)
    return style is not None or max(phones, _share(_amounts(cells))) > _MOST


def is_people(cells: Sequence[str], region: str) -> bool:
    """Whether a single column is a list of people: names or numbers, and no sentences."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return _share(is_name(cell) or bool(read_phones(cell, region)) for cell in filled) > _MOST


def _by_value(columns: Columns, free: Sequence[int], this_year: int, region: str) -> dict[Field, int]:
    """Fields by what stands in the columns; each takes the first column that fits."""
    found: dict[Field, int] = {}
    numbers: list[int] = []
    for at in free:
        cells = [cell for cell in columns[at] if cell]
        if choose_style(cells, this_year, serial=False)[0] is not None:
            found.setdefault(Field.DATE, at)
        elif _share(bool(read_phones(cell, region)) for cell in cells) > _MOST:
            found.setdefault(Field.PHONE, at)
        elif _share(_amounts(cells)) > _MOST:
            numbers.append(at)
        elif _share(is_name(cell) for cell in cells) > _SOME:
            found.setdefault(Field.NAME, at)
        elif _share(bool(firm_length(cell, sure=True)) for cell in cells) > _SOME:
            found.setdefault(Field.FIRM, at)
        elif _are_codes(cells):
            found.setdefault(Field.REF, at)
        else:
            found.setdefault(Field.NAME if _are_words(cells) and Field.NAME not in found else Field.PRODUCT, at)
    return found | _numbers(columns, numbers, customer_known=any(field in found for field in CUSTOMER))


def _numbers(columns: Columns, free: list[int], *, customer_known: bool) -> dict[Field, int]:
    """Of columns of numbers: the customer's is the first whole one, the amount the last with cents, else the last."""
    found: dict[Field, int] = {}
    whole = [at for at in free if all(cell.isdecimal() for cell in columns[at] if cell)]
    if whole and not customer_known:
        found[Field.REF] = whole[0]
    left = [at for at in free if at not in found.values()]
    if left:
        found[Field.AMOUNT] = next((at for at in reversed(left) if at not in whole), left[-1])
    small = [at for at in left if at in whole and at not in found.values() and _are_few(columns[at])]
    if small:
        found[Field.QUANTITY] = small[0]
    return found


def _are_few(cells: Iterable[str]) -> bool:
    return all(int(cell) < _FEW for cell in cells if cell)


def _are_codes(cells: Sequence[str]) -> bool:
    """Numbers of customers: figures, or figures with letters and no space."""
    return (
        _share(cell.isascii() and " " not in cell and any(s.isdigit() for s in cell) for cell in cells if cell) > _MOST
    )


def _are_words(cells: Sequence[str]) -> bool:
    return not any(sign.isdigit() for cell in cells for sign in cell)


def _share(fits: Iterable[bool]) -> float:
    each = list(fits)
    return sum(each) / len(each) if each else 0.0


def _amounts(cells: Sequence[str]) -> Iterable[bool]:
    decimal = decimal_sign(cells)
    return (read_amount(cell, decimal) is not None for cell in cells)
