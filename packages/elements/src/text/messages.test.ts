import {expect} from '@open-wc/testing';
import {formatDate, formatRank} from './format.js';
import {languages, translate, typesetFrench} from './messages.js';
import {plural} from './plural.js';
import {replaceSentences} from './replace-sentences.js';

const messages = {
  fr: {
    count: {one: '{n} badge obtenu sur {total}', other: '{n} badges obtenus sur {total}'},
    by: 'Donné par {name} !',
  },
  en: {
    count: {one: '{n} badge earned out of {total}', other: '{n} badges earned out of {total}'},
    by: 'Given by {name}!',
  },
} as const;

describe('translate', () => {
  it('chooses the plural by the rules of the language', () => {
    expect(translate(messages, 'fr', 'count', {n: 0, total: 3})).to.equal('0\u00a0badge obtenu sur 3');
    expect(translate(messages, 'en', 'count', {n: 0, total: 3})).to.equal('0 badges earned out of 3');
    expect(translate(messages, 'fr', 'count', {n: 2, total: 3})).to.equal('2\u00a0badges obtenus sur 3');
  });

  it('counts and writes numbers as Intl does', () => {
    const forms = {one: 'one {n}', other: 'other {n}'};
    const many = (language: 'ar' | 'uk') =>
      plural(language, {
        zero: 'zero {n}',
        one: 'one {n}',
        two: 'two {n}',
        few: 'few {n}',
        many: 'many {n}',
        other: 'other {n}',
      });
    const all = {
      fr: {forms},
      en: {forms},
      es: {forms},
      ar: {forms: many('ar')},
      uk: {forms: many('uk')},
    };
    for (const language of languages) {
      for (const n of [...Array(1200).keys(), 0.5, 1.5, 2.5, 12_345, 999.5]) {
        const form = new Intl.PluralRules(language).select(n);
        const digits = new Intl.NumberFormat(language).format(n);
        const said = translate(all, language, 'forms', {n});
        expect(said, `${language} ${n}`).to.equal(`${form} ${digits}`);
      }
    }
  });

  it('sets French spaces in our sentence and leaves a person’s words alone', () => {
    expect(translate(messages, 'fr', 'by', {name: "L'Atelier : oui ?"})).to.equal(
      "Donné par L'Atelier : oui ?\u202f!",
    );
  });
});

describe('typesetFrench', () => {
  it('sets the thin space before ; ! ?, the wide one before : and after a number, and the apostrophe', () => {
    expect(typesetFrench("C'est vrai ? Oui ; 3 preuves : bien !")).to.equal(
      'C’est vrai\u202f? Oui\u202f; 3\u00a0preuves\u00a0: bien\u202f!',
    );
  });
});

describe('formatDate', () => {
  it('says the date as it is on the wall in France', () => {
    expect(formatDate('2026-10-14T22:30:00Z', 'fr')).to.equal('15\u00a0octobre 2026');
    expect(formatDate('2026-08-01T10:00:00Z', 'fr')).to.equal('1er\u00a0août 2026');
    expect(formatDate('2026-10-14T10:00:00Z', 'en')).to.equal('October 14, 2026');
  });

  it('gives back what is no date', () => {
    expect(formatDate('hier', 'fr')).to.equal('hier');
  });
});

describe('replaceSentences', () => {
  const words = {
    fr: {
      ask: 'Demander ce badge',
      wait: "Vous n'avez rien à faire : attendez.",
      count: {one: '{n} badge sur {total}', other: '{n} badges sur {total}'},
      key: 'Encore {n} pour «\u00a0{title}\u00a0».',
    },
    en: {ask: 'Ask for this badge', wait: 'Wait.', count: {one: '', other: ''}, key: ''},
  };

  it('says a site’s own words, in one language, as they were typed or copied', () => {
    replaceSentences('fr', {
      'Demander ce badge': 'Je le demande !',
      'Vous n’avez rien à faire : attendez.': "C'est noté.",
      '{n} badges sur {total}': '{total} badges, dont {n} à vous',
      'Encore {n} pour « {title} ».': '« {title} » : encore {n}',
    });
    expect(translate(words, 'fr', 'ask')).to.equal('Je le demande\u202f!');
    expect(translate(words, 'fr', 'wait')).to.equal('C’est noté.');
    expect(translate(words, 'fr', 'count', {n: 2, total: 5})).to.equal('5 badges, dont 2\u00a0à vous');
    expect(translate(words, 'fr', 'count', {n: 1, total: 5})).to.equal('1\u00a0badge sur 5');
    expect(translate(words, 'fr', 'key', {n: 2, title: 'Cap'})).to.equal('«\u00a0Cap\u00a0»\u00a0: encore 2');
    expect(translate(words, 'en', 'ask')).to.equal('Ask for this badge');
  });

  it('gives ours back for an empty text, and leaves the others', () => {
    replaceSentences('fr', {'Demander ce badge': ''});
    expect(translate(words, 'fr', 'ask')).to.equal('Demander ce badge');
    expect(translate(words, 'fr', 'wait')).to.equal('C’est noté.');
    replaceSentences('fr', {
      "Vous n'avez rien à faire : attendez.": '',
      '{n} badges sur {total}': '',
      'Encore {n} pour « {title} ».': '',
    });
  });
});

describe('a name in an Arabic sentence', () => {
  it('keeps to itself, from whichever side it is written', () => {
    const words = {fr: {by: 'Donné par {name}'}, ar: {by: 'من {name}.'}};
    expect(translate(words, 'ar', 'by', {name: 'Les Trois Saules'})).to.equal(
      'من \u2068Les Trois Saules\u2069.',
    );
    expect(translate(words, 'ar', 'by', {name: 'نور'})).to.equal('من \u2068نور\u2069.');
    expect(translate(words, 'fr', 'by', {name: 'Les Trois Saules'})).to.equal('Donné par Les Trois Saules');
  });
});

describe('formatRank', () => {
  it('knows the first from the others', () => {
    expect([
      formatRank(1, 'fr'),
      formatRank(2, 'fr'),
      formatRank(2, 'en'),
      formatRank(6, 'en'),
    ]).to.deep.equal(['1ᵉʳ', '2ᵉ', '2nd', '6th']);
  });
});
