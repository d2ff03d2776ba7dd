/* What a text is cut into, for the index and for what is asked.

   Chinese has no spaces: it is indexed by single characters and by pairs of neighbours, and asked
   for by pairs, so that a wrong character spoils two pairs and not the whole name. */
(function (watchers) {
  "use strict";
  const HAN = /\p{Script=Han}/u;
  const WORDS = /\p{Script=Han}+|\p{N}+(?:\.\p{N}+)+|(?:[^\P{L}\p{Script=Han}]|\p{N})+/gu;
  const THOUSANDS = /(?<=\p{N}),(?=\p{N}{3})/gu;
  const MOST_SYLLABLES = 10;

  /* Small letters without accents and apostrophes, in one width; 1,500 is 1500. */
  function folded(text) {
    return text.normalize("NFKD").replace(/[\p{M}'’ʼ‘]/gu, "").replace(THOUSANDS, "").toLowerCase();
  }

  function pairs(run) {
    const characters = [...run];
    return characters.slice(1).map(function (character, index) {
      return characters[index] + character;
    });
  }

  function words(text) {
    return folded(text).match(WORDS) || [];
  }

  /* Pinyin from each of its first syllables on, so that a name is found without its place. */
  function pinyinTerms(text) {
    const syllables = text.split(" ");
    return syllables.slice(0, MOST_SYLLABLES).map(function (_, start) {
      return syllables.slice(start).join("");
    });
  }

  function indexTerms(text, field) {
    if (field === "pinyin") return pinyinTerms(text);
    return words(text).flatMap(function (word) {
      return HAN.test(word) ? [...word, ...pairs(word)] : [word];
    });
  }

  function queryTerms(text) {
    return words(text).flatMap(function (word) {
      return HAN.test(word) && [...word].length > 1 ? pairs(word) : [word];
    });
  }

  /* A name as one word, to tell whether it is what was asked for. */
  function whole(text) {
    return words(text).join("");
  }

  watchers.terms = {
    indexTerms: indexTerms, queryTerms: queryTerms, whole: whole,
    isHan: function (term) { return HAN.test(term); },
  };
})(window.watchers);
