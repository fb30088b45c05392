"""Times pyxirr on the flows that `cargo bench --bench rates` left, and compares its rates with ours."""

import json
import statistics
import time
from datetime import date

import pyxirr

ROUNDS = 7
data = json.load(open("target/bench/rates.json"))


def measure(run):
    run()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        rates = run()
        times.append(time.perf_counter() - began)
    return rates, statistics.median(times) * 1e3


def told(name, run, ours):
    rates, took = measure(run)
    apart = sum(1 for a, b in zip(rates, ours) if a is None or abs(a - b) > 1e-9 * max(1.0, abs(b)))
    print(f"{name:<38}{took:>8.1f} ms, {apart} of {len(ours)} rates differ from ours")


irr = data["irr"]
told(f"pyxirr {pyxirr.__version__}: 10,000 IRRs", lambda: [pyxirr.irr(flows) for flows in irr["flows"]], irr["rates"])
xirr = data["xirr"]
pairs = [([date.fromisoformat(day) for day in days], flows) for days, flows in zip(xirr["days"], xirr["flows"])]
told(f"pyxirr {pyxirr.__version__}: 2,000 XIRRs", lambda: [pyxirr.xirr(days, flows) for days, flows in pairs], xirr["rates"])
