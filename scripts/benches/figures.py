"""Figures as they are measured, with their targets, and the table that shows them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One result in its unit; `baseline` tells what the same work takes done in the usual way."""

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None
    baseline: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the target is reached; a figure without one is for information."""
        low, high = self.at_least, self.at_most
        return (low is None or self.value >= low) and (high is None or self.value <= high)

    @property
    def target(self) -> str:
        """The target in words, empty where there is none."""
        if self.at_least is not None:
            return f"≥ {in_unit(self.at_least, self.unit)}"
        return "" if self.at_most is None else f"≤ {in_unit(self.at_most, self.unit)}"

    def row(self) -> tuple[str, str, str, str, str]:
        """The cells of its line in the table."""
        verdict = "" if not self.target else "met" if self.is_met else "MISSED"
        return self.name, in_unit(self.value, self.unit), self.target, verdict, self.baseline


def in_unit(value: float, unit: str) -> str:
    """A number with its unit, to three places that count."""
    if value and abs(value) < 100 and not float(value).is_integer():
        return f"{value:.{max(0, 2 - math.floor(math.log10(abs(value))))}f} {unit}"
    return f"{value:,.0f} {unit}".strip()


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of all lies, by the nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def table(title: str, figures: Sequence[Figure]) -> str:
    """The figures of a section in columns."""
    rows = [("", "result", "target", "", "baseline"), *(figure.row() for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(5)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([f"\n{title}", *(f"  {line}" for line in lines)])
