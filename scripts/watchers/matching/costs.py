"""The figures by which names are matched."""

from __future__ import annotations

from dataclasses import dataclass

Cost = float
"""What a difference takes off a score of 1."""


@dataclass(frozen=True)
class MatchingCosts:
    """What each gap takes off a score of 1, and from where a score or length counts.

    The scores are an order, not probabilities. They were settled on tests/matching/pairs.csv. Gaps
    add up: what keeps `min_match` matches, and what keeps `min_review` is for a person to review.
    """

    # The distinctive part
    spacing: Cost = 0.02
    """The same letters: nobody else is meant, but it is not the printed name."""
    word_order: Cost = 0.02
    """The same words: as sure as spacing."""
    pinyin: Cost = 0.1
    """Several Chinese names have the same pinyin: as unsure as one slip in Latin letters."""
    homophone: Cost = 0.15
    """One character for another of the same sound: a typing slip, or a sister firm."""
    one_character: Cost = 0.2
    """One character for another of another sound: the least that is still a match by itself."""
    slip_base: Cost = 0.05
    """A slip takes it below every exact spelling ..."""
    slip: Cost = 0.05
    """... and each slip one step lower: one is as unsure as pinyin, two as a homophone."""

    # Places, business and filler words
    no_place: Cost = 0.06
    """A distinctive name without its place, as firms are usually called."""
    seat_added: Cost = 0.03
    """A place is added, but it is where the party sits."""
    wider_place: Cost = 0.08
    """The province instead of the city: another firm of that name may sit elsewhere in it."""
    no_business: Cost = 0.08
    """Sister firms differ in just this, so it costs more than a missing place."""
    other_translation: Cost = 0.05
    """Half of the business words agree across scripts; the rest is the translator's choice."""
    filler_word: Cost = 0.02
    """Group, technology and the like come and go; only many of them together tell firms apart."""

    # The same parts, spelled differently
    other_wording: Cost = 0.03
    """Every part is the same, in another script or in synonyms."""
    legal_form: Cost = 0.01
    """Only the legal form differs: the highest score below the printed name."""
    whole_name_spacing: Cost = 0.0
    """The whole printed name but for its spaces, which Chinese does not have and files lose."""

    # Persons
    person: Cost = 0.15
    """Others may have the same name, so a person is never surer than a firm with a slip."""
    person_other_script: Cost = 0.22
    """Far more people have the same name in pinyin than in characters."""

    # Doubts: each is more than a match can bear, so that a person must look
    doubt: Cost = 0.26
    """The least that leaves no match: something of the name says that others may bear it."""
    core_alone: Cost = 0.35
    """Only the distinctive part, where the record has no name that says no more."""
    unsupported_slip: Cost = 0.2
    """With the slip itself as much as a doubt."""
    title: Cost = 0.12
    """With what a person's name costs, as much as a doubt."""
    other_form: Cost = 0.12
    """Likewise: Chris may be Christopher, and a middle name is often left out."""
    romanisation: Cost = 0.12
    """As a title: the syllables agree."""
    person_slip: Cost = 0.2
    """A person of that name was seen spelled otherwise, or it is another person."""
    core_word: Cost = 0.32
    """A word more or less in the distinctive part is mostly another firm, at times a brand."""
    cut_off: Cost = 0.27
    """The rest of the name is anybody's guess."""
    initials: Cost = 0.1
    """Initials are too short already; nobody but the record says that they are used."""
    sound: Cost = 0.35
    """Consonants alone agree, which many words do."""
    within: Cost = 0.42
    """A branch, a subsidiary, a dealer, or words about the party: somebody else, or not."""
    affiliate: Cost = 0.4
    """Another firm of the same distinctive name, which may or may not be of the group."""

    # Scores
    min_match: float = 0.75
    """From here a party is matched."""
    min_review: float = 0.5
    """From here a party is a candidate for review; anything below is not told."""
    review_margin: float = 0.15
    """A candidate that is this much worse than the best is not told."""
    max_one_word_score: float = 0.9
    """A whole name of one word is less sure than one that also says where or what."""
    exact: float = 0.99
    """From here a name is one of the record's, but for its legal form."""
    near_exact: float = 0.94
    """If the best match is this good, worse ones are other parties."""
    margin: float = 0.1
    """A match that is this much worse than the best is dropped."""

    # Lengths: Chinese in characters, Latin in letters
    min_latin_letters: int = 5
    """Shorter words do not identify a party by themselves."""
    min_chinese_characters: int = 3
    """Likewise: two characters are the short name of many firms."""
    min_id_length: int = 5
    """Shorter ids of the record are words (dji) that a file may hold as names."""
    min_person_letters: int = 8
    """Shorter names of persons in Latin letters are often a surname and an initial."""
    min_person_characters: int = 3
    """A Chinese name of two characters has too many bearers."""
    min_foreign_person_characters: int = 5
    """Foreign surnames alone have up to four Chinese characters."""
    min_latin_for_slip: int = 7
    """In a shorter word one letter makes another word."""
    min_latin_for_two_slips: int = 12
    """Two slips need as many letters again."""
    min_latin_for_doubtful_slip: int = 5
    """In a word of five or six a slip that leaves no pinyin is a doubt, if the rest agrees."""
    min_characters_for_slip: int = 3
    """In a Chinese name of two characters the other one would be all that is left."""
    min_characters_for_other_sound: int = 5
    """A character of another sound needs four others that agree."""
    min_latin_for_two_missing: int = 10
    """Both place and business may be missing only in a long name ..."""
    min_characters_for_two_missing: int = 4
    """... as a Chinese name of four characters is."""
    min_distinctive_syllables: int = 3
    """Pinyin of two syllables is spelled like dozens of other names."""
    min_rare_characters: int = 4
    """Four characters that are neither place nor business are made up for one group of firms."""
    max_common_pinyin_characters: int = 2
    """So are two characters that have neither place nor business beside them."""


COSTS = MatchingCosts()
MAX_CANDIDATES = 5
"""How many candidates of a name are told, the best first."""
