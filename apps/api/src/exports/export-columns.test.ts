import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

import type { AccidentSource } from '../accidents/accident-sources.repository.ts';
import { makeColumns } from '../common/testing/make-columns.ts';
import { countOfAccident } from './count-of-accident.ts';
import { ACCIDENT_COLUMNS, columnsFor, type ExportedAccident } from './export-columns.ts';

const SOURCE: AccidentSource = {
  sourceRecordId: 'S1',
  formatId: 'stats19',
  batchId: 7,
  severityNative: '2',
  speedLimit: 30,
  speedUnit: 'mph',
};

function cellsOf(accident: Omit<ExportedAccident, 'id' | 'srid' | 'source'>, source = SOURCE): Record<string, unknown> {
  return Object.fromEntries(ACCIDENT_COLUMNS.map(({ id, valueOf }) => [id, valueOf({ ...accident, id: 'the id', srid: 27_700, source })]));
}

describe('THE columns of an export', () => {
  it('have ids that programs can read and headings in both languages, each once', () => {
    for (const field of ['id', 'el', 'en'] as const) {
      const names = ACCIDENT_COLUMNS.map(({ id, labels }) => (field === 'id' ? id : labels[field]));
      expect(new Set(names).size).toBe(names.length);
    }
    expect(ACCIDENT_COLUMNS.filter(({ id }) => !/^[a-z]+(_[a-z]+)*$/.test(id))).toEqual([]);
    expect(ACCIDENT_COLUMNS.filter(({ labels }) => labels.en === '')).toEqual([]);
  });

  it('are all explained in docs/export.md, and no others', () => {
    const page = readFileSync(new URL('../../../../docs/export.md', import.meta.url), 'utf8');
    // What analyses have found has columns of its own, explained further down.
    const ofAccidents = page.slice(0, page.indexOf('\n## What an analysis has found\n'));
    const explained = [...ofAccidents.matchAll(/^\| `([a-z_]+)` /gm)].map(([, id]) => id);
    expect(explained).toEqual(ACCIDENT_COLUMNS.map(({ id }) => id));
  });

  it('say what is known', () => {
    const columns = makeColumns([
      { x: 537_000, y: 189_000, date: '2016-05-03', severity: 'fatal', accidentType: 'pedestrian', roadName: 'A104' },
    ]);
    columns.hour[0] = 0;
    columns.minute[0] = 5;
    columns.weekday[0] = 2;
    columns.roadUserMask[0] = 0b1001;
    expect(cellsOf({ columns, index: 0 })).toMatchObject({
      id: 'the id',
      source_record_id: 'S1',
      date: '2016-05-03',
      year: 2016,
      month: 5,
      day: 3,
      weekday: 2,
      hour: 0,
      minute: 5,
      severity: 'fatal',
      severity_source: '2',
      road_users: 'pedestrian, car',
      accident_type: 'pedestrian',
      speed_limit: 30,
      speed_unit: 'mph',
      road_name: 'A104',
      x: 537_000,
      y: 189_000,
      epsg: 27_700,
      format: 'stats19',
      batch: 7,
    });
  });

  it('are empty for what is not known, and never 0', () => {
    const columns = makeColumns([{ date: '2016', severity: 'slight' }]);
    const known = ['id', 'source_record_id', 'year', 'severity', 'severity_source', 'format', 'batch'];
    const cells = cellsOf({ columns, index: 0 }, { ...SOURCE, speedLimit: null });
    expect(Object.keys(cells).filter((id) => cells[id] !== null)).toEqual(known);
  });

  it('count no casualties where nobody was hurt', () => {
    const columns = makeColumns([{ date: '2016', severity: 'damage-only' }]);
    expect(cellsOf({ columns, index: 0 })).toMatchObject({
      casualties: 0,
      killed: 0,
      seriously_injured: 0,
      slightly_injured: 0,
      units: null,
    });
  });

  it('name the record at the source only to whoever may see personal fields', () => {
    expect(columnsFor(true)).toEqual(ACCIDENT_COLUMNS);
    expect(columnsFor(false).map(({ id }) => id)).toEqual(ACCIDENT_COLUMNS.map(({ id }) => id).filter((id) => id !== 'source_record_id'));
  });

  it('have words for every id in both languages', () => {
    const labelled = ACCIDENT_COLUMNS.filter(({ labelOf }) => labelOf !== undefined);
    expect(labelled.length).toBeGreaterThan(8);
    const labelOf = (column: string, id: string) => ACCIDENT_COLUMNS.find((each) => each.id === column)?.labelOf?.(id);
    expect(labelOf('weekday', '1')).toEqual({ el: 'Δευτέρα', en: 'Monday' });
    expect(labelOf('road_users', 'pedestrian, car')).toEqual({ el: 'Πεζός, Επιβατηγό', en: 'Pedestrian, Car' });
    expect(labelOf('speed_unit', 'km/h')?.el).toBe('χλμ./ώρα');
    // A format that is no longer among ours keeps its name.
    expect(labelOf('format', 'former')).toEqual({ el: 'former', en: 'former' });
  });
});

describe('the parts of an accident', () => {
  it('are as many as name it', () => {
    const parts = { accident: Uint32Array.of(0, 0, 2, 2, 2, 5) };
    expect([0, 1, 2, 3, 4, 5, 6].map((index) => countOfAccident(parts, index))).toEqual([2, 0, 3, 0, 0, 1, 0]);
    expect(countOfAccident({ accident: new Uint32Array() }, 0)).toBe(0);
  });
});
