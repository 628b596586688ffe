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

async function sendWithPhoto(): Promise<void> {
  // A browser draws the picture anew; jsdom can draw none.
  globalThis.createImageBitmap = () => Promise.resolve({ width: 1, height: 1, close: () => undefined } as ImageBitmap);
  HTMLCanvasElement.prototype.getContext = (() => null) as typeof HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.toBlob = (done) => done(new Blob(['picture']));
  openSite('/report?lang=en');
  await fillIn();
  await userEvent.upload(screen.getByLabelText('Photograph (optional)'), new File(['x'], 'x.jpg', { type: 'image/jpeg' }));
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
}

describe('a report', () => {
  it('says first that it is not for emergencies, and who would get it', async () => {
    openSite('/report?lang=en');
    expect(await screen.findByText('Not for emergencies: call 112, or the police at 100.')).toBeTruthy();
    await fillIn();
    expect(await screen.findByText('Municipality of Volos will get the report. It is erased after 365 days.')).toBeTruthy();
  });

  it('is loaded as a page of its own, since no other may ask the device where it is', async () => {
    openSite('/?lang=en');
    const follow = async (name: string): Promise<boolean> => {
      let stays = false;
      const look = (event: Event): void => {
        stays = event.defaultPrevented;
        event.preventDefault();
      };
      window.addEventListener('click', look, { once: true });
      await userEvent.click(await screen.findByRole('link', { name }));
      return stays;
    };
    expect(await follow('Report')).toBe(false);
    expect(await follow('Comparison')).toBe(true);
  });

  it('takes a place in degrees: only both are one, and a wrong one is said beside it', async () => {
    openSite('/report?lang=en');
    const latitude = await screen.findByRole('textbox', { name: 'Latitude' });
    const longitude = screen.getByRole('textbox', { name: 'Longitude' });
    await userEvent.type(latitude, '95');
    await userEvent.tab();
    expect(document.activeElement).toBe(longitude);
    expect(latitude.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toContain(
      'Write degrees as a number from −85 to 85, such as 37.98.',
    );
    await userEvent.clear(latitude);
    await userEvent.type(latitude, '39,36');
    await userEvent.tab();
    expect(latitude.getAttribute('aria-invalid')).toBe('false');
    expect([latitude, longitude].map((field) => (field as HTMLInputElement).value)).toEqual(['39,36', '']);
    expect(asked.some(({ path }) => path === '/api/reports/recipient')).toBe(false);
    await userEvent.type(longitude, '22.94');
    await userEvent.tab();
    expect([latitude, longitude].map((field) => (field as HTMLInputElement).value)).toEqual(['39.36', '22.94']);
    await waitFor(() => expect(asked.some(({ path }) => path === '/api/reports/recipient')).toBe(true));
  });

  it('leads whoever has left something out to where it is', async () => {
    openSite('/report?lang=en');
    const send = async (): Promise<void> => userEvent.click(await screen.findByRole('button', { name: 'Send' }));
    await send();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Near miss' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Hazard on the road' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Lighting' }));
    await send();
    expect(await screen.findByText(/^The place is missing\./)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Latitude' }));
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

  it('has its photograph tried again where that has not arrived, and says when it is too late', async () => {
    await sendWithPhoto();
    const again = () => screen.findByRole('button', { name: 'Try the photograph again' });
    await userEvent.click(await again());
    expect(await screen.findByText(/There is no connection/)).toBeTruthy();
    answers['POST /api/reports/photo'] = () => problem('CITIZEN_REPORT_NOT_FOUND');
    await userEvent.click(await again());
    expect(await screen.findByText(/takes no photograph any more/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try the photograph again' })).toBeNull();
    expect(asked.filter(({ path }) => path === '/api/reports/photo').map(({ secret }) => secret)).toEqual([SECRET, SECRET, SECRET]);
    expect(asked.filter(({ path }) => path === '/api/reports')).toHaveLength(1);
  });

  it('is whole once the photograph has arrived', async () => {
    await sendWithPhoto();
    await screen.findByRole('button', { name: 'Try the photograph again' });
    answers['POST /api/reports/photo'] = () => json(undefined, 204);
    await userEvent.click(await screen.findByRole('button', { name: 'Try the photograph again' }));
    expect(await screen.findByText('The photograph was sent too.')).toBeTruthy();
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
    expect(document.activeElement?.textContent).toBe('Να διαγραφεί οριστικά;');
    await userEvent.click(screen.getByRole('button', { name: 'Όχι' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Διαγραφή της αναφοράς' }));
    await userEvent.keyboard('{Enter}');
    expect(asked.some(({ path }) => path === '/api/reports/take-back')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Ναι, διαγραφή' }));
    expect(await screen.findByText('Η αναφορά διαγράφηκε.')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Η αναφορά διαγράφηκε.');
  });

  it('is told to nobody else', async () => {
    answers['GET /api/reports/state'] = () => problem('CITIZEN_REPORT_NOT_FOUND');
    openSite(`/report-state?lang=en#${SECRET}`);
    const main = within(await screen.findByRole('main'));
    await waitFor(() => expect(main.getByText(/^No report has this link/)).toBeTruthy());
  });
});
