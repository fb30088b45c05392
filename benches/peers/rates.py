"""How long pyxirr takes for the flows in the file of the first argument, and what it answers, as JSON."""

import datetime
import json
import sys
import time

import pyxirr

ROUNDS = 7
EPOCH = datetime.date(1970, 1, 1).toordinal()


def cases(one):
    width = one["width"]
    values = [one["values"][at : at + width] for at in range(0, len(one["values"]), width)]
    if one["kind"] == "irr":
        return [(amounts,) for amounts in values]
    days = [datetime.date.fromordinal(EPOCH + day) for day in one["days"]]
    return [(days[at * width : (at + 1) * width], amounts) for at, amounts in enumerate(values)]


def measure(one):
    solve = pyxirr.irr if one["kind"] == "irr" else pyxirr.xirr
    work, times = cases(one), []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        answers = [solve(*case) for case in work]
        times.append((time.perf_counter() - start) * 1e3)
    return {"ms": sorted(times)[ROUNDS // 2], "rates": answers}


with open(sys.argv[1], encoding="utf-8") as file:
    SETS = json.load(file)["sets"]
print(json.dumps({"name": f"pyxirr {pyxirr.__version__}", "sets": [measure(one) for one in SETS]}))
