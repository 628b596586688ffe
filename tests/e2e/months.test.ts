import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser.ts';
import { Caller } from './caller.ts';
import { SERVER_START_MILLISECONDS, startServer, type RunningServer } from './start-server.ts';

const PATIENCE_MILLISECONDS = 45_000;

jest.setTimeout(180_000);

/** After everything that the demonstration holds: only what the test enters is in it. */
const MONTH = '2020-05';
const PAGE = `/app/months?lang=el&last=${MONTH}`;

interface Entered {
  readonly enterAccident: {
    readonly entered: { readonly accident: { readonly id: string; readonly history: { readonly revision: number } } } | null;
    readonly userErrors: readonly { readonly code: string }[];
  };
}

describeInBrowser('the month, in Greek,', () => {
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

  /** An accident with one casualty, as a clerk enters it. */
  const enter = async (number: string, day: string, severity: string): Promise<string> => {
    const { enterAccident } = await everybody.ask<Entered>(
      `mutation ($input: EnterAccidentInput!) {
         enterAccident(input: $input) { entered { accident { id history { revision } } } userErrors { code } } }`,
      {
        input: {
          number,
          fields: [{ field: 'date', value: `${MONTH}-${day}` }],
          units: [{ fields: [{ field: 'roadUser', value: 'car' }] }],
          casualties: [{ unit: 1, fields: [{ field: 'severity', value: severity }] }],
        },
      },
    );
    expect(enterAccident.userErrors).toEqual([]);
    return enterAccident.entered?.accident.id ?? '';
  };

  const setSeverity = async (accidentId: string, severity: string, reason: string): Promise<void> => {
    const { accident } = await everybody.ask<{
      accident: { history: { revision: number }; casualties: { unitReference: string; casualtyReference: string }[] };
    }>('query ($id: ID!) { accident(id: $id) { history { revision } casualties { unitReference casualtyReference } } }', {
      id: accidentId,
    });
    const change = { subject: 'casualty', ...accident.casualties[0], field: 'severity', value: severity };
    const { correctAccident } = await everybody.ask<{ correctAccident: { userErrors: unknown[] } }>(
      'mutation ($input: CorrectAccidentInput!) { correctAccident(input: $input) { userErrors { code } } }',
      { input: { accidentId, changes: [change], reason, expectedRevision: accident.history.revision } },
    );
    expect(correctAccident.userErrors).toEqual([]);
  };

  const enterUnit = async (page: Page, name: string, source: string | null): Promise<void> => {
    await page.getByLabel('Όνομα', { exact: true }).fill(name);
    if (source !== null) {
      await page.getByLabel('Ποια ατυχήματα είναι δικά της').selectOption({ label: 'Μορφή αρχείου' });
      await page.getByLabel('Μορφή αρχείου').selectOption(source);
    }
    await page.getByLabel('Πρώτος μήνας που αναμένεται').fill(MONTH);
    await page.getByLabel('Ημέρες προθεσμίας').fill('10');
    await page.getByRole('button', { name: 'Καταχώριση της μονάδας' }).click();
    await page.getByRole('rowheader', { name }).waitFor();
  };

  const openPart = (page: Page, name: string): Promise<void> =>
    page.getByRole('radiogroup', { name: 'Μέρη της σελίδας' }).getByText(name, { exact: true }).click();

  it('goes from a missing station over a late death and a corrected severity to a bulletin', async () => {
    const [first, second] = [await enter('Μ-1', '04', 'serious'), await enter('Μ-2', '20', 'slight')];

    const page = await visit(`${PAGE}&part=units`);
    // What the second station has sent never came in that format; what is left is the first one's.
    await enterUnit(page, 'Τροχαία Βορρά', 'greek-police');
    await enterUnit(page, 'Τροχαία Νότου', null);

    await openPart(page, 'Μήνες');
    // Every month of both since, the earliest first.
    const waiting = page.getByText(/^\d+ μήνες περιμένουν εσάς$/);
    await waiting.waitFor();
    const waitingFirst = parseInt(await waiting.innerText());
    await page.getByText(/^Τροχαία Βορρά, Μάιος 2020: δεν έχει παραληφθεί, προθεσμία 10\/06\/2020, πέρασαν [\d.]+ ημέρες\.$/).waitFor();

    await page.getByRole('button', { name: /^Τροχαία Νότου, Μάιος 2020: αναμένεται/ }).click();
    for (const [step, then] of [
      ['Έχουν έρθει όλα', 'παραλήφθηκε'],
      ['Ελέγχθηκε', 'ελέγχθηκε'],
      ['Υπογραφή του μήνα', 'υπογράφηκε'],
    ] as const) {
      await page.getByRole('button', { name: step, exact: true }).click();
      await page.getByRole('button', { name: new RegExp(`^Τροχαία Νότου, Μάιος 2020: ${then} ?, 2 ατυχήματα`) }).waitFor();
    }
    await page.getByText(`${waitingFirst - 1} μήνες περιμένουν εσάς`, { exact: true }).waitFor();

    await setSeverity(first, 'fatal', 'Πέθανε στο νοσοκομείο');
    await setSeverity(second, 'serious', 'Από το δελτίο');
    await page.reload();
    await page.getByText(/^Τροχαία Νότου, Μάιος 2020: άλλαξε αφότου υπογράφηκε, περιμένει έλεγχο, προθεσμία/).waitFor();
    await page.getByText('Νεκροί: υπογράφηκαν 0, τώρα 1').waitFor();
    const changes = page.getByRole('table', { name: 'Αφότου υπογράφηκε' });
    await changes
      .getByRole('row', { name: /04\/05\/2020 άλλες συνέπειες νεκροί 0, βαριά 1, ελαφρά 0 νεκροί 1, βαριά 0, ελαφρά 0 διόρθωση/ })
      .waitFor();
    await changes
      .getByRole('row', { name: /20\/05\/2020 άλλες συνέπειες νεκροί 0, βαριά 0, ελαφρά 1 νεκροί 0, βαριά 1, ελαφρά 0 διόρθωση/ })
      .waitFor();
    expect(await changes.getByText('ελέγξτε ότι συνέβη εντός 30 ημερών').count()).toBe(1);
    for (const step of ['Ελέγχθηκε', 'Υπογραφή του μήνα']) await page.getByRole('button', { name: step, exact: true }).click();
    await page.getByRole('button', { name: /^Τροχαία Νότου, Μάιος 2020: υπογράφηκε/ }).waitFor();

    await openPart(page, 'Δελτίο');
    await page.getByLabel('Μονάδα καταγραφής').selectOption({ label: 'Όλος ο οργανισμός' });
    await page.getByText('1 μήνας δεν έχει παραληφθεί').waitFor();
    await page.getByText('Τροχαία Βορρά Μάιος 2020').first().waitFor();
    await page.getByRole('row', { name: /^Νεκροί 1 \(σε 1 ατύχημα\)/ }).waitFor();
    await page.getByRole('button', { name: 'Εξαγωγή' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /^CSV/ }).click()]);
    expect(download.suggestedFilename()).toMatch(/-bulletin-2020-05\.csv$/);

    await openPart(page, 'Σύνολα άλλων');
    await page.getByLabel('Πηγή', { exact: true }).fill('ΕΛΣΤΑΤ');
    await page.getByLabel('Σύνολα, μία γραμμή').fill(`${MONTH};3;1;1;1`);
    await page.getByRole('button', { name: 'Αντικατάσταση όσων λέει αυτή η πηγή' }).click();
    await page.getByRole('row', { name: /ΕΛΣΤΑΤ Μάιος 2020 Ατυχήματα 3 2 −1/ }).waitFor();
    await openPart(page, 'Εξέλιξη και σημειώσεις');
    await page.getByLabel('Από', { exact: true }).fill('01/05/2020');
    await page.getByLabel('Σημείωση', { exact: true }).fill('Νέο έντυπο');
    await page.getByLabel('Πηγή').fill('Εγκύκλιος της Τροχαίας');
    await page.getByRole('button', { name: 'Προσθήκη σημείωσης' }).click();
    await page.getByRole('button', { name: /^Μάιος 2020: 2 \[1\]/ }).waitFor();
    await page.context().close();
  });
});
