import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate.mood import Mood, historic_sentences, mood_of
from crossbearing.annotate.mood_words import mood_words, read_mood_words
from crossbearing.annotate.parse import model, parse
from crossbearing.annotate.segment import Sentence, sentences
from crossbearing.errors import BadCodebook
from crossbearing.model import Report

PUBLISHED = dt.date(2024, 12, 6)

# Sentence, predicate, what its mood must be: minimal pairs wherever one word makes the difference.
CASES = [
    ("Rebels captured the town on Monday.", "captured", "asserted"),
    ("Rebels will capture the town.", "capture", "forecast"),
    ("Rebels may capture the town.", "capture", "forecast"),
    ("Rebels may have captured the town.", "captured", "asserted,hedged"),
    ("Rebels threatened to capture the town.", "capture", "forecast"),
    ("Rebels tried to capture the town.", "capture", "forecast"),
    ("Rebels failed to capture the town.", "capture", "asserted,negated"),
    ("Rebels did not capture the town.", "capture", "asserted,negated"),
    ("The army denied that rebels had captured the town.", "captured", "denied,negated"),
    ("The army did not deny that rebels had captured the town.", "captured", "asserted"),
    ("The army rejected reports that rebels had captured the town.", "captured", "denied,negated"),
    ("Rumours that the bridge had collapsed were false.", "collapsed", "denied,negated"),
    ("There is no truth to reports that the dam collapsed.", "collapsed", "denied,negated"),
    ("If the dam bursts, thousands will flee.", "bursts", "forecast"),
    ("If the dam bursts, thousands will flee.", "flee", "forecast"),
    ("Had the dam burst, thousands would have drowned.", "burst", "forecast"),
    ("Had the dam burst, thousands would have drowned.", "drowned", "forecast"),
    ("Shots could be heard overnight.", "heard", "asserted"),
    ("Rescuers could not reach the village.", "reach", "asserted,negated"),
    ("The spokesman would not say how many died.", "say", "asserted,negated"),
    ("Talks were due to resume on Monday but were called off.", "resume", "asserted,negated"),
    ("The council is due to meet on Tuesday.", "meet", "forecast"),
    ("Families have been able to return to Khartoum.", "return", "asserted"),
    ("Families have been unable to return to Khartoum.", "return", "asserted,negated"),
    ("Residents no longer leave the city.", "leave", "asserted,negated"),
    ("The flood not only destroyed the bridge but cut the road.", "destroyed", "asserted"),
    ("Aid has yet to reach the camp.", "reach", "asserted,negated"),
    ("The army shelled the camp without killing anyone.", "killing", "asserted,negated"),
    ("The ministry warned that the river may flood the town.", "flood", "forecast"),
    ("Leave the area at once.", "Leave", "forecast"),
    ("Police ordered residents to leave the area.", "leave", "forecast"),
    ("The army bombed the bridge to stop the rebels.", "stop", "forecast"),
    ("The army has repeatedly bombed the town.", "bombed", "asserted,background"),
    ("The town was retaken by the army in 2014.", "retaken", "asserted,background"),
    ("The town has been under army control since 2011.", "been", "asserted,background"),
    ("Militants retook the town for the first time since 2016.", "retook", "asserted"),
    ("The town, located on the Nile, fell on Friday.", "located", "asserted,background"),
    ("The town, located on the Nile, fell on Friday.", "fell", "asserted"),
    ("Will donors act again?", "act", "forecast,question"),
    ("It is unclear whether the dam collapsed.", "collapsed", "forecast,question"),
    ("Fears of an attack on Rafah grew.", "attack", "forecast"),
    ("A planned attack on Rafah was called off.", "attack", "forecast,negated"),
    ("The attack on Rafah killed ten people.", "attack", "asserted"),
    ("Israel denied the attack on the hospital.", "attack", "denied,negated"),
    ("No ceasefire has been agreed.", "agreed", "asserted,negated"),
    ("The army lacks the forces to take the city.", "lacks", "asserted,negated"),
    ("Rebels vowed to march on the capital.", "march", "forecast"),
    ("Rebels are likely to take Bukavu.", "take", "forecast"),
    ("Rebels were prevented from entering the city.", "entering", "asserted,negated"),
    (
        "They could, with help, cut the town off, further weakening the army.",
        "weakening",
        "forecast",
    ),
    ("The crossing may close and trade may stop.", "stop", "forecast"),
    ("The crossing will close and trade stopped on Monday.", "stopped", "asserted"),
    ("Water will rise and flood the town.", "flood", "forecast"),
    ("In May the army left the town.", "left", "asserted"),
    ("The Nile flooded three villages on Sunday.", "flooded", "asserted"),
    ("The Nile is expected to flood three villages.", "flood", "forecast"),
    ("Officials fear the river will burst its banks.", "burst", "forecast"),
    ("A second dam is at risk of collapse.", "collapse", "forecast"),
    ("The dam is close to collapsing.", "collapsing", "forecast"),
    ("The bridge was about to collapse.", "collapse", "forecast"),
    ("Engineers prevented the collapse of the dam.", "collapse", "asserted,negated"),
    ("Rescuers have not reached the valley.", "reached", "asserted,negated"),
    ("Rescuers have reached the valley.", "reached", "asserted"),
    ("Nobody was killed in the quake.", "killed", "asserted,negated"),
    ("At least twelve people were killed in the quake.", "killed", "asserted"),
    ("The quake killed no one.", "killed", "asserted,negated"),
    ("No fewer than 30 people were killed.", "killed", "asserted"),
    ("Dozens may be trapped under the rubble.", "trapped", "forecast"),
    ("Dozens are feared trapped under the rubble.", "trapped", "asserted,hedged"),
    ("The village was reportedly burned.", "burned", "asserted,hedged"),
    ("The RSF is believed to have killed dozens.", "killed", "asserted,hedged"),
    ("The RSF appears to have taken the base.", "taken", "asserted,hedged"),
    ("Should the truce collapse, convoys would stop.", "collapse", "forecast"),
    ("Should the truce collapse, convoys would stop.", "stop", "forecast"),
    ("Unless fuel arrives, hospitals will close.", "arrives", "forecast"),
    ("Unless fuel arrives, hospitals will close.", "close", "forecast"),
    ("Convoys will leave as soon as the road opens.", "opens", "forecast"),
    ("Convoys left as soon as the road opened.", "opened", "asserted"),
    ("The governor asked whether the road was open.", "was", "forecast,question"),
    ("How many people died?", "died", "forecast,question"),
    ("Kyiv denied losing Avdiivka.", "losing", "denied,negated"),
    ("Kyiv confirmed losing Avdiivka.", "losing", "asserted"),
    ("Kyiv denies that its troops have withdrawn.", "withdrawn", "denied,negated"),
    ("Reports that the hospital was hit are false.", "hit", "denied,negated"),
    ("There is no evidence that the hospital was hit.", "hit", "denied,negated"),
    ("The ministry dismissed claims that soldiers had fled.", "fled", "denied,negated"),
    ("The army refused to open the crossing.", "open", "asserted,negated"),
    ("The army agreed to open the crossing.", "open", "forecast"),
    ("The army opened the crossing.", "opened", "asserted"),
    ("Aid agencies called for the crossing to be opened.", "opened", "forecast"),
    ("The UN urged Egypt to open the crossing.", "open", "forecast"),
    ("The crossing remains closed.", "remains", "asserted"),
    ("The crossing is to reopen on Monday.", "reopen", "forecast"),
    ("The crossing has reopened.", "reopened", "asserted"),
    ("Trucks are set to enter Gaza on Sunday.", "enter", "forecast"),
    ("Trucks began entering Gaza on Sunday.", "entering", "asserted"),
    ("Trucks continued to enter Gaza on Sunday.", "enter", "asserted"),
    ("Trucks stopped entering Gaza on Sunday.", "entering", "asserted,negated"),
    ("The junta plans to hold elections.", "hold", "forecast"),
    ("The junta held elections.", "held", "asserted"),
    ("The junta wants villagers to leave.", "leave", "forecast"),
    ("Soldiers forced villagers to leave.", "leave", "asserted"),
    ("Soldiers allowed villagers to leave.", "leave", "asserted"),
    ("Villagers managed to leave.", "leave", "asserted"),
    ("Villagers helped to clear the road.", "clear", "asserted"),
    ("The militia attempted to storm the prison.", "storm", "forecast"),
    ("The militia stormed the prison.", "stormed", "asserted"),
    ("The militia was repelled before it could storm the prison.", "storm", "forecast"),
    ("The army said it had foiled an attack on the port.", "attack", "asserted,negated"),
    ("The army launched an attack on the port.", "attack", "asserted"),
    ("The army threatened an attack on the port.", "attack", "forecast"),
    ("The army will launch an attack on the port.", "attack", "forecast"),
    ("The army warned of an attack on the port.", "attack", "forecast"),
    ("The army is preparing for an attack on the port.", "attack", "forecast"),
    ("An attack on the port could follow.", "attack", "forecast"),
    ("The alleged attack on the port is being investigated.", "attack", "asserted,hedged"),
    ("After the attack on the port, trade stopped.", "attack", "asserted"),
    ("The evacuation of the camp was postponed.", "evacuation", "asserted,negated"),
    ("The evacuation of the camp was completed.", "evacuation", "asserted"),
    ("The lack of water killed cattle.", "water", "asserted,negated"),
    ("In 1994 more than 800,000 people crossed the border.", "crossed", "asserted,background"),
    ("On Monday more than 800 people crossed the border.", "crossed", "asserted"),
    ("The city was destroyed in the 2004 tsunami.", "destroyed", "asserted,background"),
    ("The worst flood since 1988 destroyed the town.", "destroyed", "asserted"),
    ("The dam, built in 1970, collapsed on Friday.", "built", "asserted,background"),
    ("The dam, built in 1970, collapsed on Friday.", "collapsed", "asserted"),
    ("The town, home to 40,000 people, was captured.", "captured", "asserted"),
    ("The army often shells the town.", "shells", "asserted,background"),
    ("The road, which links Goma with Sake, was cut.", "links", "asserted,background"),
    ("The road, which links Goma with Sake, was cut.", "cut", "asserted"),
    ("The town fell last year.", "fell", "asserted,background"),
    ("The town fell last week.", "fell", "asserted"),
    ("The town fell two years ago.", "fell", "asserted,background"),
    ("The town fell two days ago.", "fell", "asserted"),
    ("He once lived in Mandalay.", "lived", "asserted,background"),
    ("Two aftershocks could be felt in Kathmandu.", "felt", "asserted"),
    ("Stocks could run out within a week.", "run", "forecast"),
    ("Survivors could not be found.", "found", "asserted,negated"),
    ("Do not return to your homes.", "return", "forecast,negated"),
    ("Fighters left the town to avoid a siege.", "siege", "asserted,negated"),
    ("Instead of leaving, soldiers dug in.", "leaving", "asserted,negated"),
    ("It would have been the third attack this week.", "been", "forecast"),
    ("The strike might have killed civilians.", "killed", "asserted,hedged"),
    ("The convoy never arrived.", "arrived", "asserted,negated"),
    ("The convoy has arrived.", "arrived", "asserted"),
    ("The convoy hardly arrived before shelling began.", "arrived", "asserted"),
    ("Neither army crossed the river.", "crossed", "asserted,negated"),
    ("Neither the army nor the rebels crossed the river.", "crossed", "asserted,negated"),
    ("The ferry sank and 30 people drowned.", "drowned", "asserted"),
    ("The ferry could sink and drown 30 people.", "drown", "forecast"),
    ("Officials said the ferry did not sink but ran aground.", "ran", "asserted"),
    ("The mayor promised that the road would reopen.", "reopen", "forecast"),
    ("The president vowed to retake the city.", "retake", "forecast"),
    ("The president vowed on Monday to crush the rebels.", "vowed", "forecast"),
    ("Troops have withdrawn to avoid encirclement.", "withdrawn", "asserted"),
    ("Protesters demanded the release of prisoners.", "release", "forecast"),
    ("The release of prisoners began on Monday.", "release", "asserted"),
    ("The rebels have until Friday to leave.", "leave", "forecast"),
    ("The deadline to leave has passed.", "leave", "forecast"),
]


