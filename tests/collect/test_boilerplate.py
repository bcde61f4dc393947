"""Furniture is marked; what a report says is not."""

from __future__ import annotations

import itertools

import pytest

from crossbearing.collect import marks

AROUND = (
    "Army retakes the town of Kelda\n{}\n\nThe army said on Monday that it had retaken the town after two days.\n\n"
    "Residents said that water and power were cut in most of its districts.\n\nThe governor did not comment."
)

FURNITURE = """
ALSO READ: Minister resigns over dam
READ MORE | Army denies shelling hospital
Read more: Ten killed in port blast
Read more »
See also: Timeline of the siege
• Related: Aid convoy turned back at bridge
RELATED ARTICLE: Aid convoy turned back
You may also like: Ten killed
WATCH: Rockets hit the harbour
Watch this video
Menu
Dismiss
Skip to content
ADVERTISEMENT
Home / News / World
5 min read
Share this article
Share this story: https://example.org/a
Facebook Twitter WhatsApp
120 shares
1.2k comments
Follow us on Telegram
Follow Channel Nine on X
Sign up for our daily newsletter
Subscribe to our newsletter
Get the latest news delivered to your inbox
Download the Courier app for breaking news alerts
We use cookies to improve your experience
Accept all cookies
Terms of Service | Privacy Policy
Copyright 2024 The Courier
© 2024 The Courier. All rights reserved.
This live page is now closed. Follow our coverage on all platforms.
This is a developing story and will be updated.
For more information, please contact the press desk.
Media contact: Jane Roe
desk@example.org
+41 22 123 45 67
Photo: Jane Roe
Photo by Jane Roe/Courier
(File photo)
By Jane Roe
By Jane Roe and John Doe
By Courier bureau December 6, 2024
By courier Gulf desk December 6, 2024
BY JANE ROE, STAFF WRITER
December 6, 2024
Kelda Courier, Monday, 6 May 2024
Courier foreign staff · Mon 6 May 2024 22.45 BST
Kelda Courier, 6 December 2024. By Jane Roe in Oria
Jane Roe in Oria, 7 May 2024
Sponsored: Five cars that laugh at water. Test drive one today!
We and our 214 partners store information on your device.
Published: 6 December 2024, 10:15 GMT
Last updated: 2 hours ago
(Reporting by Jane Roe; editing by John Doe)
Reporting by Jane Roe in Kelda; Editing by John Doe
(With inputs from agencies)
Originally published by The Courier
Story continues below
Click here to read more
Please enable Javascript to watch this video
Like this: Like Loading...
https://example.org/story
""".strip().split("\n")

SPEECH = """
Read more than 40 villages were cut off by the water, the governor said.
News of the attack spread quickly through the camp.
Related to this, the ministry closed two roads.
Related violence displaced 4,000 people
By Friday evening the army had retaken the bridge
By Monday, 300 people had been killed
By dawn the town had fallen.
Share of displaced people rises to 40 per cent
Share this burden, minister urges neighbours
Contact with the northern districts has been lost.
Contact lost with three villages
Follow-up strikes hit the depot on Tuesday
Follow the latest fighting, thousands fled south
Video shows soldiers leaving the base
Photos show three burnt trucks at the crossing.
Close to 3,000 people fled
Home to 40,000 people, the camp has no water.
Next to the bridge, two houses collapsed.
Comments by the minister drew anger.
12 comments by officials were withdrawn
Reporting by the UN suggests that 30 people died.
Email traffic and phone lines were cut.
Tel Aviv: two people injured
Copyright protests turned violent, killing two
Advertisement hoardings fell on a bus, killing four
Sign up for cash assistance began on Monday in three camps.
More on the way, aid agencies say
More from the north are expected to flee
Watch towers along the border were set on fire.
See no end to the fighting, residents say
Bridge on the coastal road destroyed
Shelter
Access constraints
Historical context
Rebels took Oria, 5 December 2024
Also in Oria: two men were killed
The army took the town. (Additional troops were sent.)
Menu of options for peace talks shrinks
Print works bombed in capital
Search and rescue teams reached the village
Save the Children said 12 schools were hit.
Live rounds were fired at protesters
Updated toll: 41 dead in floods
Published figures put the dead at 410.
Facebook and WhatsApp were blocked across the country.
Twitter was blocked on Monday.
In pictures released by the army, two tanks burn.
Anyone with information about the missing villagers was detained, residents said.
Tips from residents led to the arrest of five men.
For more information on the missing, families wait at the gate.
Recommended: evacuation of four villages
Download speeds fell as the internet was cut.
Get out now, governor tells residents
Report a second attack on the convoy
With reports of fighting from the north, aid groups withdrew
Join us or leave, rebels told villagers
Follow us to the border, soldiers told families
Terms of ceasefire agreed
""".strip().split("\n")


def marked(text: str, title: str | None = None) -> list[str]:
    return [text[m.start : m.end] for m in marks(text, title)]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_marked_whole(line: str) -> None:
    assert marked(AROUND.format(line)) == [line]


