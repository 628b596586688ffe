import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FeatureInView } from '../features/accessibility/accessibility-queries.ts';
import { FeaturesTable } from '../features/accessibility/features-table.tsx';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const MEASURES = {
  clearWidthMeters: null,
  widthMeters: null,
  headroomMeters: null,
  longitudinalSlopePercent: null,
  crossSlopePercent: null,
  upstandMillimeters: null,
};
const RAMP: FeatureInView = {
  id: 'f',
  item: 'KERB_RAMP',
  side: 'LEFT',
  longitude: 22.9,
  latitude: 39.3,
  lines: [],
  roadName: 'Ιάσονος',
  state: 'PRESENT',
  condition: null,
  observedOn: '2026-03-05',
  dateBasis: 'SURVEY',
  method: 'ON_SITE',
  temporary: false,
  presentFrom: null,
  presentUntil: null,
  measures: MEASURES,
};
const NOTED = { ...RAMP, note: 'Πίσω από το περίπτερο' };

function show(features: readonly FeatureInView[], withNotes: boolean, mayRead = true): boolean[] {
  const wanted: boolean[] = [];
  const onNotes = mayRead ? (asked: boolean): void => void wanted.push(asked) : null;
  const table = (
    <FeaturesTable features={features} total={1} lit={null} onLight={() => undefined} withNotes={withNotes} onNotes={onNotes} />
  );
  renderWith(table, { server: new TestServer({}), language: 'el' });
  return wanted;
}

describe('the notes of whoever was in the street', () => {
  it('are asked for by whoever may read them, since that is written down', async () => {
    const wanted = show([RAMP], false);
    expect(screen.queryByRole('columnheader', { name: 'Σημείωση' })).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Να φαίνονται οι σημειώσεις (η ανάγνωσή τους καταγράφεται)' }));
    expect(wanted).toEqual([true]);
  });

  it('stand beside what was seen, and nobody else is asked', () => {
    show([NOTED], true);
    expect(screen.getByRole('cell', { name: 'Πίσω από το περίπτερο' })).toBeTruthy();
    cleanup();
    show([RAMP], false, false);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
