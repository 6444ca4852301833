#!/usr/bin/env python3
"""Make the golden files of relevance and of density weights: what smogn and denseweight answer.

    python3 -m venv .venv            (Python 3.11)
    .venv/bin/pip install numpy==1.26.4 pandas==2.2.3 smogn==0.1.2 denseweight==0.1.2 KDEpy==1.1.12
    .venv/bin/python make_relevance.py FOLDER

relevance.json has labels, the control points that smogn's phi_ctrl_pts found or was given, and phi of each value; a
case without `extremes` was given its points. density.json has labels, alpha and DenseWeight's weights. Numbers are
written by repr(), and parsing them gives back the double.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from denseweight import DenseWeight
from smogn.phi import phi
from smogn.phi_ctrl_pts import phi_ctrl_pts

warnings.filterwarnings("ignore")


def labels():
    """Labels by name: short and long ones, with ties and without, with extremes at either end."""
    random = np.random.RandomState(7)
    yield "lognormal", np.round(random.lognormal(1, 0.8, 301), 4)
    yield "lowtail", np.round(-random.gamma(1.5, 3.0, 250), 3)
    yield "bothtails", np.round(random.standard_t(3, 400) * 10, 3)
    yield "rings", 1.0 + random.poisson(random.gamma(6, 1.4, 350))
    yield "prices", np.round(random.lognormal(6, 0.6, 202), 2)
    yield "tiny", np.round(random.standard_t(2, 40) / 1000, 7)
    yield "few", np.array([-9.0, 1.0, 1.5, 2.0, 2.0, 2.5, 3.0, 20.0, 21.0])
    yield "even", np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 30.0])


MANUAL = {
    "steps": [[-100.0, 0, 0], [0.0, 0.2, 0], [4.0, 0.7, 0], [1000.0, 1, 0]],
    "slopes": [[-100.0, 0, 0.1], [1.0, 0.1, 2.0], [3.0, 0.6, 0.01], [9.0, 0.4, 0.3], [1e4, 1, 0]],
    "against": [[-200.0, 1, 0.5], [2.0, 0, 0.5], [5.0, 0, 3.0], [30.0, 1, -2.0], [4e4, 1, 0]],
}


def relevance():
    for name, values in labels():
        y = pd.Series(np.sort(values))
        for extremes in ["both", "high", "low"]:
            points = phi_ctrl_pts(y=y, xtrm_type=extremes)
            found = [float(number) for number in points["ctrl_pts"]]
            answers = [float(number) for number in phi(y=y, ctrl_pts=points)]
            if any(found[1::3]):
                yield case(name, y, found, answers, extremes=extremes)
        for manual, rows in MANUAL.items():
            points = phi_ctrl_pts(y=y, method="manual", ctrl_pts=[list(row) for row in rows])
            answers = [float(number) for number in phi(y=y, ctrl_pts=points)]
            yield case(f"{name}-{manual}", y, [float(n) for row in rows for n in row], answers)


def case(name, y, points, answers, **more):
    return {"name": name, **more, "points": points, "values": [float(n) for n in y], "phi": answers}


def density():
    for name, values in labels():
        for alpha in [1.0, 0.5, 2.0]:
            weights = DenseWeight(alpha=alpha).fit(values)
            yield {
                "name": name,
                "alpha": alpha,
                "values": [float(n) for n in values],
                "weights": [float(n) for n in weights],
            }


def main():
    folder = Path(sys.argv[1])
    for name, cases in [("relevance", relevance()), ("density", density())]:
        text = json.dumps(list(cases), indent=None, separators=(",", ":"))
        (folder / f"{name}.json").write_text(text.replace("},{", "},\n{") + "\n")


main()