def one(text: str) -> Sentence:
    return next(parse([Sentence(0, 0, 0, len(text), text)]))


def mood(text: str, word: str) -> Mood:
    sentence = one(text)
    assert sentence.doc is not None
    token = next(t for t in sentence.doc if t.text == word)
    return mood_of(token, sentence, published=PUBLISHED)


def shown(found: Mood) -> str:
    flags = [name for name in ("negated", "background", "hedged", "question") if getattr(found, name)]
    return ",".join([found.certainty, *flags])


@pytest.mark.parametrize(("text", "word", "expected"), CASES, ids=[f"{c[0]} [{c[1]}]" for c in CASES])
def test_mood_of_a_predicate(text: str, word: str, expected: str) -> None:
    assert shown(mood(text, word)) == expected


def test_every_decision_but_plain_assertion_has_a_reason() -> None:
    for text, word, expected in CASES:
        found = mood(text, word)
        assert bool(found.reason) == (expected != "asserted"), text


def test_the_year_of_publication_itself_is_no_history() -> None:
    sentence = one("The dam was closed in 2024.")
    assert sentence.doc is not None
    token = next(t for t in sentence.doc if t.text == "closed")
    assert not mood_of(token, sentence, published=dt.date(2024, 12, 6)).background
    assert mood_of(token, sentence, published=dt.date(2026, 1, 1)).background


