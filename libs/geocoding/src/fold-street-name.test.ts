import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areInflections, isDistanceOne } from './compare-names.ts';
import { foldStreetName } from './fold-street-name.ts';
import { phoneticWord } from './phonetic-word.ts';
import { StreetIndex } from './street-index.ts';

const keyOf = (name: string): string => foldStreetName(name).key;

describe('a folded street name', () => {
  const greekWord = fc.string({ unit: fc.constantFrom(...Array.from('αάβγδεέζηήθιίϊΐκλμνξοόπρστυύφχψωώ')), minLength: 4, maxLength: 12 });

  it('is the same in capitals, without accents and with any sigma', () => {
    fc.assert(
      fc.property(greekWord, (word) => {
        const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
        expect(keyOf(`${word}ς`)).toBe(keyOf(`${bare.toUpperCase()}Σ`));
        expect(keyOf(`${word}ς`)).toBe(keyOf(`${word}σ`));
      }),
    );
  });

  it('says its kind apart from its words', () => {
    expect(foldStreetName('Λεωφ. Κηφισίας')).toMatchObject({ kind: 'avenue', key: 'κηφισιασ', soundKey: 'kifisias' });
    expect(foldStreetName('West 161 St')).toMatchObject({ kind: 'street', key: 'west 161' });
    expect(foldStreetName('Pelham Pkwy S')).toMatchObject({ kind: null, key: 'pelham parkway south' });
    expect(foldStreetName('Avenue C')).toMatchObject({ kind: 'avenue', key: 'c' });
    expect(foldStreetName('St Nicholas Ave')).toMatchObject({ kind: 'avenue', key: 'saint nicholas' });
    expect(foldStreetName('οδός Ερμού').kind).toBeNull();
  });

  it('keeps a name that consists of kinds', () => {
    expect(keyOf('Πλατεία')).toBe('πλατεια');
    expect(keyOf('Park Avenue South')).toBe('park avenue south');
    expect(keyOf('???')).toBe('');
  });
});

describe('sound', () => {
  it.each([
    ['κηφισιασ', 'kifissias'],
    ['ευριπιδου', 'evripidou'],
    ['ευριπιδου', 'euripidou'],
    ['ελευθεριου', 'elef8eriou'],
    ['αλεξανδρασ', 'alexandras'],
    ['μπουμπουλινασ', 'boumpoulinas'],
    ['αγγελακη', 'aggelaki'],
    ['αγγελακη', 'angelaki'],
    ['γκυζη', 'gkyzi'],
    ['ψυχαρη', 'psihari'],
    ['οινοησ', 'oinois'],
    ['μιχαηλ', 'michail'],
    ['σωκρατουσ', 'swkratous'],
  ])('%s is heard as %s', (greek, latin) => {
    expect(phoneticWord(latin)).toBe(phoneticWord(greek));
  });

  it('keeps apart what sounds different', () => {
    const words = ['ερμου', 'ερμησ', 'αθηνασ', 'αθηνων', 'ψαρων', 'χιου', 'κιου', 'θησεωσ', 'τηνου', 'δηλου', 'μηλου'];
    expect(new Set(words.map(phoneticWord)).size).toBe(words.length);
  });

  it('leaves letters that are names as they are', () => {
    expect(new Set(Array.from('abcdehkowxz', phoneticWord)).size).toBe(11);
  });
});

describe('forms of one word', () => {
  const sound = (word: string): string => phoneticWord(keyOf(word));
  it.each([
    ['Ερμής', 'Ερμού'],
    ['Πατήσια', 'Πατησίων'],
    ['Περικλής', 'Περικλέους'],
    ['Ανδρέας', 'Ανδρέου'],
    ['Κωνσταντινούπολη', 'Κωνσταντινουπόλεως'],
    ['Σύνταγμα', 'Συντάγματος'],
    ['Ξενοφών', 'Ξενοφώντος'],
  ])('%s, %s', (nominative, genitive) => {
    expect(areInflections(sound(nominative), sound(genitive))).toBe(true);
    expect(areInflections(sound(genitive), sound(nominative))).toBe(true);
  });

  it.each([
    ['Αθηνάς', 'Αθηνών'],
    ['Ερμού', 'Ερμιόνης'],
    ['Παπαδιαμάντη', 'Παπαδημητρίου'],
    ['Κωνσταντίνου', 'Κωνσταντινουπόλεως'],
    ['Χίος', 'Κως'],
  ])('%s and %s are two', (one, other) => {
    expect(areInflections(sound(one), sound(other))).toBe(false);
  });
});

describe('one typing error', () => {
  /** Restricted Damerau-Levenshtein distance by its definition. */
  function distance(a: string, b: string): number {
    const d = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    for (let i = 1; i <= a.length; i += 1) {
      for (let j = 1; j <= b.length; j += 1) {
        const substitution = d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
        d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, substitution);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
      }
    }
    return d[a.length]![b.length]!;
  }

  it('is a distance of one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isDistanceOne(a, b)).toBe(distance(a, b) === 1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is forgiven in long names and in letters only', () => {
    const index = new StreetIndex();
    for (const name of ['Παπαδιαμάντη', 'Ψαρών', '25ης Μαρτίου', 'E Fordham Road']) index.add(name);
    expect(index.find('Παπαδιμάντη')).toMatchObject([{ street: 0, level: 'misspelt' }]);
    expect(index.find('Ψυρών')).toEqual([]);
    expect(index.find('26ης Μαρτίου')).toEqual([]);
    expect(index.find('W Fordham Road')).toEqual([]);
    expect(index.find('25ης Ματρίου')).toMatchObject([{ street: 2, level: 'misspelt' }]);
  });
});

describe('the index of streets', () => {
  it('has one street for all spellings that differ in form only', () => {
    const index = new StreetIndex();
    const streets = ['Λεωφ. Κηφισίας', 'ΛΕΩΦΟΡΟΣ ΚΗΦΙΣΙΑΣ', 'Λ. Κηφισίας'].map((name) => index.add(name));
    expect(streets).toEqual([0, 0, 0]);
    expect(index.size).toBe(1);
    expect(index.add(' - ')).toBeNull();
  });

  it('keeps kinds apart that are both said, and takes an unsaid kind for either', () => {
    const index = new StreetIndex();
    for (const name of ['60 Lane', '60 Road', 'Πάροδος Ερμού', 'Ερμού']) index.add(name);
    expect(index.find('60 Rd')).toMatchObject([{ street: 1, sameKind: true }]);
    expect(index.find('60').map(({ street }) => street)).toEqual([0, 1]);
    expect(index.find('Ερμού').map(({ street }) => street)).toEqual([3]);
  });

  it('answers anew after a street is added', () => {
    const index = new StreetIndex();
    expect(index.find('Ερμού')).toEqual([]);
    index.add('Ερμού');
    expect(index.find('Ερμού')).toHaveLength(1);
  });
});
