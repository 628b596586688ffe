import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser.ts';
import { Caller } from './caller.ts';
import { SERVER_START_MILLISECONDS, startServer, type RunningServer } from './start-server.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const PATIENCE_MILLISECONDS = 45_000;

jest.setTimeout(180_000);

describeInBrowser('a clerk, in Greek and by keyboard alone,', () => {
  let server: RunningServer;
  let browser: Browser;
  let clerk: Caller;
  const brokenScripts: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    clerk = await Caller.of(server.url, 'uploader');
  }, SERVER_START_MILLISECONDS);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    expect(brokenScripts).toEqual([]);
  });

  const visit = async (path: string, viewport: { readonly width: number; readonly height: number }): Promise<Page> => {
    const context = await browser.newContext({ viewport, storageState: clerk.signedIn });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    page.on('pageerror', (error) => brokenScripts.push(error.message));
    await page.goto(`${server.url}${path}`);
    return page;
  };

  /** Tab until the control of a name has the focus, as somebody without a mouse does. */
  const tabTo = async (page: Page, name: RegExp): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        if (element?.matches('a, button, input, select, textarea') !== true) return '';
        const { labels } = element as HTMLInputElement;
        return labels?.length ? [...labels].map(({ textContent }) => textContent).join(' ') : element.textContent;
      });
      if (name.test(focused)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no control ${String(name)} was reached`);
  };
  /** By the arrow, in the list that has the focus. */
  const choose = async (page: Page, label: string): Promise<void> => {
    for (let presses = 0; presses < 20; presses += 1) {
      const chosen = await page.evaluate(() => {
        const element = document.activeElement;
        return element instanceof HTMLSelectElement ? element.selectedOptions[0]?.textContent : null;
      });
      if (chosen === label) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`${label} was not offered`);
  };
  const isNowhereWide = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  it.each([
    ['a phone', PHONE],
    ['a desk', DESKTOP],
  ] as const)('enters an accident at %s, and sets it right', async (place, viewport) => {
    const number = `ΔΟΤΑ ${place}`;
    const page = await visit('/app/enter?lang=el', viewport);
    await page.getByRole('heading', { name: 'Νέο ατύχημα' }).waitFor();
    await tabTo(page, /Αριθμός ατυχήματος/);
    await page.keyboard.type(number);
    await tabTo(page, /^Βαρύτητα/);
    await choose(page, 'Σοβαρό');
    await tabTo(page, /Ημερομηνία/);
    await page.keyboard.type('31/02/2018');
    await page.keyboard.press('Enter');
    // What is wrong stands at its field, which has the focus.
    await page.getByText('δεν υπάρχει ημερομηνία «31/02/2018»').waitFor();
    await tabTo(page, /Ημερομηνία/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('05/03/2018');
    await tabTo(page, /^Ώρα/);
    await page.keyboard.type('07:05');
    await tabTo(page, /^Θέση/);
    await page.keyboard.type('51,58 -0,02');
    expect(await isNowhereWide(page)).toBe(true);
    await tabTo(page, /Χρήστης της οδού/);
    await choose(page, 'Δίκυκλο');
    await tabTo(page, /Προσθήκη παθόντα/);
    await page.keyboard.press('Enter');
    await tabTo(page, /Βαρύτητα τραυματισμού/);
    await choose(page, 'Βαριά τραυματίας');
    await tabTo(page, /^Καταχώριση του ατυχήματος/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Το ατύχημα ${number} καταχωρίστηκε` }).waitFor();

    await tabTo(page, /Δείτε το ατύχημα/);
    await page.keyboard.press('Enter');
    await page.getByText(`Εγγραφή ${number}`).waitFor();
    await tabTo(page, /Διόρθωση της εγγραφής/);
    await page.keyboard.press('Enter');
    await page.locator('[role=dialog]:focus, [role=dialog] :focus').waitFor();
    await tabTo(page, /^Ώρα/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('08:15');
    await tabTo(page, /Αιτιολογία/);
    await page.keyboard.type('Σύμφωνα με την αυτοψία');
    expect(await isNowhereWide(page)).toBe(true);
    await tabTo(page, /Αποθήκευση 1 διόρθωσης/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('από «07:05» σε «08:15»').waitFor();
    await page.getByText('Σύμφωνα με την αυτοψία').waitFor();
    await page.context().close();
  });
});
