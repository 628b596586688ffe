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
      'Column “date” says “2099-01-01”, which is after the day of the import. ' +
        'The line was held back: correct it and import the file again.',
    );
    const orphan = { code: 'PARENT_MISSING', column: 'accident_index', value: 'X1' } as const;
    expect(describeRowIssue(orphan, 'en')).toContain('import the accident first, then this file again');
    for (const issue of [future, orphan]) {
      expect(describeRowIssue(issue, 'el')).toMatch(/Η γραμμή έμεινε εκτός: .*ξανά/);
      expect(describeRowIssue(issue, 'el')).not.toMatch(/περιμένει|αναμονή/);
    }
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
