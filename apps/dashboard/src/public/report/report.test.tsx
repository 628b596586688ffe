import { PROBLEM_MESSAGES } from '@elektron/domain';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beginVisit, openSite } from '../testing/site-in-jsdom.tsx';

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly secret: string | null;
  readonly body: unknown;
}

const VOLOS = { el: 'Δήμος Βόλου', en: 'Municipality of Volos' };
const SECRET = `l_${'a'.repeat(43)}`;

let asked: Asked[];
/** What is answered instead, by method and path. */
let answers: Record<string, () => Response>;

// jsdom has no answers of its own.
const json = (value: unknown, status = 200): Response => ({ ok: status < 300, status, json: () => Promise.resolve(value) }) as Response;
const problem = (code: 'CITIZEN_REPORT_NOBODY_TAKES' | 'CITIZEN_REPORT_NOT_FOUND'): Response =>
  json({ problem: { code, details: {}, message: PROBLEM_MESSAGES[code] } }, 422);

beforeEach(() => {
  beginVisit();
  asked = [];
  answers = {
    'GET /open/releases': () => json({ releases: [] }),
    'GET /api/reports/recipient': () => json({ organisation: VOLOS, keptDays: 365 }),
    'POST /api/reports': () => json({ secret: SECRET, organisation: VOLOS, keptDays: 365 }),
  };
  globalThis.fetch = ((path: string, { method = 'GET', headers, body }: RequestInit = {}) => {
    const pathname = path.split('?')[0]!;
    asked.push({ path: pathname, method, secret: (headers as Record<string, string> | undefined)?.['x-elektron-report'] ?? null, body });
    const answer = answers[`${method} ${pathname}`];
    return answer === undefined ? Promise.reject(new TypeError('no connection')) : Promise.resolve(answer());
  }) as typeof fetch;
});
afterEach(cleanup);

const sent = (): Asked | undefined => asked.find(({ method, path }) => method === 'POST' && path === '/api/reports');

async function fillIn(): Promise<void> {
  await userEvent.click(await screen.findByRole('radio', { name: 'Hazard on the road' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Lighting' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Latitude' }), '39.36');
  await userEvent.tab();
  await userEvent.type(screen.getByRole('textbox', { name: 'Longitude' }), '22.94');
  await userEvent.tab();
  await userEvent.type(screen.getByRole('textbox', { name: /In your own words/ }), 'The lamp is out');
}

describe('a report', () => {
  it('says first that it is not for emergencies, and who would get it', async () => {
    openSite('/report?lang=en');
    expect(await screen.findByText('Not for emergencies: call 112, or the police at 100.')).toBeTruthy();
    await fillIn();
    expect(await screen.findByText('Municipality of Volos will get the report. It is erased after 365 days.')).toBeTruthy();
  });

  it('is sent without an account, and gives a link that no server sees in an address', async () => {
    openSite('/report?lang=en');
    await fillIn();
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByRole('heading', { name: 'Thank you: the report was sent' })).toBeTruthy();
    expect(JSON.parse(sent()?.body as string)).toEqual({
      category: 'lighting',
      longitude: 22.94,
      latitude: 39.36,
      happenedOn: null,
      words: 'The lamp is out',
    });
    const link = new URL(screen.getByRole<HTMLInputElement>('textbox', { name: 'Your link' }).value);
    expect([link.pathname, link.search, link.hash]).toEqual(['/report-state', '?lang=en', `#${SECRET}`]);
  });

  it.each([
    ['nothing was chosen', 'Choose first what you want to report.', false],
    ['nobody takes it', PROBLEM_MESSAGES.CITIZEN_REPORT_NOBODY_TAKES.en, true],
  ])('is not sent where %s, and what was written stays', async (_, message, filled) => {
    answers['POST /api/reports'] = () => problem('CITIZEN_REPORT_NOBODY_TAKES');
    openSite('/report?lang=en');
    if (filled) await fillIn();
    await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
    expect(await screen.findByText(message)).toBeTruthy();
    expect(sent() !== undefined).toBe(filled);
    if (filled) expect(screen.getByDisplayValue('The lamp is out')).toBeTruthy();
  });

  it('waits where there is no connection', async () => {
    delete answers['POST /api/reports'];
    openSite('/report?lang=en');
    await fillIn();
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText(/There is no connection\. What you wrote stays/)).toBeTruthy();
  });
});

describe('what became of a report', () => {
  it('is told to whoever has its link, in Greek, and can be deleted', async () => {
    answers['GET /api/reports/state'] = () =>
      json({
        kind: 'hazard',
        category: 'lighting',
        state: 'accepted',
        answer: 'Θα επισκευαστεί',
        receivedAt: '2026-03-01T10:00:00Z',
        erasedOn: '2027-03-01',
        organisation: VOLOS,
      });
    answers['POST /api/reports/take-back'] = () => json(undefined, 204);
    openSite(`/report-state?lang=el#${SECRET}`);
    expect(await screen.findByText('Θα επισκευαστεί')).toBeTruthy();
    expect(screen.getByText('Έγινε δεκτή')).toBeTruthy();
    expect(asked.find(({ path }) => path === '/api/reports/state')?.secret).toBe(SECRET);
    await userEvent.click(screen.getByRole('button', { name: 'Διαγραφή της αναφοράς' }));
    expect(asked.some(({ path }) => path === '/api/reports/take-back')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Ναι, διαγραφή' }));
    expect(await screen.findByText('Η αναφορά διαγράφηκε.')).toBeTruthy();
  });

  it('is told to nobody else', async () => {
    answers['GET /api/reports/state'] = () => problem('CITIZEN_REPORT_NOT_FOUND');
    openSite(`/report-state?lang=en#${SECRET}`);
    const main = within(await screen.findByRole('main'));
    await waitFor(() => expect(main.getByText(/^No report has this link/)).toBeTruthy());
  });
});
