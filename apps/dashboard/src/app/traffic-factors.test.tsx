import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { findFaults } from '../features/traffic/factor-draft.ts';
import { FactorForms } from '../features/traffic/factor-forms.tsx';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const TWELVE = '1,1 1.1 1 1 1 1 0,9 1,2 1 1 1 1';
const SEVEN = '1 1 1 1 1 0,9 0,8';

describe('published factors', () => {
  it.each([
    ['months', '1 1 1'],
    ['months', `${TWELVE} 1`],
    ['months', TWELVE.replace('0,9', '0')],
    ['months', TWELVE.replace('0,9', 'εννέα')],
    ['weekdays', ''],
    ['hours', '4 4 4'],
    ['hours', Array.from({ length: 24 }, () => '0').join(' ')],
    ['variation', '12%'],
    ['variation', '0,1 0,2'],
    ['source', '  '],
  ] as const)('are not sent with %s “%s”', (field, text) => {
    const good = { months: TWELVE, weekdays: SEVEN, hours: '', variation: '0,12', source: 'ΥΠΟΜΕ' };
    expect([...findFaults(good)]).toEqual([]);
    expect([...findFaults({ ...good, [field]: text })]).toEqual([field]);
  });

  it('say at each field what it lacks, in the words of the page, and send nothing until then', async () => {
    const sent: unknown[] = [];
    const server = new TestServer({
      EnterTrafficFactors: (variables) => {
        sent.push(variables);
        return { enterTrafficFactors: { __typename: 'TrafficFactorsPayload', table: null, userErrors: [] } };
      },
    });
    renderWith(
      <FactorForms view={{ counted: 'motor-vehicle', trafficYear: null, roadCategory: null } as never} roadCategories={['Αστική']} />,
      {
        server,
        language: 'el',
      },
    );
    const [, enter] = document.querySelectorAll('form');
    const form = within(enter!);
    const send = () => userEvent.click(form.getByRole('button', { hidden: true }));
    await userEvent.type(form.getByLabelText('Μήνες'), '1 1 1');
    await send();
    expect(form.getByText('Γράψτε δώδεκα αριθμούς πάνω από μηδέν, έναν για κάθε μήνα, με κενό ανάμεσα.')).toBeTruthy();
    expect(form.getByText('Γράψτε από πού προέρχονται οι συντελεστές.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(form.getByLabelText('Μήνες')));
    expect(sent).toEqual([]);
    await userEvent.clear(form.getByLabelText('Μήνες'));
    await userEvent.type(form.getByLabelText('Μήνες'), TWELVE);
    await userEvent.type(form.getByLabelText('Ημέρες της εβδομάδας'), SEVEN);
    await userEvent.type(form.getByLabelText('Πηγή'), 'ΥΠΟΜΕ, 2023');
    await send();
    expect(sent).toMatchObject([{ input: { weekdays: [1, 1, 1, 1, 1, 0.9, 0.8], hours: null, source: 'ΥΠΟΜΕ, 2023' } }]);
  });

  it('of own counters ask for the year', async () => {
    const server = new TestServer({});
    renderWith(<FactorForms view={{ counted: 'motor-vehicle', trafficYear: null, roadCategory: null } as never} roadCategories={[]} />, {
      server,
      language: 'el',
    });
    const [derive] = document.querySelectorAll('form');
    await userEvent.click(within(derive!).getByRole('button', { hidden: true }));
    expect(screen.getByText('Γράψτε το έτος των μόνιμων μετρητών, π.χ. 2024.')).toBeTruthy();
    expect(server.asked).toEqual([]);
  });
});
