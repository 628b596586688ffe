import { parseAccidentFilter } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { i18next } from './i18n.ts';
import { describeFilter, describeStoredFilter } from '../filter/describe-filter.ts';

const filter = parseAccidentFilter({
  period: { start: '2016-01-01', end: '2017-01-01' },
  area: [-0.1, 51.5, 0.1, 51.7],
  selections: [
    { dimension: 'road-user', values: ['pedestrian', 'bicycle'] },
    { dimension: 'speed-limit', values: ['30'] },
    { dimension: 'month', values: ['1', '2', '3', '4', '5'] },
  ],
});

describe('a filter in words', () => {
  it('has a chip per thing asked, in Greek and in English, with the unit of the speed limit', () => {
    const greek = describeFilter(filter, 'el', i18next.getFixedT('el'), 'mph').map((part) => part.label);
    expect(greek).toEqual([
      '2016',
      'Περιοχή στον χάρτη',
      'Μήνας: Ιανουάριος, Φεβρουάριος και 3 ακόμη',
      'Χρήστες της οδού: Πεζός, Ποδήλατο',
      'Όριο ταχύτητας: 30 μίλια/ώρα',
    ]);
    const english = describeFilter(filter, 'en', i18next.getFixedT('en'), 'km/h').map((part) => part.label);
    expect(english[2]).toBe('Month: January, February and 3 more');
    expect(english[4]).toBe('Speed limit: 30 km/h');
  });

  it('says stretches of hours, not each of them', () => {
    const values = ['5-17', '5-18', '5-19', '6-00', ...Array.from({ length: 24 }, (_, hour) => `7-${String(hour).padStart(2, '0')}`)];
    const [part] = describeFilter(
      parseAccidentFilter({ selections: [{ dimension: 'hour-of-week', values }] }),
      'en',
      i18next.getFixedT('en'),
      'mph',
    );
    expect(part?.label).toBe('Hour and weekday: Fr 17:00–19:59, Sa 0:00–0:59, Sunday');
  });

  it('gives with each chip the filter without it; without all of them it is every accident', () => {
    const t = i18next.getFixedT('el');
    let rest = filter;
    for (const { id } of describeFilter(filter, 'el', t, 'mph')) {
      rest = describeFilter(rest, 'el', t, 'mph').find((part) => part.id === id)?.without ?? rest;
    }
    expect(rest).toEqual({ period: null, area: null, selections: {} });
  });

  it('reads the filter that a run has stored', () => {
    const stored: unknown = JSON.parse(JSON.stringify({ period: null, area: null, selections: { severity: ['fatal'] } }));
    expect(describeStoredFilter(stored, 'en', i18next.getFixedT('en'), 'mph')).toBe('Severity: Fatal');
    expect(describeStoredFilter(null, 'el', i18next.getFixedT('el'), 'mph')).toBe('Όλα τα ατυχήματα');
  });
});
