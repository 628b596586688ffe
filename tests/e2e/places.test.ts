import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser.ts';
import { Caller } from './caller.ts';
import { SERVER_START_MILLISECONDS, startServer, type RunningServer } from './start-server.ts';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };
const PATIENCE_MILLISECONDS = 45_000;

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

jest.setTimeout(180_000);

const ENTER = `mutation ($input: EnterAccidentInput!) {
  enterAccident(input: $input) { entered { accident { id } } userErrors { message { en } } }
}`;
const CROSSING = 'Οδός Δοκιμής & Ιάσονος';

describeInBrowser('a clerk, in Greek and by keyboard alone,', () => {
  let server: RunningServer;
  let browser: Browser;
  let clerk: Caller;
  const brokenScripts: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    clerk = await Caller.of(server.url, 'uploader');
    for (const number of ['1', '2', '3']) await enter(`γνωστό ${number}`, CROSSING, { longitude: -0.02, latitude: 51.58 });
  }, SERVER_START_MILLISECONDS);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    expect(brokenScripts).toEqual([]);
  });

  async function enter(number: string, roadName: string, place: object | null): Promise<string> {
    const fields = { severity: 'slight', date: '2018-03-05', roadName, place };
    const input = {
      number,
      fields: Object.entries(fields).map(([field, value]) => ({ field, value })),
      units: [{ fields: [{ field: 'roadUser', value: 'car' }] }],
      casualties: [],
    };
    const { enterAccident } = await clerk.ask<{ enterAccident: { entered: { accident: { id: string } } | null; userErrors: object[] } }>(
      ENTER,
      { input },
    );
    expect(enterAccident.userErrors).toEqual([]);
    return enterAccident.entered!.accident.id;
  }

  async function placeOf(id: string): Promise<{ longitude: number; latitude: number; accuracy: string } | null> {
    const query = 'query ($id: ID!) { accident(id: $id) { place { longitude latitude accuracy } } }';
    return (await clerk.ask<{ accident: { place: { longitude: number; latitude: number; accuracy: string } | null } }>(query, { id }))
      .accident.place;
  }

  const totalOf = async (): Promise<number> =>
    (await clerk.ask<{ placesAccount: { total: number } }>('{ placesAccount { total } }')).placesAccount.total;

  const visit = async (viewport: { readonly width: number; readonly height: number }): Promise<Page> => {
    const context = await browser.newContext({ viewport, storageState: clerk.signedIn });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    page.on('pageerror', (error) => brokenScripts.push(error.message));
    await page.goto(`${server.url}/app/places?lang=el`);
    await page.getByRole('heading', { name: 'Ατυχήματα χωρίς θέση', level: 1 }).waitFor();
    return page;
  };

  const tabTo = async (page: Page, name: RegExp): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.matches('a, button, input, summary') === true ? element.textContent : '';
      });
      if (name.test(focused)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no control ${String(name)} was reached`);
  };
  /** Skips accidents until the one is at hand of which the source says this. */
  const skipTo = async (page: Page, words: string): Promise<void> => {
    await page.getByRole('heading', { name: /^Ατύχημα \d+ από/ }).waitFor();
    while (!(await page.locator('dd').getByText(words).isVisible())) {
      const text = await page.getByRole('heading', { name: /^Ατύχημα \d+ από/ }).textContent();
      await tabTo(page, /^Παράλειψη/);
      await page.keyboard.press('KeyS');
      await page.getByText(text ?? '', { exact: true }).waitFor({ state: 'detached' });
    }
  };
  const isNowhereWide = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  it('places accidents one after the other at a phone: at a candidate, on the map, and back again', async () => {
    const known = await enter('άγνωστη θέση 1', CROSSING, null);
    const unknown = await enter('άγνωστη θέση 2', 'Πουθενά και ποτέ', null);
    const total = await totalOf();
    const page = await visit(PHONE);
    await page.getByText(`Ατύχημα 1 από ${total}`).waitFor();
    expect(await isNowhereWide(page)).toBe(true);
    await page.locator('.leaflet-container').waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(WCAG_2_2_AA).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await tabTo(page, /Διασταύρωση των δύο οδών.*βεβαιότητα/);
    await page.keyboard.press('Digit1');
    await page.getByText(`Τοποθετήθηκε. Επόμενο: ατύχημα 2 από ${total}.`).waitFor();
    expect(await placeOf(known)).toEqual({ longitude: -0.02, latitude: 51.58, accuracy: 'placed-by-words' });

    // The focus has stayed in the queue: nobody tabs again. Where U is, a Greek keyboard writes θ.
    await page.keyboard.press('KeyU');
    await page.getByText(`Αναιρέθηκε. Πίσω στο ατύχημα 1 από ${total}.`).waitFor();
    expect(await placeOf(known)).toBeNull();
    await page.keyboard.press('Digit1');
    await page.getByText(`Τοποθετήθηκε. Επόμενο: ατύχημα 2 από ${total}.`).waitFor();

    await skipTo(page, 'Πουθενά και ποτέ');
    await page.getByRole('paragraph').filter({ hasText: 'Άγνωστη οδός' }).waitFor();
    await page.keyboard.press('KeyM');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Χάρτης των πιθανών θέσεων'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText('Πουθενά και ποτέ').waitFor({ state: 'detached' });
    expect(await placeOf(unknown)).toMatchObject({ accuracy: 'set-by-person' });
    expect(await totalOf()).toBe(total - 2);
    expect(await isNowhereWide(page)).toBe(true);
    await page.context().close();
  });

  it('accepts all that are sure with one yes, the number shown, and undoes them whole', async () => {
    const known = await enter('άγνωστη θέση 3', 'ΙΑΣΟΝΟΣ & ΔΟΚΙΜΗΣ', null);
    const page = await visit(DESKTOP);
    // The search for places goes on by itself after an accident was entered.
    await page.getByRole('button', { name: /^Αποδοχή 1 θέσης…/ }).waitFor();
    await tabTo(page, /^Αποδοχή 1 θέσης…/);
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByText(/^1 ατύχημα παίρνει τη θέση που βρέθηκε/)
      .waitFor();
    expect(await placeOf(known)).toBeNull();
    await page.locator('[role=dialog]:focus, [role=dialog] :focus').waitFor();
    await tabTo(page, /^Τοποθέτηση 1 ατυχήματος/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Θέσεις που έγιναν δεκτές μαζί' }).waitFor();
    expect(await placeOf(known)).toMatchObject({ longitude: -0.02, latitude: 51.58, accuracy: 'placed-by-words' });
    await tabTo(page, /^Αναίρεση$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('1 ατύχημα θα μείνει πάλι χωρίς θέση.').waitFor();
    await page.locator('[role=dialog]:focus, [role=dialog] :focus').waitFor();
    await tabTo(page, /^Αναίρεση$/);
    await page.keyboard.press('Enter');
    await page.getByText(/αναιρέθηκαν/).waitFor();
    expect(await placeOf(known)).toBeNull();
    await page.context().close();
  });

  it('leaves an accident for later, for everybody, and puts it back', async () => {
    await enter('άγνωστη θέση 7', 'Αόρατη', null);
    const page = await visit(PHONE);
    await skipTo(page, 'Αόρατη');
    await page.keyboard.press('KeyS');
    await page.getByText('Αόρατη').waitFor({ state: 'hidden' });
    await page.reload();
    await tabTo(page, /που παραλείφθηκ/);
    await page.keyboard.press('Enter');
    const line = page.getByRole('listitem').filter({ hasText: 'Αόρατη' });
    await line.getByText(/παραλείφθηκε από/).waitFor();
    expect(await isNowhereWide(page)).toBe(true);
    await line.getByRole('button', { name: 'Επαναφορά στη σειρά' }).focus();
    await page.keyboard.press('Enter');
    await line.waitFor({ state: 'detached' });
    await skipTo(page, 'Αόρατη');
    await page.context().close();
  });
});
