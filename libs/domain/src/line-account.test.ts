import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from './language.ts';
import { ACCOUNT_STATES, LINE_PARTS, describeAccount, describeLinePart } from './line-account.ts';
import { NO_LINES } from './row-issue.ts';

const counts = { ...NO_LINES, lines: 42_003, added: 42_000, held: 2, rejected: 1, warnings: 5 };

describe('the account of an import', () => {
  it('says what became of every line, and only what there is', () => {
    expect(describeAccount(counts, 'kept', 'en')).toBe(
      '42,003 lines were read. They became: 42,000 new, 2 held back, 1 rejected. 5 remarks on single values.',
    );
    expect(describeAccount(counts, 'kept', 'el')).toBe(
      'Διαβάστηκαν 42.003 γραμμές. Αποτέλεσμα: 42.000 νέες, 2 έμειναν εκτός, 1 απορρίφθηκε. ' + '5 παρατηρήσεις για επιμέρους τιμές.',
    );
  });

  it('never claims that a withdrawn or undone import brought anything', () => {
    const of = (state: (typeof ACCOUNT_STATES)[number]): string => describeAccount({ ...NO_LINES, lines: 7, added: 7 }, state, 'en');
    expect(of('withdrawn')).toBe('7 lines were read. Nothing of it was kept. They would have become: 7 new.');
    expect(of('undone')).toBe('7 lines were read. The import was undone. They had become: 7 new.');
    expect(of('under-way')).toBe('7 lines were read. None of it is visible yet. So far they were found to be: 7 new.');
    const greek = ACCOUNT_STATES.map((state) => describeAccount({ ...NO_LINES, lines: 7, added: 7 }, state, 'el'));
    expect(new Set(greek).size).toBe(ACCOUNT_STATES.length);
    expect(greek.filter((text) => text.includes('. Αποτέλεσμα'))).toHaveLength(1);
  });

  it('speaks of one line in the singular', () => {
    const one = { ...NO_LINES, lines: 1, added: 1, warnings: 1 };
    expect(describeAccount(one, 'kept', 'en')).toBe('1 line was read. It became: 1 new. 1 remark on single values.');
    expect(describeAccount(one, 'kept', 'el')).toMatch(/^Διαβάστηκε 1 γραμμή\. Αποτέλεσμα: 1 νέα\. 1 παρατήρηση /);
    for (const language of LANGUAGES) {
      for (const state of ACCOUNT_STATES) {
        expect(describeAccount(one, state, language)).not.toMatch(/\blines\b|They|γραμμές|Διαβάστηκαν|\{\{/);
      }
    }
    expect(LINE_PARTS.map((part) => describeLinePart(part, 1, 'el'))).toEqual([
      'νέα',
      'αλλαγμένη',
      'ίδια',
      'διπλή',
      'έμεινε εκτός',
      'απορρίφθηκε',
      'χωρίς εγγραφή',
    ]);
  });

  it('of no line is short', () => {
    expect(describeAccount(NO_LINES, 'withdrawn', 'en')).toBe('0 lines were read.');
  });
});
