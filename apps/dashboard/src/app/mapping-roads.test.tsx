import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { NetworkField } from '../features/imports/network-field.tsx';
import { ColumnsStep } from '../features/imports/mapping/columns-step.tsx';
import { RoadFields } from '../features/imports/mapping/road-fields.tsx';
import { SampleLines } from '../features/imports/mapping/sample-lines.tsx';
import type { LookedTable } from '../features/imports/mapping/survey.ts';
import type { Wizard } from '../features/imports/mapping/use-wizard.ts';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const FIELDS = [
  { id: 'road-line', of: 'road' },
  { id: 'road-name', of: 'accident', alsoOfRoad: true },
  { id: 'severity', of: 'accident' },
].map((field) => ({ ...field, labels: { el: field.id, en: field.id } }));

/** As much of it as the steps look at. */
function wizardOf(fields: readonly (string | null)[], changeTable: Wizard['changeTable'] = () => undefined): Wizard {
  const columns = fields.map((field, i) => ({ heading: `column ${i}`, samples: [], field, confidence: 1, because: 'heading' }));
  return {
    survey: { fields: FIELDS, recordKinds: [{ id: 'road', labels: { el: 'Οδικό δίκτυο', en: 'Roads' }, units: ['road'] }] },
    draft: { tables: [{ isChosen: true }] },
    table: { fileName: 'roads.gpkg', content: null, columns, mapping: { rowIs: 'road' } },
    tableDraft: { fields, rowIs: 'road', isLinked: false, keyScope: 'year' },
    changeTable,
  } as unknown as Wizard;
}

describe('a file of lines of roads', () => {
  it('offers fields of roads alone', () => {
    renderWith(<ColumnsStep wizard={wizardOf(['road-line', null])} />, { server: new TestServer({}), language: 'en' });
    expect(screen.getByLabelText<HTMLSelectElement>('What the records are').value).toBe('road');
    const options = within(screen.getByLabelText('What “column 1” is')).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual(['Kept as it is', 'road-line', 'road-name']);
  });

  it('asks for the unit of kilometre positions where it has some, and where roads meet', () => {
    const changes: unknown[] = [];
    const show = (fields: readonly string[]) =>
      renderWith(<RoadFields wizard={wizardOf(fields, (change) => void changes.push(change))} />, {
        server: new TestServer({}),
        language: 'el',
      });
    show(['road-line']);
    expect(screen.queryByLabelText('Οι χιλιομετρικές θέσεις (χ/θ) είναι σε')).toBeNull();
    fireEvent.change(screen.getByLabelText('Οι οδοί συναντιούνται'), { target: { value: 'crossing' } });
    cleanup();
    show(['road-line', 'end-kilometre']);
    fireEvent.change(screen.getByLabelText('Οι χιλιομετρικές θέσεις (χ/θ) είναι σε'), { target: { value: 'm' } });
    expect(changes).toEqual([{ meetsAt: 'crossing' }, { positionsIn: 'm' }]);
  });

  it('shows roads as they would be read', () => {
    const line = { row: 2, time: null, severity: null, records: ['road-line'], remarks: [] };
    const ofRoad = {
      roadReference: 'ΕΟ8',
      roadClass: 'primary',
      speedLimit: 70,
      speedUnit: 'km/h',
      kilometres: { from: 12.4, to: 12.511 },
    };
    const sample = { lines: [{ ...line, road: 'Λεωφόρος Αθηνών', ofRoad }], places: [] } as unknown as LookedTable;
    renderWith(<SampleLines sample={sample} isLooking={false} severities={{}} />, { server: new TestServer({}), language: 'el' });
    for (const text of ['ΕΟ8 · Λεωφόρος Αθηνών', 'Κύρια οδός', '70 χλμ./ώρα', '12,400 – 12,511'])
      expect(screen.getByText(text)).toBeTruthy();
  });

  it('says and takes another name of its network', () => {
    const names: string[] = [];
    renderWith(<NetworkField network="leeds" onChange={(name) => names.push(name)} />, { server: new TestServer({}), language: 'en' });
    fireEvent.change(screen.getByLabelText('Road network'), { target: { value: 'bradford' } });
    expect(names).toEqual(['bradford']);
  });
});