@pytest.mark.parametrize("line", SPEECH)
def test_what_a_report_says_is_not_marked(line: str) -> None:
    assert marked(AROUND.format(line)) == []


def test_a_headline_is_no_link_to_another_story() -> None:
    assert (
        marked("Explained: why the dam at Kelda gave way\n\nThe dam gave way on Monday, engineers said.")
        == []
    )


def test_an_outlet_lists_its_own_stories() -> None:
    text = AROUND.format("Also in Gazette World: Four climbers die on Mount Kel")
    assert [text[m.start : m.end] for m in marks(text, outlet="The Kelda Gazette")] == [
        "Also in Gazette World: Four climbers die on Mount Kel"
    ]
    assert marks(text, outlet="The Post") == ()


def test_a_list_of_links_goes_with_its_header() -> None:
    text = AROUND.format("") + "\n\nRelated stories\n\nMarket burns in Oria\n\nWhat next for the fishermen?"
    assert marked(text) == ["Related stories\n\nMarket burns in Oria\n\nWhat next for the fishermen?"]


def test_bullets_after_related_sources_are_links() -> None:
    text = AROUND.format("") + "\n\nRelated Sources:\n\n• Source 1 • Source 2"
    assert marked(text) == ["Related Sources:\n\n• Source 1 • Source 2"]


def test_a_list_of_links_ends_where_prose_goes_on() -> None:
    text = (
        "The army left the town on Monday.\n\nRelated stories\n\nMarket burns in Oria\n\nCamp moves again\n\n"
        "Fighting at the port\n\nSoldiers fired on the port for two hours, residents said."
    )
    assert marked(text) == ["Related stories\n\nMarket burns in Oria\n\nCamp moves again"]


def test_only_the_second_headline_is_marked() -> None:
    head = "Rebels edge closer to the city of Oria"
    text = f"{head}\n\n{head}\nSeveral towns have fallen.\n\nThe rebels took two towns on Monday, officials said."
    found = marks(text, head)
    assert [(m.start, m.reason) for m in found] == [(len(head) + 2, "repeated_headline")]


def test_items_of_lists_may_repeat() -> None:
    text = "North\n- The road to the district is closed to trucks\nSouth\n- The road to the district is closed to trucks"
    assert marked(text) == []


def test_of_a_caption_only_the_credit_is_marked() -> None:
    text = AROUND.format("Families wait at the crossing. / Kelda Courier")
    assert marked(text) == ["/ Kelda Courier"]
    text = AROUND.format("Families wait at the crossing (Photo: Jane Roe)")
    assert marked(text) == ["(Photo: Jane Roe)"]


def test_rights_at_the_end_of_a_paragraph_are_marked() -> None:
    text = AROUND.format("The bridge fell, the mayor said. Copyright 2024 Courier. All rights reserved.")
    assert marked(text) == ["Copyright 2024 Courier. All rights reserved."]


def test_an_appeal_to_call_is_marked_and_the_sentence_before_is_not() -> None:
    text = AROUND.format("Two men fled. Anyone with information is asked to call the police.")
    assert marked(text) == ["Anyone with information is asked to call the police."]


def test_names_of_sections_are_furniture_only_at_the_edge() -> None:
    body = "The ministry closed the road on Monday.\n\nPolitics\n\nThe party left the government."
    assert marked(body) == []
    assert marked(body + "\n\nNews\n\nDismiss") == ["News", "Dismiss"]


def test_what_readers_write_is_marked_to_the_end() -> None:
    text = AROUND.format("") + "\n\nLeave a comment\n\nJoe: I heard that 500 died in the north."
    assert marked(text) == ["Leave a comment\n\nJoe: I heard that 500 died in the north."]


def test_a_link_to_comments_at_the_head_marks_itself_alone() -> None:
    assert marked(AROUND.format("12 comments")) == ["12 comments"]


def test_the_dateline_is_marked() -> None:
    text = "ORIA, Jan 27 (Meridian) - Fighters pushed into Oria on Monday."
    assert [(text[m.start : m.end], m.reason) for m in marks(text)] == [
        ("ORIA, Jan 27 (Meridian) -", "dateline")
    ]


def test_lines_cut_at_a_margin_are_no_bylines() -> None:
    text = (
        "THE ARMY SAID THAT THE MEN WHO WERE KILLED NEAR THE TOWN HAD BEEN HIRED\n"
        "BY DRUG TRAFFICKERS\n"
        "IN THE EASTERN PROVINCE AND THAT THE SEARCH FOR OTHERS WOULD GO ON FOR\n"
        "SOME DAYS IN THE HILLS ABOVE THE RIVER WHERE THEY WERE LAST SEEN BEFORE\n"
        "THE ATTACK ON THE POST, WHICH LEFT FOUR DEAD AND MORE THAN TEN WOUNDED"
    )
    assert marked(text) == []


def test_marks_are_in_order_and_apart() -> None:
    text = AROUND.format("\n".join(FURNITURE)) + "\n\nRelated stories\n\n" + "\n".join(FURNITURE)
    found = marks(text)
    assert len(found) > 20
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[m.start : m.end].strip() for m in found)
