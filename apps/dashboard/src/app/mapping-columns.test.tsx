import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { ColumnsTable } from '../features/imports/mapping/columns-table.tsx';
import type { SurveyedColumn } from '../features/imports/mapping/survey.ts';
import type { Wizard } from '../features/imports/mapping/use-wizard.ts';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const COLUMNS: readonly SurveyedColumn[] = [
  { heading: 'A-2', samples: ['05/03/2023'], field: 'date', confidence: 1, because: 'variable', variable: 'A-2' },
  { heading: 'A-4', samples: ['EL61'], field: null, confidence: 1, because: 'variable', variable: 'A-4' },
  { heading: 'A-7', samples: ['81'], field: 'light', confidence: 1, because: 'variable', variable: 'A-7' },
];

/** As much of it as the table of columns looks at. @param fields what a person sees chosen */
function show(language: 'el' | 'en', fields: readonly (string | null)[]): void {
  const wizard = {
    survey: {
      recordKinds: [{ id: 'accident', labels: { el: 'Ατυχήματα', en: 'Accidents' }, units: ['accident', 'vehicle', 'casualty'] }],
      fields: ['date', 'light', 'weather'].map((id) => ({ id, of: 'accident', labels: { el: id, en: id } })),
    },
    table: { fileName: 'accidents.csv', content: null, columns: COLUMNS },
    tableDraft: { fields, rowIs: 'accident' },
    changeTable: () => undefined,
  } as unknown as Wizard;
  renderWith(<ColumnsTable wizard={wizard} />, { server: new TestServer({}), language });
}

describe('the columns of a table in the variables of CADaS', () => {
  it('say which variable each is, and which of them has no field here', () => {
    show('en', ['date', null, 'light']);
    expect(screen.getByText('CADaS variable A-2, 100%')).toBeTruthy();
    expect(screen.getByText('CADaS variable A-4: there is no field for it here')).toBeTruthy();
  });

  it('say it in Greek, until a person has chosen otherwise', () => {
    show('el', ['date', 'weather', null]);
    expect(screen.getByText(/^μεταβλητή CADaS A-2, 100/)).toBeTruthy();
    expect(screen.getAllByText('το επιλέξατε εσείς')).toHaveLength(2);
    expect(screen.queryByText(/A-4:/)).toBeNull();
  });
});
