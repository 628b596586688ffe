import { describe, expect, it } from '@jest/globals';
import { chooseColumns, listEditable } from './columns-to-show.ts';

const TABLE = { header: ['no', ' date ', 'name', 'x', 'y', 'light', 'road', 'speed'], hidden: [2] };
const remarkOn = (column: string | null) => ({ remarks: [{ column, code: 'X', level: 'held', message: { el: '', en: '' } }] });

describe('the columns of a held line', () => {
  it('that are offered at once are those that its remarks name', () => {
    expect(chooseColumns(TABLE, remarkOn('date'))).toEqual([{ position: 1, heading: ' date ' }]);
  });

  it('are the first ones where no remark names one that can be shown', () => {
    for (const column of [null, 'name', 'gone']) {
      expect(chooseColumns(TABLE, remarkOn(column)).map(({ position }) => position)).toEqual([0, 1, 3, 4, 5, 6]);
    }
  });

  it('leave out what tells of a person', () => {
    expect(listEditable(TABLE).map(({ position }) => position)).toEqual([0, 1, 3, 4, 5, 6, 7]);
  });
});
