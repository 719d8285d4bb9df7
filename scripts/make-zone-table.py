"""Writes tests/support/zone-table.json: where wall times lie, according to Python's zoneinfo.

    pip install tzdata
    PYTHONTZPATH= python3 scripts/make-zone-table.py > tests/support/zone-table.json && npm exec -- oxfmt tests/support/zone-table.json

An empty PYTHONTZPATH makes zoneinfo read the tzdata package, whose version is written into the table. The rules are
those of the project: a repeated wall time is its first instant, a skipped one the first instant after the gap.
"""

import json
import pathlib
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone

import tzdata

FIRST, LAST = 2018, 2026
UTC = timezone.utc
MINUTE = timedelta(minutes=1)


def shown(moment, zone):
    return moment.astimezone(zone).replace(tzinfo=None)


def place(wall, zone):
    early, late = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    for moment in (early, late):
        if shown(moment, zone) == wall:
            return moment
    while late - early > MINUTE:
        middle = early + ((late - early) // 2 // MINUTE) * MINUTE
        if shown(middle, zone) < wall:
            early = middle
        else:
            late = middle
    return late


def changes(zone):
    moment, end = datetime(FIRST, 1, 1, tzinfo=UTC), datetime(LAST, 12, 31, tzinfo=UTC)
    step = timedelta(hours=3)
    while moment < end:
        if moment.astimezone(zone).utcoffset() != (moment + step).astimezone(zone).utcoffset():
            old, fresh = moment, moment + step
            while fresh - old > MINUTE:
                middle = old + ((fresh - old) // 2 // MINUTE) * MINUTE
                if middle.astimezone(zone).utcoffset() == moment.astimezone(zone).utcoffset():
                    old = middle
                else:
                    fresh = middle
            yield fresh
        moment += step


def walls(zone):
    for year in range(FIRST, LAST + 1):
        yield datetime(year, 1, 15, 9)
        yield datetime(year, 7, 15, 9)
    for change in changes(zone):
        before = shown(change - MINUTE, zone) + MINUTE
        after = shown(change, zone)
        first, last = min(before, after), max(before, after)
        yield from (first, first + (last - first) // 2 // MINUTE * MINUTE, last - MINUTE, last)


def row(wall, zone):
    return f"{wall:%Y-%m-%dT%H:%M} = {place(wall, zone):%Y-%m-%dT%H:%MZ}"


def main():
    samples = json.loads(pathlib.Path("tests/support/sample-zones.json").read_text())
    zones = {}
    for sample in samples:
        zone = zoneinfo.ZoneInfo(sample["zone"])
        zones[sample["zone"]] = [row(wall, zone) for wall in sorted(set(walls(zone)))]
    table = {"madeWith": "scripts/make-zone-table.py", "tzdata": tzdata.IANA_VERSION, "years": [FIRST, LAST], "zones": zones}
    json.dump(table, sys.stdout, indent=2)
    print()


main()
