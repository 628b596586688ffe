import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser.ts';
import { Caller } from './caller.ts';
import { SERVER_START_MILLISECONDS, startServer, type RunningServer } from './start-server.ts';

const PATIENCE_MILLISECONDS = 45_000;

jest.setTimeout(180_000);

interface Found {
  readonly hotspotRuns: readonly { readonly id: string; readonly methodId: string }[];
  readonly blackSpots: readonly {
    readonly id: string;
    readonly status: string;
    readonly illustrative: boolean;
    readonly runId: string | null;
  }[];
  readonly interventions: readonly { readonly source: string; readonly selectedForHighCounts: boolean; readonly illustrative: boolean }[];
}

const FOUND =
  '{ hotspotRuns { id methodId } blackSpots { id status illustrative runId } interventions { source selectedForHighCounts illustrative } }';

describeInBrowser('the black-spot register', () => {
  let server: RunningServer;
  let browser: Browser;
  let everybody: Caller;
  const brokenScripts: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    everybody = await Caller.of(server.url, 'all');
  }, SERVER_START_MILLISECONDS);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    expect(brokenScripts).toEqual([]);
  });

  const visit = async (path: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, storageState: everybody.signedIn });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    page.on('pageerror', (error) => brokenScripts.push(error.message));
    await page.goto(`${server.url}${path}`);
    return page;
  };
  const found = (): Promise<Found> => everybody.ask<Found>(FOUND);

  it('takes a document, gives it back, and removes it with a reason', async () => {
    const { blackSpots } = await found();
    const page = await visit(`/app/black-spots/${blackSpots[1]!.id}?lang=en`);
    const attach = async (name: string, text: string): Promise<void> => {
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: 'Attach', exact: true }).click();
    };
    await attach('page.pdf', '<html>');
    await page.getByText('The file “page.pdf” cannot be attached', { exact: false }).waitFor();
    await attach('Plan of the junction.pdf', '%PDF-1.7 plan');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download Plan of the junction.pdf' }).click(),
    ]);
    expect([download.suggestedFilename(), await readFile(await download.path(), 'utf8')]).toEqual([
      'Plan of the junction.pdf',
      '%PDF-1.7 plan',
    ]);
    await page.getByRole('button', { name: 'Remove Plan of the junction.pdf' }).click();
    await page.getByRole('button', { name: 'Remove for good' }).click();
    await page.getByText('This is missing.').waitFor();
    await page.getByLabel('Why it is removed').fill('An older plan');
    await page.getByRole('button', { name: 'Remove for good' }).click();
    await page.getByText('No document is attached.').waitFor();
    await page.getByText('An older plan').waitFor();
    await page.close();
  });

  it('holds three cases in the demonstration, each of which says that it is invented', async () => {
    const { blackSpots, hotspotRuns } = await found();
    expect(blackSpots.map(({ status }) => status)).toEqual(['identified', 'site-visit', 'monitored']);
    const clusters = hotspotRuns.find(({ methodId }) => methodId === 'dbscan')!.id;
    expect(blackSpots.map(({ illustrative, runId }) => [illustrative, runId])).toEqual(blackSpots.map(() => [true, clusters]));
    const page = await visit(`/app/black-spots/${blackSpots[0]!.id}?lang=el`);
    await page.getByText('Η υπόθεση είναι επινοημένη για την επίδειξη', { exact: false }).waitFor();
    await page.close();
  });

  it('takes a hotspot from the list of its run, and a step of it, by the keyboard alone', async () => {
    const { hotspotRuns } = await found();
    const page = await visit(`/app/hotspots?lang=en&run=${hotspotRuns.find(({ methodId }) => methodId === 'dbscan')!.id}`);
    await page.getByRole('link', { name: 'To the register: hotspot 4', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Name of the place').fill('The fourth place');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'The fourth place' }).waitFor();

    // Without a date there is no step, and the field that lacks it has the focus.
    await page.getByLabel('Step', { exact: true }).focus();
    await page.getByRole('button', { name: 'Take the step' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await page.keyboard.type('05/03/2019');
    await page.keyboard.press('Enter');
    await page.getByText('Identified → Site visited').waitFor();
    expect(await page.getByText('On 05/03/2019').count()).toBe(1);

    // What its accidents are like, with the way to each.
    await page.getByText(/^(Factors tested: \d+\.|Of \d+ factors that were tested|There are so few)/).waitFor();
    // The file of the demonstration has no directions: every drawing is one of movements alone.
    await page.getByText(/^Drawn by direction: 0\. Drawn by movement alone, without directions: [1-9]\d*\. Not drawn: \d+\./).waitFor();
    await page
      .getByRole('img', { name: /^\d+ accidents?: Going ahead/ })
      .first()
      .waitFor();
    await page.getByRole('table', { name: 'By weekday and hour' }).waitFor();
    await page.getByRole('table', { name: 'Accidents one by one' }).getByRole('link').first().click();
    await page.waitForURL((url) => url.pathname === '/app' && url.searchParams.has('accident'));
    await page.close();
  });

  it('makes the intervention of a treated place, and lists its evaluations', async () => {
    const { blackSpots } = await found();
    const treated = blackSpots.find(({ status }) => status === 'monitored')!.id;
    const page = await visit(`/app/black-spots/${treated}?lang=en`);
    await page.getByRole('button', { name: 'Create the intervention' }).click();
    await page.getByRole('link', { name: 'To the intervention and its evaluation' }).first().waitFor();
    const { interventions } = await found();
    expect(interventions[0]).toEqual({
      source: 'Black-spot register: ΕΝΔΕΙΚΤΙΚΟΣ / ILLUSTRATIVE',
      selectedForHighCounts: true,
      illustrative: true,
    });
    await page.getByRole('link', { name: 'To the register' }).click();
    const due = page.getByRole('table', { name: 'Evaluations of works' });
    await due.getByText('01/01/2018').waitFor();
    expect(await due.getByText('Due', { exact: true }).count()).toBe(2);
    await due.getByRole('link', { name: 'Evaluate' }).first().click();
    await page.waitForURL((url) => url.pathname === '/app/evaluations' && url.searchParams.has('intervention'));
    await page.close();
  });

  it('takes a place that was chosen by a click', async () => {
    const page = await visit('/app/black-spots/new?lang=el');
    const map = page.locator('.leaflet-container');
    const latitude = page.getByLabel('Γεωγραφικό πλάτος');
    // A map that is still finding its place hears of no click.
    do await map.click({ position: { x: 300, y: 200 } });
    while (!/^51,\d+$/.test(await latitude.inputValue()));
    await page.waitForFunction(() => document.querySelectorAll('path.leaflet-interactive, .leaflet-overlay-pane *').length > 0);
    await page.getByRole('button', { name: 'Προσθήκη στο μητρώο' }).click();
    await page.getByText('Δώστε όνομα στη θέση.').waitFor();
    await page.getByLabel('Όνομα της θέσης').fill('Με κλικ');
    await page.getByRole('button', { name: 'Προσθήκη στο μητρώο' }).click();
    await page.getByText('Σχεδιάστηκε με το χέρι, ακτίνα 50 μ.').waitFor();
    await page.close();
  });
});
