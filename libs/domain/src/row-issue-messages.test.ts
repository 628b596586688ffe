import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from './language.ts';
import { ROW_ISSUE_CODES } from './row-issue.ts';
import { describeRowIssue } from './row-issue-messages.ts';

describe('a remark on a line', () => {
  it.each(ROW_ISSUE_CODES)('%s repeats the value as the file writes it', (code) => {
    for (const language of LANGUAGES) {
      const text = describeRowIssue({ code, column: 'date', value: '2099-01-31' }, language);
      if (code !== 'VALUE_MISSING') expect(text).toContain('2099-01-31');
      expect(text).not.toContain('{{');
    }
  });

  it('on a line that was held back says that it is out, and what brings it in', () => {
    const future = { code: 'DATE_IN_FUTURE', column: 'date', value: '2099-01-01' } as const;
    expect(describeRowIssue(future, 'en')).toBe(
      'Column “date” says “2099-01-01”, which is after the day of the import. ' + 'The line was held back: correct it here or in the file.',
    );
    const orphan = { code: 'PARENT_MISSING', column: 'accident_index', value: 'X1' } as const;
    expect(describeRowIssue(orphan, 'en')).toContain('correct the number here or in the file, or import the accident first');
    for (const issue of [future, orphan]) {
      expect(describeRowIssue(issue, 'el')).toMatch(/Η γραμμή έμεινε εκτός: διορθώστε .*εδώ ή στο αρχείο/);
      expect(describeRowIssue(issue, 'el')).not.toMatch(/περιμένει|αναμονή/);
    }
  });

  it.each(['DATE_IN_FUTURE', 'KEY_TOO_LONG', 'PARENT_MISSING', 'VALUES_SHIFTED'] as const)(
    '%s is put right here or in the file',
    (code) => {
      const issue = { code, column: 'date', value: 'X1' } as const;
      expect(describeRowIssue(issue, 'en')).toMatch(/correct .*here or in the file/i);
      expect(describeRowIssue(issue, 'el')).toMatch(/διορθώστε .*εδώ ή στο αρχείο/i);
      expect(describeRowIssue(issue, 'el')).not.toContain('ξανά');
    },
  );

  it.each([
    ['COORDINATES_IN_METERS', false],
    ['COORDINATES_SWAPPED', true],
    ['COORDINATE_DIGIT_LOST', false],
    ['COORDINATE_OUT_OF_RANGE', false],
    ['COORDINATE_SEPARATOR_LOST', true],
  ] as const)('%s says that the accident has no place, and of a repair only where there is one', (code, isRepairable) => {
    const issue = { code, column: 'x', value: '1 / 2' } as const;
    expect(describeRowIssue(issue, 'en')).toContain('the accident stays without a place on the map'.slice(1));
    expect(describeRowIssue(issue, 'el')).toMatch(/το ατύχημα μένει χωρίς θέση στον χάρτη/i);
    expect(describeRowIssue(issue, 'en').includes('accept the repair under “What can be put right”')).toBe(isRepairable);
    expect(describeRowIssue(issue, 'el').includes('δεχθείτε τη διόρθωση στο «Τι μπορεί να διορθωθεί»')).toBe(isRepairable);
  });

  it('on coordinates that are not needed says that the place is given by others', () => {
    const issue = { code: 'COORDINATES_UNUSED', column: 'x', value: '1 / 2' } as const;
    expect(describeRowIssue(issue, 'en')).toContain('the place is given by the other coordinates of the line');
    expect(describeRowIssue(issue, 'el')).toContain('η θέση δίνεται από τις άλλες συντεταγμένες της γραμμής');
  });

  it('on coordinates out of range does not speak of a swap, which was excluded', () => {
    const issue = { code: 'COORDINATE_OUT_OF_RANGE', column: 'x', value: '1 / 2' } as const;
    expect(describeRowIssue(issue, 'en')).not.toContain('swap');
    expect(describeRowIssue(issue, 'el')).not.toContain('αντιμετ');
  });

  it('on values in the wrong columns does not say that their number is wrong', () => {
    const issue = { code: 'VALUES_SHIFTED', column: 'IstSonstige', value: '13,47' } as const;
    expect(describeRowIssue(issue, 'en')).toContain('as many columns as the header, but');
    expect(describeRowIssue(issue, 'el')).toContain('όσες στήλες η επικεφαλίδα, αλλά');
  });

  it('on no column names none', () => {
    const issue = { code: 'COORDINATE_OUT_OF_RANGE', column: null, value: '1 / 2 (EPSG:2100)' } as const;
    expect(describeRowIssue(issue, 'en')).toMatch(/^The coordinates “1 \/ 2 \(EPSG:2100\)” lie outside/);
    expect(describeRowIssue(issue, 'el')).toMatch(/^Οι συντεταγμένες «1 \/ 2 \(EPSG:2100\)» βρίσκονται/);
  });

  it('on a date that does not exist says what was kept', () => {
    const issue = { code: 'DATE_YEAR_ONLY', column: 'date', value: '31/02/2016' } as const;
    expect(describeRowIssue(issue, 'en')).toContain('kept with its year, place and severity; month and day are unknown');
    expect(describeRowIssue(issue, 'el')).toContain('κρατήθηκε με το έτος, τη θέση και τη βαρύτητά του· μήνας και ημέρα μένουν άγνωστα');
  });
});
