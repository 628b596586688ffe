import { ACCIDENT_DIMENSION_IDS, ACCIDENT_MEASURES, LANGUAGES } from '@elektron/domain';
import { makeFormats } from '@elektron/ui';
import { describe, expect, it } from '@jest/globals';
import { describeBars, describeMissingCasualties, describeUnstatedInjuries } from '../features/overview/chart-meaning.ts';
import { i18next } from './i18n.ts';

describe('what the bars of a chart mean', () => {
  it('is said wherever people are counted, for each dimension in each language, and differs between them', () => {
    for (const language of LANGUAGES) {
      const t = i18next.getFixedT(language);
      for (const measure of ACCIDENT_MEASURES) {
        const said = ACCIDENT_DIMENSION_IDS.map((dimension) => describeBars(dimension, measure, language, t));
        if (measure === 'accidents') expect(said.every((text) => text === undefined)).toBe(true);
        else
          expect(new Set(said.filter((text) => text !== undefined && !text.includes('charts.'))).size).toBe(ACCIDENT_DIMENSION_IDS.length);
      }
    }
  });

  it('names the severity of the accident, and that a road user need not be the one who died', () => {
    const [greek, english] = [i18next.getFixedT('el'), i18next.getFixedT('en')];
    expect(describeBars('severity', 'killed', 'en', english)).toMatch(/^Killed, by severity of the accident/);
    expect(describeBars('road-user', 'killed', 'en', english)).toBe(
      'Killed in accidents involving each kind of road user, not only its occupants',
    );
    expect(describeBars('severity', 'killed', 'el', greek)).toMatch(/^Νεκροί, κατά τη βαρύτητα του ατυχήματος/);
  });

  it('says of how many people hurt the severity is not stated, where the severe or the slight are counted', () => {
    const [t, formats] = [i18next.getFixedT('el'), makeFormats('el')];
    const some = { otherCasualties: 43_783 };
    expect(describeUnstatedInjuries(some, 'seriously-injured', formats, t)).toBe('Για 43.783 ακόμη τραυματίες δεν αναφέρεται η βαρύτητα');
    expect(describeUnstatedInjuries(some, 'killed', formats, t)).toBeUndefined();
    expect(describeUnstatedInjuries({ otherCasualties: 0 }, 'slightly-injured', formats, t)).toBeUndefined();
  });

  it('comes with how many accidents lack their casualties, where people are counted', () => {
    const [t, formats] = [i18next.getFixedT('en'), makeFormats('en')];
    const some = { accidents: 3449, withoutCasualties: 1200 };
    expect(describeMissingCasualties(some, 'killed', formats, t)).toBe('Incomplete: 1,200 of 3,449 accidents have no casualties on record');
    expect(describeMissingCasualties(some, 'accidents', formats, t)).toBeUndefined();
    expect(describeMissingCasualties({ ...some, withoutCasualties: 0 }, 'killed', formats, t)).toBeUndefined();
  });
});
