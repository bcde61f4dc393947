"""Who independently says so: copies do not corroborate."""

from __future__ import annotations

from reconcile_builders import claim, report, said_by, time

from crossbearing.model import AttributionLink
from crossbearing.reconcile import reconcile

BODY = (
    "Water stood two metres deep in the lower town of Belar when boats reached the school on the hill at dawn. "
    * 3
)


def taken(name: str, *sources: str, **more):
    base = {
        "places": ["Belar"],
        "targets": ["Belar"],
        "actors": ["Northern Front"],
        "time": time("2031-03-01"),
        "attribution": said_by(*sources),
    }
    return claim(name, "the Northern Front captured Belar", "control", "captured", **(base | more))


def only(claims, reports=None):
    found = reconcile(reports or [report(r) for r in sorted({c.report for c in claims})], claims)
    assert len(found) == 1
    return found[0]


def test_two_parties_who_confirm_are_two_origins() -> None:
    incident = only([taken("a-1", "Northern Front"), taken("b-1", "Ostran defence ministry")])
    assert (incident.origins, incident.status) == (2, "corroborated")


def test_one_speaker_in_four_outlets_is_one_origin() -> None:
    incident = only([taken(f"{r}-1", "an Ostran army officer") for r in "abcd"])
    assert (incident.origins, incident.status) == (1, "repeated")


def test_one_report_is_single() -> None:
    assert only([taken("a-1", "Ila Marr")]).status == "single"


def test_an_unattributed_repeat_adds_nothing_but_doubt() -> None:
    incident = only([taken("a-1", "Ila Marr"), taken("b-1")])
    assert (incident.origins, incident.origins_high) == (1, 2)


def test_what_was_published_before_the_source_spoke_is_no_repeat() -> None:
    reports = [report("a", "2031-03-01"), report("b", "2031-03-03")]
    assert only([taken("a-1"), taken("b-1", "Ila Marr")], reports).origins == 2


def test_own_reporting_counts_where_nobody_attributes() -> None:
    assert only([taken("a-1"), taken("b-1")]).origins == 2


def test_copies_of_one_text_are_one_origin_however_many() -> None:
    reports = [report(f"r{n}", text=BODY + "Extra." * (n % 2)) for n in range(20)]
    claims = [taken(f"r{n}-1") for n in range(20)]
    incident = only(claims, reports)
    assert (incident.origins, incident.origins_high, incident.status) == (1, 1, "repeated")


def test_adding_a_copy_never_raises_the_count() -> None:
    reports = [report("a", text=BODY), report("b", text="Another text, by somebody who was there.")]
    claims = [taken("a-1"), taken("b-1")]
    before = only(claims, reports)
    after = only([*claims, taken("c-1")], [*reports, report("c", text=BODY)])
    assert (after.origins, after.origins_high) == (before.origins, before.origins_high)


def test_a_cut_text_corroborates_nothing() -> None:
    reports = [report("a"), report("b", body_status="paywalled")]
    assert only([taken("a-1"), taken("b-1")], reports).origins == 1


def test_a_person_and_the_body_that_employs_them_are_one() -> None:
    claims = [taken("a-1", "Ila Marr", "Ostran Red Lantern"), taken("b-1", "Ostran Red Lantern")]
    assert only(claims).origins == 1


def test_the_employer_is_learnt_from_another_report() -> None:
    claims = [
        taken("a-1", "Ila Marr"),
        taken("b-1", "Red Lantern"),
        claim(
            "c-9",
            "boats reached the school",
            "event",
            "aid_given",
            attribution=said_by("Ila Marr", "Red Lantern"),
        ),
    ]
    incident = next(i for i in reconcile([report(r) for r in "abc"], claims) if "a-1" in i.claims)
    assert incident.origins == 1


def test_an_outlet_and_the_agency_that_it_quotes_are_one() -> None:
    wire = taken("a-1")
    rewrite = taken("b-1", attribution=(AttributionLink(name="Highland Wire", role="originator"),))
    incident = only([wire, rewrite], [report("a", outlet="Highland Wire"), report("b")])
    assert incident.origins == 1


