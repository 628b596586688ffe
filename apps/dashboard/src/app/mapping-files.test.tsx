import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { FilesStep } from '../features/imports/mapping/files-step.tsx';
import type { SurveyedPlace } from '../features/imports/mapping/survey.ts';
import type { Wizard } from '../features/imports/mapping/use-wizard.ts';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const sheetOf = (content: string): SurveyedPlace => ({ file: 0, fileName: '2023.xlsx', content });

/** As much of it as the step looks at. */
function show(language: 'el' | 'en', alike: readonly SurveyedPlace[]): void {
  const wizard = {
    survey: { message: { el: '', en: '' }, others: [] },
    tables: [{ ...sheetOf('Ιαν'), columns: [{ heading: 'ΗΜ/ΝΙΑ' }], alike }],
    draft: { tables: [{ isChosen: true, rowIs: 'accident' }] },
    changeTable: () => undefined,
    change: () => undefined,
  } as unknown as Wizard;
  renderWith(<FilesStep wizard={wizard} />, { server: new TestServer({}), language });
}

describe('a sheet for each month', () => {
  it('is one choice, with the names of all that are read with it', () => {
    show('el', [sheetOf('Φεβ'), sheetOf('Μαρ')]);
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
    expect(screen.getByText(/διαβάζονται μαζί του και άλλοι 2 πίνακες: 2023.xlsx › Φεβ, 2023.xlsx › Μαρ\.$/)).toBeTruthy();
  });

  it('says so in English, and nothing where there is only one', () => {
    show('en', [sheetOf('Φεβ')]);
    expect(screen.getByText(/Read with it, with the same headings: 2023.xlsx › Φεβ\.$/)).toBeTruthy();
    cleanup();
    show('en', []);
    expect(screen.queryByText(/same headings/)).toBeNull();
  });
});
