"""Disasters, outbreaks, searches, truces and ties between groups, in the words in which reporters put them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.model import Claim

DRAWN = {
    "Days of rain triggered landslides in Kerala.": "disaster",
    "Wildfires burned 4,000 hectares near Valparaiso.": "disaster",
    "Mount Nyiragongo erupted on Saturday.": "disaster",
    "An earthquake occurred off Luganville at noon.": "disaster",
    "Fishermen have been told not to put out to sea.": "advisory",
    "Residents should not return to Canoas.": "advisory",
    "More than 40 people are feared dead in the collapse.": "killed",
    "Six miners were reported missing after the blast in Kolwezi.": "missing",
    "Rescuers searched the rubble of a hotel in Antakya.": "operation",
    "Firefighters battled a blaze near the port of Odesa.": "operation",
    "The two sides agreed to a ceasefire on Friday.": "agreement",
    "The truce took effect at dawn.": "agreement",
    "A cholera outbreak has been declared over in Goma.": "epidemic",
    "Hail wiped out the harvest in Bamyan.": "destruction",
    "JNIM, which is linked to al-Qaeda, attacked the camp.": "part_of",
    "Gunmen mowed down 14 worshippers in Kaya.": "killed",
    "More than 9,000 people have fallen ill in Lusaka.": "affected",
    "Two vessels were turned back off Minova.": "closed",
    "The zoo in Accra has put off the start of the school year.": "cancelled",
    "The border villages are lost, the mayor of Kharkiv said.": "lost",
    "The first 200 Kenyan police officers landed in Port-au-Prince on Tuesday.": "deployed",
    "Sehwan airport under water\n\nThe runway is flooded.": "closed",
}
NOT_DRAWN = {
    "An outbreak of laughter shook the hall in Goma.": "epidemic",
    "The minister struck a deal with the unions.": "agreement",
    "The team battled a late surge in Lyon.": "operation",
    "The singer should return to the stage.": "advisory",
    "The party is linked to business.": "killed",
    "She arrived in Port-au-Prince on Tuesday.": "deployed",
    "They were declared winners in Lusaka.": "killed",
    "The town lost its hospital in the quake.": "lost",
}


@pytest.mark.parametrize(("words", "entry"), DRAWN.items())
def test_it_is_drawn(words: str, entry: str, draw: Callable[..., list[Claim]]) -> None:
    assert entry in {c.type for c in draw(words)}


@pytest.mark.parametrize(("words", "entry"), NOT_DRAWN.items())
def test_it_is_not(words: str, entry: str, draw: Callable[..., list[Claim]]) -> None:
    assert entry not in {c.type for c in draw(words)}


def test_a_report_said_to_be_false_is_denied(draw: Callable[..., list[Claim]]) -> None:
    (claim,) = [c for c in draw("Reports that Mirebalais had fallen were false.") if c.type == "captured"]
    assert (claim.certainty, claim.negated) == ("denied", True)
