"""Figures of two articles: the same, updated, disputed, apart."""

from dataclasses import replace

from uradori.actors import load
from uradori.figures import figures
from uradori.model import Claimant, Markup, RawPage, Span
from uradori.reading import read
from uradori.stories.tallies import Told, agree, comparable, relation


def told(text, lang, published, claimant=""):
    article = read(RawPage("a", text, "s", Markup.TEXT, lang=lang, published=published), load())
    one = figures(article, ())[0]
    if claimant:
        at = text.index(claimant)
        one = replace(one, claimant=Claimant(claimant, (Span(at, at + len(claimant)),)))
    return Told(one, article)


QUAKE = "The quake in Palu, Indonesia, killed 384 people, the disaster agency said."


def test_the_same_number_in_two_languages_is_the_same():
    one = told(QUAKE, "en", "2018-09-29T10:00:00Z")
    other = told("インドネシアのパルで起きた地震で384人が死亡した。", "ja", "2018-09-29T11:00:00Z")
    assert relation(one, other)[0] == "same"


def test_a_toll_that_rose_is_an_update():
    one = told(QUAKE, "en", "2018-09-29T10:00:00Z")
    other = told("The death toll from the quake in Palu rose to 832 people.", "en", "2018-09-30T10:00:00Z")
    assert relation(one, other) == ("updated", "running")


def test_other_claimants_at_one_time_dispute():
    one = told("Police said 5,000 people marched in Nairobi on Saturday.", "en", "2024-06-22T16:00:00Z", "Police")
    text = "Organisers said 50,000 people marched in Nairobi on Saturday."
    other = told(text, "en", "2024-06-22T17:00:00Z", "Organisers")
    assert relation(one, other) == ("disputed", "claimants")


def test_the_dead_and_the_injured_are_apart():
    one = told(QUAKE, "en", "2018-09-29T10:00:00Z")
    other = told("The quake in Palu, Indonesia, injured 540 people.", "en", "2018-09-29T10:00:00Z")
    assert relation(one, other) == ("apart", "other-thing")


def test_another_state_is_apart():
    one = told("Germany registered 780,000 refugees from the war.", "en", "2022-06-14T10:00:00Z")
    other = told("Poland registered 1,150,000 refugees from the war.", "en", "2022-06-14T11:00:00Z")
    assert relation(one, other)[0] == "apart"


def test_rounding_agrees_and_a_tenth_does_not():
    one = told("About 12,000 refugees entered Chad.", "en", None).figure
    near = told("In all 12,043 refugees entered Chad.", "en", None).figure
    far = told("In all 13,400 refugees entered Chad.", "en", None).figure
    assert agree(one, near)
    assert not agree(one, far)
    assert comparable(one, far)


def test_the_order_of_the_two_does_not_change_a_relation():
    one = told(QUAKE, "en", "2018-09-29T10:00:00Z")
    other = told("The death toll from the quake in Palu rose to 832 people.", "en", "2018-09-30T10:00:00Z")
    assert relation(one, other) == relation(other, one)


def test_nights_of_two_days_are_apart():
    one = told("Уночі росіяни запустили по Україні 176 дронів.", "uk", "2025-03-10T06:00:00Z")
    other = told("Уночі росіяни запустили по Україні 126 дронів.", "uk", "2025-03-11T06:00:00Z")
    assert relation(one, other) == ("apart", "other-date")


def test_soldiers_of_two_states_are_apart():
    one = told("In the war 31,000 Ukrainian soldiers were killed.", "en", "2024-02-25T10:00:00Z")
    other = told("На войне погибли 180 000 российских солдат.", "ru", "2024-02-25T11:00:00Z")
    assert relation(one, other) == ("apart", "other-side")


def test_a_round_bound_that_is_kept_agrees():
    bound = told("At least 300 people died in Kabul.", "en", None).figure
    assert agree(bound, told("In Kabul 315 people died.", "en", None).figure)
    assert not agree(told("At least 111 people died.", "en", None).figure, bound)


def test_a_toll_that_grew_later_is_an_update_whoever_gives_it():
    one = told("Eight people died in the flood in Valencia, officials said.", "en", "2024-10-30T10:00:00Z", "officials")
    other = told("В Валенсии погибли 92 человека, сообщила служба.", "ru", "2024-10-30T19:00:00Z", "служба")
    assert relation(one, other) == ("updated", "later")


def test_shares_of_two_parties_are_apart():
    one = told("Exit polls gave Fidesz 43 percent of the vote in Hungary.", "en", "2024-06-09T20:00:00Z")
    other = told("In Hungary the vote gave Tisza 30 percent.", "en", "2024-06-09T21:00:00Z")
    assert relation(one, other) == ("apart", "other-thing")
