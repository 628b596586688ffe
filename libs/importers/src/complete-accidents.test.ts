import { describe, expect, it } from '@jest/globals';
import type { AccidentDraft, AccidentType, CasualtySeverity } from '@elektron/domain';
import fc from 'fast-check';
import { AccidentCompletions } from './complete-accidents.ts';
import type { AccidentCompletion } from './import-format.ts';
import type { ReadLine } from './read-table.ts';
import { UNKNOWN_CIRCUMSTANCES } from './unknown-circumstances.ts';

const line = (more: Partial<ReadLine>): ReadLine => ({ row: 2, drafts: [], issues: [], cells: [], ...more });
const saying = (completion: AccidentCompletion): ReadLine => line({ completion });

function accident(more: Partial<AccidentDraft> = {}): AccidentDraft {
  return {
    kind: 'accident',
    ...UNKNOWN_CIRCUMSTANCES,
    sourceRecordId: 'a',
    severity: null,
    severityNative: '',
    time: { year: 2023, month: null, day: null, weekday: null, hour: null, minute: null },
    position: null,
    speedUnit: 'km/h',
    attributes: {},
    ...more,
  };
}

function complete(draft: AccidentDraft, ...said: readonly AccidentCompletion[]): AccidentDraft {
  const completions = new AccidentCompletions();
  for (const each of said) completions.note(saying(each));
  return completions.complete(line({ drafts: [draft] })).drafts[0] as AccidentDraft;
}

describe('an accident of which several tables tell', () => {
  it('is as severe as its worst casualty, in whatever order they come', () => {
    const severities = fc.array(fc.constantFrom<CasualtySeverity | null>('fatal', 'serious', 'slight', null), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(severities, (given) => {
        const { severity } = complete(accident(), ...given.map((each) => ({ accidentSourceRecordId: 'a', severity: each })));
        expect(severity).toBe((['fatal', 'serious', 'slight'] as const).find((each) => given.includes(each)) ?? null);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('keeps what its own line says, and takes of the others what the first of them says', () => {
    const [first, second] = [
      { accidentSourceRecordId: 'a', fields: { roadType: 'one-way', speedLimit: null, roadName: 'D1', attributes: { voie: '1' } } },
      {
        accidentSourceRecordId: 'a',
        fields: { roadType: 'roundabout', speedLimit: 30, roadName: 'D2', surface: 'wet', attributes: { voie: '2', pr: '7' } },
      },
    ] as const;
    expect(complete(accident({ roadName: 'own', severity: 'slight', attributes: { com: '5' } }), first, second)).toEqual(
      accident({
        roadName: 'own',
        severity: 'slight',
        roadType: 'one-way',
        speedLimit: 30,
        surface: 'wet',
        attributes: { voie: '1', com: '5' },
      }),
    );
  });

  it('is of the type that all lines say which know one, and of none that is known where they differ', () => {
    const types = fc.array(fc.constantFrom<AccidentType | undefined>('rear-end', 'angle', undefined), { maxLength: 5 });
    fc.assert(
      fc.property(types, (given) => {
        const said = given.map((each) => ({ accidentSourceRecordId: 'a', ...(each === undefined ? {} : { accidentType: each }) }));
        const different = new Set(given.filter((each) => each !== undefined));
        expect(complete(accident(), ...said)).toEqual(accident(different.size === 1 ? { accidentType: [...different][0]! } : {}));
        expect(complete(accident({ accidentType: 'animal' }), ...said).accidentType).toBe('animal');
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it('is as its line says where no other tells of it, and so are other records', () => {
    const other: AccidentCompletion = { accidentSourceRecordId: 'b', severity: 'fatal', fields: { surface: 'ice' } };
    expect(complete(accident(), other)).toEqual(accident());
    const unit = {
      kind: 'traffic-unit',
      accidentSourceRecordId: 'b',
      unitReference: '1',
      roadUser: null,
      roadUserNative: '',
      attributes: {},
    } as const;
    const completions = new AccidentCompletions();
    completions.note(saying(other));
    expect(completions.complete(line({ drafts: [unit] })).drafts).toEqual([unit]);
  });
});
