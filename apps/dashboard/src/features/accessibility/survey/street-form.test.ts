import { describe, expect, it } from '@jest/globals';
import { ACCESSIBILITY_ITEM_DECLARATIONS, ACCESSIBILITY_ITEMS } from '@elektron/domain';
import { asksOf, blankForm, dayOf, findFaults, nextForm, toEntry, toForm, type StreetForm } from './street-form.ts';

const TODAY = '2024-03-05';
const ID = '0b7c1f0e-1234-4000-8000-000000000000';
const PLACE = { longitude: 22.94, latitude: 39.36, accuracyMeters: 6.5 };
const CAR: StreetForm = {
  ...blankForm(TODAY),
  item: 'obstacle',
  state: 'present',
  side: 'right',
  place: PLACE,
  measures: { clearWidthMeters: 0.6 },
  temporary: true,
  presentFrom: '2024-03-05T09:00',
  presentUntil: '2024-03-05T10:30',
  roadName: ' Ιάσονος ',
  note: 'μπροστά στη ράμπα',
};

describe('what is seen in the street', () => {
  it('needs a thing, a place, a finding and a day, and the rest may stay open', () => {
    expect(findFaults({ ...blankForm(TODAY), observedOn: null }, TODAY)).toEqual({
      item: 'missing',
      place: 'missing',
      state: 'missing',
      observedOn: 'missing',
    });
    expect(findFaults({ ...blankForm(TODAY), item: 'steps', state: 'absent', place: PLACE }, TODAY)).toEqual({});
    expect(findFaults({ ...CAR, observedOn: '2024-03-06' }, TODAY)).toEqual({ observedOn: 'future' });
  });

  it('is measured within what a street can have, and ends after it begins', () => {
    expect(findFaults(CAR, TODAY)).toEqual({});
    expect(findFaults({ ...CAR, measures: { clearWidthMeters: 50.1 }, presentUntil: '2024-03-05T08:59' }, TODAY)).toEqual({
      clearWidthMeters: 'range',
      presentUntil: 'order',
    });
    expect(findFaults({ ...CAR, measures: { clearWidthMeters: Number.NaN } }, TODAY)).toEqual({ clearWidthMeters: 'range' });
  });

  it('is asked of each item for what that item has, and of what is not there for nothing', () => {
    for (const item of ACCESSIBILITY_ITEMS) {
      const { measures, canBeTemporary } = ACCESSIBILITY_ITEM_DECLARATIONS[item];
      expect(asksOf({ ...CAR, item })).toEqual({ measures, temporary: canBeTemporary, condition: true });
      for (const state of ['absent', 'unknown', 'not-applicable'] as const)
        expect(asksOf({ ...CAR, item, state })).toEqual({ measures: [], temporary: false, condition: false });
    }
  });

  it('is sent without what does not belong to it: a width of what is missing, hours of what is there to stay', () => {
    expect(toEntry(CAR, ID)).toEqual({
      entryId: ID,
      featureNumber: null,
      item: 'OBSTACLE',
      state: 'PRESENT',
      condition: null,
      side: 'RIGHT',
      method: 'ON_SITE',
      observedOn: TODAY,
      ...PLACE,
      roadName: 'Ιάσονος',
      measures: { clearWidthMeters: 0.6, headroomMeters: null },
      temporary: true,
      presentFrom: '2024-03-05T09:00',
      presentUntil: '2024-03-05T10:30',
      note: 'μπροστά στη ράμπα',
    });
    const gone = toEntry({ ...CAR, state: 'absent', condition: 'defective' }, ID);
    expect(gone).toMatchObject({ measures: {}, condition: null, temporary: false, presentFrom: null, presentUntil: null });
    expect(() => toEntry(blankForm(TODAY), ID)).toThrow(RangeError);
  });

  it('is the same again when it comes back to be put right', () => {
    const entry = toEntry(CAR, ID);
    expect(toEntry(toForm(entry), ID)).toEqual(entry);
  });

  it('leaves the road, the side and the method for the next thing, and no more', () => {
    expect(nextForm({ ...CAR, method: 'imagery' }, '2024-03-06')).toEqual({
      ...blankForm('2024-03-06'),
      roadName: CAR.roadName,
      side: 'right',
      method: 'imagery',
    });
  });

  it('has the day of the clock on the phone', () => {
    expect(dayOf(new Date(2024, 2, 5, 23, 59))).toBe(TODAY);
  });
});