def test_two_outlets_that_rest_on_one_agency_are_one() -> None:
    through = (AttributionLink(name="Reuters", role="intermediary"),)
    assert only([taken("a-1", attribution=through), taken("b-1", attribution=through)]).origins == 1


def test_the_united_nations_and_one_of_its_agencies_may_be_one_or_two() -> None:
    incident = only([taken("a-1", "United Nations"), taken("b-1", "World Food Programme")])
    assert (incident.origins, incident.origins_low, incident.origins_high) == (1, 1, 2)


def test_names_of_one_organisation_meet() -> None:
    assert only([taken("a-1", "UNHCR"), taken("b-1", "the UN refugee agency")]).origins == 1


def test_a_shared_quotation_is_one_origin() -> None:
    words = "\u201cwe lost the town within a single hour of fighting\u201d"
    claims = [taken("a-1", "Ila Marr"), taken("b-1", "Oru Vask")]
    quoted = [
        c.__class__(
            **{f: getattr(c, f) for f in c.__struct_fields__}
            | {"quote": f"{words}, the captors of Belar heard"}
        )
        for c in claims
    ]
    assert only(quoted).origins == 1


def test_every_origin_says_what_it_rests_on() -> None:
    incident = only([taken("a-1", "Northern Front"), taken("b-1", "Ostran defence ministry"), taken("c-1")])
    assert all(o.name and o.basis and o.claims for o in incident.origin_list)
    assert len(incident.origin_list) == incident.origins


def test_outlets_that_name_no_source_do_not_corroborate_one_another() -> None:
    incident = only([taken("a-1"), taken("b-1"), taken("c-1")])
    assert (incident.status, incident.origins_low) == ("repeated", 1)


def test_two_sources_that_reports_name_corroborate() -> None:
    assert only([taken("a-1", "Ila Marr"), taken("b-1", "two doctors")]).status == "corroborated"


def test_a_source_that_may_be_anybody_adds_no_origin() -> None:
    incident = only([taken("a-1", "Ila Marr"), taken("b-1", "partners"), taken("c-1", "a statement")])
    assert (incident.origins, incident.origins_high) == (1, 3)


def test_an_office_that_a_place_has_once_is_a_source_and_partners_are_none() -> None:
    assert only([taken("a-1", "the mayor"), taken("b-1", "the power company")]).origins == 2
    assert only([taken("a-1", "the mayor"), taken("b-1", "partners")]).origins == 1


def test_an_outlet_that_is_cited_for_what_its_own_source_said_adds_none() -> None:
    reports = [report("a", outlet="Port Herald"), report("b", outlet="Lake Monitor")]
    assert only([taken("a-1", "a port official"), taken("b-1", "Port Herald")], reports).origins == 1


def test_an_organisation_is_known_with_a_possessive() -> None:
    assert only([taken("a-1", "OCHA"), taken("b-1", "UN's humanitarian office")]).origins == 1


def test_an_office_told_with_more_or_fewer_words_is_one_source() -> None:
    assert only([taken("a-1", "the governor"), taken("b-1", "the regional governor")]).origins == 1
    assert only([taken("a-1", "its director"), taken("b-1", "the mayor")]).origins == 1


def test_an_outlet_and_the_source_that_it_quotes_are_one_origin() -> None:
    """ "The Herald reports, quoting a port official": nobody but the official says so."""
    reports = [report("a", outlet="Belar Herald"), report("b", outlet="Coast Radio")]
    quoting = (
        AttributionLink(name="an official of the port", role="originator"),
        AttributionLink(name="Belar Herald", role="originator"),
    )
    assert only([taken("a-1", "port official"), taken("b-1", attribution=quoting)], reports).origins == 1
    two = (*said_by("a nurse of Belar"), *said_by("an official of the port"))
    assert only([taken("b-1", attribution=two)], reports).origins == 2
