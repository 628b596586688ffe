import { describe, expect, it } from '@jest/globals';
import { chooseField, decideCode, findFlaw, listCodeColumns, startDraft, toInput, type MappingDraft } from './mapping-draft.ts';
import type { Survey } from './survey.ts';

const SURVEY: Survey = {
  uploadId: 'u',
  fileName: 'police.csv',
  encoding: 'windows-1253',
  message: { el: '', en: '' },
  columns: [
    { heading: 'ΗΜ/ΝΙΑ', samples: [], field: 'date', confidence: 1, because: 'both' },
    { heading: 'ΒΑΡΥΤΗΤΑ', samples: [], field: 'severity', confidence: 1, because: 'heading' },
    { heading: 'ΤΥΠΟΣ', samples: [], field: null, confidence: 0, because: 'nothing' },
  ],
  codes: [{ position: 1, values: [{ value: 'Θ', target: 'fatal' }, { value: 'ΣΒ' }, { value: '?', target: null }] }],
  mapping: {
    name: '',
    rowIs: 'accident',
    headings: ['ημ νια', 'βαρυτητα', 'τυποσ'],
    dateOrder: 'day-first',
    decimalMark: ',',
    srid: null,
    speedUnit: 'km/h',
  },
  fields: [
    { id: 'date', labels: { el: 'Ημερομηνία', en: 'Date' }, of: 'accident' },
    { id: 'severity', labels: { el: 'Βαρύτητα', en: 'Severity' }, of: 'accident', list: 'severity' },
  ],
  lists: { severity: {} },
};

describe('what a person decides about a file', () => {
  const start = startDraft(SURVEY);

  it('begins with what was proposed, undecided codes left out', () => {
    expect(start.fields).toEqual(['date', 'severity', null]);
    expect(start.codes).toEqual([{}, { Θ: 'fatal', '?': null }, {}]);
    expect(listCodeColumns(SURVEY, start)).toMatchObject([{ position: 1, values: ['Θ', 'ΣΒ', '?'] }]);
  });

  it('gives a field to one column only, and forgets what values meant under another', () => {
    const moved = chooseField(start, 2, 'severity');
    expect(moved.fields).toEqual(['date', null, 'severity']);
    expect(moved.codes).toEqual([{}, {}, {}]);
  });

  it('sends what was decided, and what was taken back not', () => {
    const decided = decideCode(decideCode(start, 1, 'ΣΒ', 'serious'), 1, 'Θ', undefined);
    expect(toInput(SURVEY, decided).codes).toEqual([
      { field: 'severity', value: '?', target: null },
      { field: 'severity', value: 'ΣΒ', target: 'serious' },
    ]);
  });

  it.each<[string, Partial<MappingDraft>, string | null]>([
    ['without a name', {}, 'name'],
    ['with a Greek name', { name: 'Βόλος' }, 'name'],
    ['without a date', { name: 'volos', fields: [null, 'severity', null] }, 'date'],
    ['of persons without the number of their accident', { name: 'volos', rowIs: 'casualty' }, 'key'],
    ['with all of it', { name: 'volos-police' }, null],
  ])('%s lacks: %s', (_what, change, flaw) => {
    expect(findFlaw({ ...start, ...change })).toBe(flaw);
  });
});
