import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser.ts';
import { Caller } from './caller.ts';
import { SERVER_START_MILLISECONDS, startServer, type RunningServer } from './start-server.ts';

const PHONE = { width: 390, height: 844 };
const PATIENCE_MILLISECONDS = 45_000;
/** In the town of the demonstration. */
const HERE = { longitude: -0.0208, latitude: 51.5838, accuracy: 7.04 };

jest.setTimeout(180_000);

interface Recorded {
  readonly accessibilityFeatures: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly item: string; readonly state: string; readonly roadName: string | null } }[];
  };
  readonly importBatches: readonly { readonly kind: string; readonly counts: { readonly added: number } }[];
}

const RECORDED = `{ accessibilityFeatures(first: 50) { totalCount edges { node { item state roadName longitude latitude } } }
  importBatches(first: 50) { kind counts { added } } }`;

const ACCOUNTS = '{ signInOptions { demoAccounts { email password } } }';

describeInBrowser('somebody who surveys the street with a phone, in Greek,', () => {
  let server: RunningServer;
  let browser: Browser;
  let clerk: Caller;
  let phone: BrowserContext;
  const brokenScripts: string[] = [];
  const sendings: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    clerk = await Caller.of(server.url, 'uploader');
    phone = await browser.newContext({
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
      storageState: clerk.signedIn,
      geolocation: HERE,
      permissions: ['geolocation'],
    });
    phone.setDefaultTimeout(PATIENCE_MILLISECONDS);
    phone.on('page', (page) => {
      page.on('pageerror', (error) => brokenScripts.push(error.message));
      page.on('requestfinished', (request) => {
        if (request.postData()?.includes('RecordStreetSurvey') === true) sendings.push(request.postData() ?? '');
      });
    });
  }, SERVER_START_MILLISECONDS);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    expect(brokenScripts).toEqual([]);
  });

  const visit = async (path: string): Promise<Page> => {
    const page = await phone.newPage();
    await page.goto(`${server.url}${path}`);
    return page;
  };
  const choose = (page: Page, name: string): Promise<void> => page.getByRole('radio', { name, exact: true }).check();
  const keep = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Φύλαξη στο τηλέφωνο' }).click();
    await page.getByText('Φυλάχθηκε στο τηλέφωνο.').waitFor();
  };
  const shows = async (page: Page, what: string, count: number): Promise<void> =>
    page
      .locator('dl > div', { has: page.getByText(what, { exact: true }) })
      .getByText(String(count), { exact: true })
      .waitFor();
  const isNowhereWide = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  it('comes to the form from the page on accessibility, and may say where they are there alone', async () => {
    const page = await visit('/app/accessibility?lang=el');
    const locate = (): Promise<string> =>
      page.evaluate(
        () =>
          new Promise<string>((resolve) => {
            navigator.geolocation.getCurrentPosition(
              ({ coords }) => resolve(String(coords.latitude)),
              ({ message }) => resolve(message),
            );
          }),
      );
    expect(await locate()).toContain('permissions policy');
    await page.getByRole('link', { name: 'Καταγραφή με τηλέφωνο' }).click();
    await page.getByRole('heading', { name: 'Καταγραφή στον δρόμο' }).waitFor();
    expect(await locate()).toBe(String(HERE.latitude));
    // What is to be seen without a connection is there now.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.close();
  });

  it('records two things without a connection, closes the page, and finds them waiting', async () => {
    await phone.setOffline(true);
    const page = await visit('/app/accessibility/survey?lang=el');
    await page.getByRole('button', { name: 'Φύλαξη στο τηλέφωνο' }).click();
    // What is missing stands where it is missing.
    await page.getByText('Χρειάζεται να συμπληρωθεί.').nth(2).waitFor();
    expect(await page.getByText('Χρειάζεται να συμπληρωθεί.').count()).toBe(3);
    await choose(page, 'Ράμπα πεζοδρομίου');
    await page.getByRole('button', { name: 'Εδώ που στέκομαι' }).click();
    await page.getByText('Θέση από το τηλέφωνο, με ακρίβεια 7 μ.').waitFor();
    await choose(page, 'Υπάρχει');
    await choose(page, 'Ελαττωματικό');
    await choose(page, 'Αριστερά');
    await page.getByLabel('Ελεύθερο πλάτος (μ.)').fill('1,25');
    await page.getByLabel('Υψομετρική διαφορά κρασπέδου (χιλ.)').fill('2000');
    await page.getByLabel('Οδός', { exact: true }).fill('Ιάσονος');
    await page.getByRole('button', { name: 'Φύλαξη στο τηλέφωνο' }).click();
    await page.getByText('Αριθμός από 0 έως 1.000 χιλ.').waitFor();
    await page.getByLabel('Υψομετρική διαφορά κρασπέδου (χιλ.)').fill('20');
    expect(await isNowhereWide(page)).toBe(true);
    await keep(page);

    await choose(page, 'Εμπόδιο');
    await page.getByRole('button', { name: 'Ορισμός στον χάρτη' }).click();
    await page.getByRole('region', { name: /Χάρτης για τη θέση/ }).click({ position: { x: 100, y: 100 } });
    await page.getByText('Θέση που ορίστηκε στον χάρτη.').waitFor();
    await page.getByRole('button', { name: 'Εδώ που στέκομαι' }).click();
    await page.getByText('Θέση από το τηλέφωνο, με ακρίβεια 7 μ.').waitFor();
    await page.getByRole('region', { name: /Χάρτης για τη θέση/ }).click({ position: { x: 150, y: 150 } });
    await page.getByText('Θέση που ορίστηκε στον χάρτη.').waitFor();
    await choose(page, 'Υπάρχει');
    await page.getByLabel('Βρίσκεται εκεί μόνο για κάποιο διάστημα').check();
    await page.getByLabel('Εκεί από').fill('2024-03-05T09:00');
    await page.getByLabel('Σημείωση').fill('Μπροστά στη ράμπα');
    await page.getByText('Μη γράφετε τίποτα για πρόσωπα').waitFor();
    expect(await isNowhereWide(page)).toBe(true);
    await keep(page);
    await shows(page, 'Προς αποστολή', 2);
    await page.getByText('Ο διακομιστής δεν απαντά.').waitFor();
    await page.close();

    const again = await visit('/app/accessibility/survey?lang=el');
    await shows(again, 'Προς αποστολή', 2);
    expect(sendings).toEqual([]);
    await again.close();
  });

  it('has them sent once when there is a connection again', async () => {
    await phone.setOffline(false);
    const page = await visit('/app/accessibility/survey?lang=el');
    await shows(page, 'Στάλθηκαν', 2);
    await shows(page, 'Προς αποστολή', 0);
    await page.reload();
    await shows(page, 'Στάλθηκαν', 2);
    expect(sendings).toHaveLength(1);
    const { accessibilityFeatures, importBatches } = await clerk.ask<Recorded>(RECORDED);
    expect(accessibilityFeatures.totalCount).toBe(2);
    expect(accessibilityFeatures.edges.map(({ node }) => node.item).sort()).toEqual(['KERB_RAMP', 'OBSTACLE']);
    expect(accessibilityFeatures.edges.map(({ node }) => node.roadName)).toEqual(['Ιάσονος', 'Ιάσονος']);
    expect(importBatches.filter(({ kind }) => kind === 'accessibility').map(({ counts }) => counts.added)).toEqual([2]);
    await page.close();
  });

  it('is asked to sign in again when the session has ended, and loses nothing', async () => {
    const page = await visit('/app/accessibility/survey?lang=el');
    await shows(page, 'Στάλθηκαν', 2);
    await phone.clearCookies();
    await choose(page, 'Διάβαση πεζών');
    await page.getByRole('button', { name: 'Εδώ που στέκομαι' }).click();
    await choose(page, 'Λείπει');
    await keep(page);
    await page.getByText('Δεν είστε πλέον συνδεδεμένοι').waitFor();
    await shows(page, 'Προς αποστολή', 1);
    // What is being written stays, too.
    await page.getByLabel('Σημείωση').fill('η επόμενη');
    await page.getByRole('button', { name: 'Σύνδεση', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const { signInOptions } = await clerk.ask<{ signInOptions: { demoAccounts: { email: string; password: string }[] } }>(ACCOUNTS);
    const account = signInOptions.demoAccounts.find(({ email }) => email.startsWith('uploader@'));
    await dialog.locator('[name=email]').fill(account?.email ?? '');
    await dialog.locator('[name=password]').fill(account?.password ?? '');
    await dialog.getByRole('button', { name: 'Σύνδεση' }).click();
    await shows(page, 'Στάλθηκαν', 3);
    expect(await page.getByLabel('Σημείωση').inputValue()).toBe('η επόμενη');
    expect((await clerk.ask<Recorded>(RECORDED)).accessibilityFeatures.totalCount).toBe(3);
  });

  it('has nothing on the phone but the page and its files, beside what was kept', async () => {
    const page = await visit('/app/accessibility/survey?lang=el');
    const kept = await page.evaluate(async () => {
      const caches = await window.caches.keys();
      const requests = await Promise.all(caches.map(async (name) => (await window.caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain('/app/accessibility/survey');
    expect(kept.filter((path) => !/^\/(app\/accessibility\/survey|favicon\.svg|assets\/[\w.-]+)$/.test(path))).toEqual([]);
    await page.close();
  });
});