def test_without_a_date_of_publication_a_year_alone_makes_no_history() -> None:
    sentence = one("The town was retaken in 2014.")
    assert sentence.doc is not None
    token = next(t for t in sentence.doc if t.text == "retaken")
    assert not mood_of(token, sentence).background


def test_a_historical_account_goes_on_over_a_lapse_of_time_and_ends_with_the_paragraph() -> None:
    text = (
        "In May 2012 the militia took the port. Ten days later it left.\nTen days later the bridge reopened."
    )
    parsed = list(parse(sentences(Report(id="r", text=text))))
    assert historic_sentences(parsed, PUBLISHED) == {0, 1}


def test_news_after_history_is_no_history() -> None:
    text = "In May 2012 the militia took the port. On Monday it took the airport."
    parsed = list(parse(sentences(Report(id="r", text=text))))
    assert historic_sentences(parsed, PUBLISHED) == {0}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    doc = model()(text)
    sentence = Sentence(0, 0, 0, len(text), text, doc=doc)
    for token in doc:
        assert mood_of(token, sentence, published=PUBLISHED).certainty in {"asserted", "forecast", "denied"}


def test_the_packaged_words_are_lower_case() -> None:
    words = mood_words()
    for name in words.__struct_fields__:
        assert all(word == word.lower() for word in getattr(words, name)), name


@pytest.mark.parametrize("text", ["", "[1, 2]", "modals: [will]", "modals: {a: [", "modals: [no]"])
def test_a_broken_codebook_says_so(text: str) -> None:
    with pytest.raises(BadCodebook, match="mood codebook"):
        read_mood_words(text)
