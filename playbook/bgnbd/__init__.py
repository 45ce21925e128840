"""How clients buy and stop buying: the BG/NBD model (D3), its formulae and its fit."""

from playbook.bgnbd.fitting import fit, fit_all, load, prior_weight
from playbook.bgnbd.model import DAYS_A_WEEK, Model, Summaries, Summary

__all__ = ["DAYS_A_WEEK", "Model", "Summaries", "Summary", "fit", "fit_all", "load", "prior_weight"]
