import './testing/web-platform.ts';
import { capabilitiesOf, INTERVENTION_KIND_LABELS, INTERVENTION_KINDS, LANGUAGES } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { InterventionDraft } from '../features/evaluations/intervention-draft.ts';
import { EMPTY_DRAFT } from '../features/evaluations/intervention-draft.ts';
import { InterventionFields } from '../features/evaluations/intervention-fields.tsx';
import { InterventionsList } from '../features/evaluations/interventions-list.tsx';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const LABEL = { el: 'Είδος', en: 'Kind' } as const;
const text = (el: string, en: string) => ({ __typename: 'Text', el, en });
const serverWith = (interventions: readonly object[]): TestServer =>
  new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, capabilitiesOf(['analyst'])) }),
    Interventions: () => ({ interventions, evaluationRuns: [] }),
  });

describe('the kind of an intervention', () => {
  it.each(LANGUAGES)('is one of the catalogue, by its name (%s)', async (language) => {
    const changes: Partial<InterventionDraft>[] = [];
    const fields = <InterventionFields draft={EMPTY_DRAFT} change={(part) => changes.push(part)} faults={new Set()} />;
    renderWith(fields, { server: serverWith([]), language });
    const select = await screen.findByLabelText<HTMLSelectElement>(LABEL[language]);
    expect([...select.options].map((option) => [option.value, option.text])).toEqual(
      INTERVENTION_KINDS.map((kind) => [kind, INTERVENTION_KIND_LABELS[kind][language]]),
    );
    fireEvent.change(select, { target: { value: 'school-street' } });
    expect(changes).toEqual([{ kind: 'school-street' }]);
  });

  it('stands in the list as the server names it', async () => {
    const intervention = {
      __typename: 'Intervention',
      id: 'i',
      name: text('Σχολείο', 'School'),
      kindLabels: text('Σχολικός δρόμος', 'School street'),
      sites: [{ __typename: 'SitePoint', longitude: 23.7, latitude: 38 }],
      worksPeriod: { __typename: 'Period', start: '2020-01-01', end: '2020-02-01' },
      selectedForHighCounts: null,
      kind: 'school-street',
      shape: null,
      selectionReason: null,
      selectionReasonLabels: null,
      selectionNote: '',
      cost: null,
      targetFilter: null,
      version: 1,
      illustrative: false,
      source: 's',
      note: text('', ''),
    };
    const nothing = (): void => undefined;
    const list = <InterventionsList onRun={nothing} onEvaluate={nothing} onNew={nothing} onTable={nothing} />;
    renderWith(list, { server: serverWith([intervention]), language: 'el' });
    expect((await screen.findByText(/^Σχολικός δρόμος · /)).textContent).toMatch(/^Σχολικός δρόμος · /);
  });
});
