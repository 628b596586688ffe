import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser.ts';
import { collisionTable } from '../stats19-table.ts';
import { Caller } from './caller.ts';
import { watchTiles } from './map-tiles.ts';
import { SERVER_START_MILLISECONDS, startServer, type RunningServer } from './start-server.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const TEST_MILLISECONDS = 180_000;
/** Everything on the page waits for the server at most so long. */
const PATIENCE_MILLISECONDS = 45_000;

jest.setTimeout(TEST_MILLISECONDS);

describeInBrowser('the dashboard on the demo', () => {
  let server: RunningServer;
  let browser: Browser;
  let caller: Caller;
  let page: Page;
  let brokenScripts: string[];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    caller = await Caller.of(server.url, 'all');
  }, SERVER_START_MILLISECONDS);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: DESKTOP, locale: 'en-GB', storageState: caller.signedIn });
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    brokenScripts = [];
    page.on('pageerror', (error) => brokenScripts.push(error.message));
  });
  afterEach(async () => {
    expect(brokenScripts).toEqual([]);
    await page.close();
  });

  /** Opened and at rest: letters that arrive late move what is about to be clicked. */
  const open = async (path: string): Promise<void> => {
    await page.goto(`${server.url}${path}`);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
  };
  const counted = () => page.getByRole('status').filter({ hasText: ' of ' }).innerText();
  const figure = (name: string) =>
    page
      .locator('dl > div', { has: page.locator('dt', { hasText: name }) })
      .locator('dd')
      .first()
      .innerText();
  const bars = (chart: string) => page.getByRole('group', { name: new RegExp(`^${chart}\\.`) }).getByRole('button');
  const bar = (chart: string, name: string) => page.getByRole('group', { name: new RegExp(`^${chart}\\.`) }).getByRole('button', { name });
  const namesOf = (chart: string) => bars(chart).evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
  const sumOf = async (chart: string) =>
    (await namesOf(chart)).reduce((sum, name) => sum + Number((name ?? '').split(': ')[1]?.replaceAll(',', '')), 0);
  /** Nothing on the page is still being asked for. */
  const settled = () => page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  const waitForCount = async (text: string): Promise<void> => {
    await page
      .getByText(text, { exact: true })
      .waitFor()
      .catch(async () => {
        const busy = await page.locator('[aria-busy=true]').count();
        throw new Error(`Waited for "${text}"; the page says "${await counted()}" (${busy} parts still loading) at ${page.url()}`);
      });
  };

  it('opens on the workspace and shows the numbers of the borough', async () => {
    const tiles = watchTiles(page);
    await open('/app');
    await waitForCount('3,449 of 3,449 accidents');
    expect(new URL(page.url()).pathname).toBe('/app');
    expect(await figure('Accidents')).toBe('3,449');
    expect(await figure('Killed')).toBe('17');
    expect(await namesOf('Severity')).toEqual(['Fatal: 17', 'Serious: 324', 'Slight: 3,108']);
    expect(await namesOf('Year')).toEqual(['2014: 751', '2015: 642', '2016: 669', '2017: 680', '2018: 707']);
    expect(await eventually(tiles.countNewest, 3449)).toBe(3449);
  });

  it('says the same on cards, charts, map and chip after a click on a bar', async () => {
    const tiles = watchTiles(page);
    await open('/app?lang=en');
    await bar('Severity', 'Fatal: 17').click();
    await waitForCount('17 of 3,449 accidents');
    expect(await figure('Accidents')).toBe('17');
    expect(await sumOf('Year')).toBe(17);
    expect(await sumOf('Light')).toBe(17);
    // Its own chart obeys all filters but its own.
    expect(await namesOf('Severity')).toEqual(['Fatal: 17', 'Serious: 324', 'Slight: 3,108']);
    expect(await bar('Severity', 'Fatal: 17').getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('button', { name: 'Remove filter: Severity: Fatal' }).count()).toBe(1);
    expect(await eventually(tiles.countNewest, 17)).toBe(17);
    await page.getByRole('button', { name: 'List' }).click();
    await page.getByText('17 accidents, newest first').waitFor();

    await bar('Year', '2018').click();
    await page.getByRole('button', { name: 'Remove filter: Year: 2018' }).waitFor();
    await settled();
    expect(await counted()).toBe(`${await figure('Accidents')} of 3,449 accidents`);
    expect(Number(await figure('Accidents'))).toBeLessThan(17);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await waitForCount('3,449 of 3,449 accidents');
  });

  it('gives the same numbers to whoever opens the link, and goes back a step', async () => {
    await open('/app?lang=en');
    await bar('Road users', 'Pedestrian').click();
    await page.getByRole('button', { name: 'Remove filter: Road users: Pedestrian' }).waitFor();
    await bar('Light', 'Daylight').click();
    await page.getByRole('button', { name: 'Remove filter: Light: Daylight' }).waitFor();
    await settled();
    const said = await counted();
    const accidents = await figure('Accidents');
    const years = await namesOf('Year');
    expect(said).not.toBe('3,449 of 3,449 accidents');

    const other = await browser.newPage({ viewport: DESKTOP, storageState: caller.signedIn });
    await other.goto(page.url());
    await other.getByText(said, { exact: true }).waitFor();
    await other.close();

    await page.reload();
    await waitForCount(said);
    expect(await figure('Accidents')).toBe(accidents);
    expect(await namesOf('Year')).toEqual(years);

    await page.goBack();
    await page.getByRole('button', { name: 'Remove filter: Light: Daylight' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Remove filter: Road users: Pedestrian' }).count()).toBe(1);
  });

  it('says what part of a link it does not understand', async () => {
    await open('/app?lang=el&severity=deadly&year=2016');
    await page.getByRole('alert').filter({ hasText: 'severity' }).waitFor();
    await page.getByText('669 από 3.449 ατυχήματα').waitFor();
  });

  it('is used from the keyboard, and the focus stays on the bar', async () => {
    await open('/app?lang=en');
    await bar('Year', '2014: 751').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await waitForCount('642 of 3,449 accidents');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('2015') === true);
    await page.keyboard.press('Enter');
    await waitForCount('3,449 of 3,449 accidents');
  });

  it('compares a period with the one before', async () => {
    await open('/app?lang=en&from=2017-01-01&to=2017-12-31');
    await waitForCount('680 of 3,449 accidents');
    const change = await page
      .locator('dl > div', { has: page.locator('dt', { hasText: 'Accidents' }) })
      .locator('dd')
      .nth(1)
      .innerText();
    // The year 2016 and not the 365 days before, with how far chance alone may carry it.
    expect(change).toMatch(/^\+11 from 669: \+2% \(95% interval −\d+% to \+\d+%\)$/);
  });

  it('reaches every accident at one place', async () => {
    const place = await findCrowdedPlace(caller);
    const tiles = watchTiles(page);
    await open(`/app?lang=en&map=${place.latitude},${place.longitude},18`);
    const map = page.getByRole('region', { name: /^Map of accidents/ });
    await map.waitFor();
    await eventually(async () => Number((await tiles.countNewest()) >= place.accidents), 1);
    await map.click();
    await page.getByRole('heading', { name: 'Accidents at this place' }).waitFor();
    const rows = page.locator('button[data-accident]');
    await rows.first().waitFor();
    expect(await rows.count()).toBeGreaterThanOrEqual(place.accidents);
    await rows.first().click();
    await page.getByRole('heading', { name: 'Accident', exact: true }).waitFor();
    await page.getByText('Who was involved').waitFor();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await rows.first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'List' }).waitFor();
  });

  it('filters to the part of the map in view, on cards, list and map alike', async () => {
    const tiles = watchTiles(page);
    await open('/app?lang=en&map=51.5762,-0.0194,15');
    await waitForCount('3,449 of 3,449 accidents');
    await page.getByRole('button', { name: 'Filter to this view' }).click();
    await page.getByRole('button', { name: 'Remove filter: Area on the map' }).waitFor();
    await settled();
    const accidents = Number((await figure('Accidents')).replaceAll(',', ''));
    expect(accidents).toBeGreaterThan(0);
    expect(accidents).toBeLessThan(3449);
    expect(await sumOf('Year')).toBe(accidents);
    expect(await eventually(tiles.countNewest, accidents)).toBe(accidents);
    await page.getByRole('button', { name: 'List' }).click();
    await page.getByText(`${accidents} accidents, newest first`).waitFor();
  });

  it('speaks the other language at a click, in words and in numbers', async () => {
    await open('/app?lang=en');
    await waitForCount('3,449 of 3,449 accidents');
    await page.getByRole('button', { name: 'Ελληνικά' }).click();
    await page.getByText('3.449 από 3.449 ατυχήματα').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('el');
    expect(await page.title()).toBe('Επισκόπηση ατυχημάτων · Elektron Road Safety');
    expect(new URL(page.url()).searchParams.get('lang')).toBe('el');
    expect(await namesOf('Βαρύτητα')).toEqual(['Θανατηφόρο: 17', 'Σοβαρό: 324', 'Ελαφρύ: 3.108']);
  });

  it('works on a phone: the map above, the sheet over it, nothing cut', async () => {
    await page.setViewportSize(PHONE);
    for (const path of ['/app', '/app/hotspots', '/app/evaluations', '/app/imports']) {
      await open(`${path}?lang=el`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, wide]).toEqual([path, PHONE.width]);
    }
    await open('/app?lang=el');
    await page.getByText('3.449 από 3.449 ατυχήματα').waitFor();
    const map = await page.getByRole('region', { name: /^Χάρτης ατυχημάτων/ }).boundingBox();
    expect(map?.width).toBe(PHONE.width);
    expect((map?.y ?? 0) + (map?.height ?? 0)).toBeLessThan(PHONE.height * 0.65);
    const figures = await page.locator('dl').first().boundingBox();
    expect(figures?.y ?? 0).toBeGreaterThan((map?.y ?? 0) + (map?.height ?? 0));
  });

  it('runs a hotspot analysis, opens it with its sentence, and repeats it bit for bit', async () => {
    await open('/app/hotspots?lang=en&severity=fatal,serious');
    await page.getByText('on 341 accidents').waitFor();
    await page.getByRole('radio', { name: /DBSCAN/ }).click();
    const radius = page.getByLabel(/^Radius/);
    await radius.fill('5001');
    expect(await page.getByRole('button', { name: 'Run the analysis' }).isDisabled()).toBe(true);
    await radius.fill('100');
    await page.getByRole('button', { name: 'Run the analysis' }).click();
    await page.getByRole('heading', { name: /^Result/ }).waitFor({ timeout: 2 * PATIENCE_MILLISECONDS });
    expect(await page.getByRole('region', { name: 'The result in one sentence' }).innerText()).toMatch(/100 m/);
    expect(await page.getByRole('table', { name: 'Hotspots by rank' }).getByRole('row').count()).toBeGreaterThan(3);
    const facts = page.getByRole('region', { name: 'How it was computed' });
    expect(await facts.innerText()).toContain('Severity: Fatal, Serious');
    const first = new URL(page.url()).searchParams.get('run');
    const digest = await facts.locator('code').innerText();

    await page.getByRole('button', { name: /^Repeat at data version/ }).click();
    await page.waitForURL((url) => url.searchParams.get('run') !== first);
    await page.getByRole('heading', { name: /^Result/ }).waitFor({ timeout: 2 * PATIENCE_MILLISECONDS });
    expect(await facts.locator('code').innerText()).toBe(digest);
  });

  it('tells honestly what an evaluation found', async () => {
    await open('/app/evaluations?lang=en');
    await page.getByText('Illustrative: an invented intervention').first().waitFor();
    await page.locator('button[data-run]').first().click();
    await page.getByRole('region', { name: 'The result in one sentence' }).waitFor();
    const estimates = page.getByRole('table', { name: 'Estimates by method' });
    expect(await estimates.getByRole('row').count()).toBe(6);
    // The sites of the example were chosen for their counts: only empirical Bayes answers there.
    expect(await estimates.getByText('a contrast only').count()).toBe(4);
    // Never a point estimate alone.
    const cells = await estimates.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
    expect(cells.some((cell) => /^\d+\.\d{2} – \d+\.\d{2}$/.test(cell))).toBe(true);
    expect(await page.getByRole('table', { name: 'Accidents at the treated sites' }).getByRole('row').count()).toBe(15);
  });

  it('evaluates an intervention that was entered by hand', async () => {
    // From the list: what is saved must be found though the list was asked for before.
    await open('/app/evaluations?lang=en');
    await page.getByRole('heading', { name: 'Hypothetical treatment of 12 places' }).waitFor();
    await page.getByRole('button', { name: 'New intervention' }).click();
    await page.getByLabel('Name').fill('A test of the form');
    await page.getByLabel('First day of works').fill('01/04/2016');
    await page.getByLabel('Last day of works').fill('30/09/2016');
    await page.getByLabel('Many accidents there').check();
    await page.getByLabel(/^This intervention is invented/).check();
    await page.getByRole('button', { name: 'Save the intervention' }).click();
    await page.getByText('Add at least one place.').waitFor();
    for (const place of ['51.5682, -0.0312', '51.5705, -0.0246', '51.5716, -0.0213']) {
      await page.getByLabel('Latitude, longitude').fill(place);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
    }
    await page.getByRole('button', { name: 'Save the intervention' }).click();
    await page.getByRole('heading', { name: 'Evaluate: A test of the form' }).waitFor();
    await page.getByRole('button', { name: 'Evaluate', exact: true }).click();
    await page.getByRole('region', { name: 'The result in one sentence' }).waitFor();
    expect(await page.getByRole('region', { name: 'How it was computed' }).innerText()).toContain('01/04/2016 – 30/09/2016');
  });

  it('offers to swap a place that was typed the wrong way round, and asks before entries are lost', async () => {
    await open('/app/evaluations?lang=en');
    await page.getByRole('button', { name: 'New intervention' }).click();
    await page.getByLabel('Latitude, longitude').fill('−0,0312 / 51,5682');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Swap to 51.56820 / −0.03120' }).click();
    await page.getByRole('button', { name: 'Remove place 51.56820 / −0.03120' }).waitFor();
    await page.goBack();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await dialog.getByRole('button', { name: 'Stay here' }).last().click();
    await dialog.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).searchParams.get('new')).toBe('true');
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await dialog.getByRole('button', { name: 'Stay here' }).last().click();
    await dialog.waitFor({ state: 'hidden' });
    // Neither the entries nor the place of the keyboard are lost.
    await page.getByRole('button', { name: 'Remove place 51.56820 / −0.03120' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Account: '));
    await page.getByRole('button', { name: 'All interventions' }).click();
    await dialog.getByRole('button', { name: 'Leave without saving' }).click();
    await page.getByRole('heading', { name: 'Before/after evaluations' }).waitFor();
  });

  it('evaluates without the period of the filter, and says nothing of it', async () => {
    await open('/app/evaluations?lang=en&from=2016-01-01&to=2016-12-31&severity=fatal,serious');
    await page.getByRole('button', { name: 'Evaluate', exact: true }).last().click();
    const filter = page.getByRole('region', { name: 'Filter' });
    await filter.getByRole('button', { name: 'Remove filter: Severity: Fatal, Serious' }).waitFor();
    expect(await filter.getByRole('button').count()).toBe(1);
    await filter.getByRole('button').click();
    await filter.getByText('All accidents').waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe('2016-01-01');
  });

  it('says in both languages why a wrong file is refused', async () => {
    const file = { name: 'sketch.csv', mimeType: 'text/csv', buffer: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') };
    await open('/app/imports?lang=en');
    await page.locator('input[type=file]').setInputFiles(file);
    const english = await page.getByRole('alert').innerText();
    expect(english).toContain('These files were not accepted');
    expect(english).toContain('PNG image');
    await open('/app/imports?lang=el');
    await page.locator('input[type=file]').setInputFiles(file);
    const greek = await page.getByRole('alert').innerText();
    expect(greek).toContain('Τα αρχεία δεν έγιναν δεκτά');
    expect(greek).toContain('εικόνα PNG');
  });

  it('imports a file that nobody knows, by the keyboard alone, in Greek, and takes it back', async () => {
    // As a town's police keep it, in the encoding of a Greek Windows; invented, like the people.
    const buffer = readFileSync(join(ROOT, 'tests/fixtures/police-table/police.csv'));
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const element = document.activeElement;
        const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
        const label = isField ? element.labels?.[0]?.textContent : null;
        return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
      });
    const tabTo = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 120; presses++) {
        await page.keyboard.press('Tab');
        if ((await focused()).trim() === name) return;
      }
      throw new Error(`The keyboard does not reach "${name}"; it is at "${await focused()}".`);
    };
    // Asked for before the page is opened: the browser is told to hand the chooser over meanwhile, and a key could overtake that.
    const chooser = page.waitForEvent('filechooser', { timeout: TEST_MILLISECONDS });
    await open('/app/imports?lang=el');
    await tabTo('Επιλογή αρχείων');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: 'ατυχήματα.csv', mimeType: 'text/csv', buffer });
    const step = (name: string): Promise<void> => page.getByRole('heading', { name: new RegExp(`^Βήμα \\d από 6: ${name}$`) }).waitFor();
    const goOn = async (name: string): Promise<void> => {
      await tabTo('Επόμενο');
      await page.keyboard.press('Enter');
      await step(name);
      // Whoever uses the keyboard goes on from the heading of the step.
      await page.waitForFunction((heading) => document.activeElement?.textContent.includes(heading) === true, name);
    };
    await step('Αρχεία');
    await goOn('Φύλλο και επικεφαλίδες');
    // Another encoding is tried, and taken back: what is shown follows.
    const lines = page.getByRole('region', { name: /^Πρώτες γραμμές/ });
    await tabTo('Γράμματα (κωδικοποίηση)');
    await page.keyboard.type('windows-1252');
    await lines.getByText('ÇÌ/ÍÉÁ').first().waitFor();
    await page.keyboard.press('Home');
    await lines.getByRole('columnheader', { name: 'ΗΜ/ΝΙΑ' }).waitFor();
    await goOn('Στήλες');
    // Who drove is not even shown.
    expect(await page.locator('main').innerText()).not.toContain('Παπαδοπούλου');
    expect(await page.getByRole('combobox', { name: 'Τι είναι η «ΗΜ/ΝΙΑ»' }).inputValue()).toBe('date');
    await goOn('Κωδικοί');
    await tabTo('Τι σημαίνει «ΣΒ»');
    // Past “unknown” and “fatal”.
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowDown');
    await page.getByText('Αποθηκεύονται…').waitFor();
    await page.getByText('Αποθηκεύτηκαν', { exact: false }).waitFor();
    // The page is closed in the midst of it, and somebody goes on where it was left.
    await open('/app/imports?lang=el');
    await tabTo('Συνέχιση ατυχήματα.csv');
    await page.keyboard.press('Enter');
    await step('Κωδικοί');
    expect(await page.getByRole('combobox', { name: 'Τι σημαίνει «ΣΒ»' }).inputValue()).toBe('serious');
    await goOn('Τόπος και χρόνος');
    await page.getByRole('row', { name: /408.123,5 \/ 4.357.012,1 \(σύστημα EPSG:2100\)/ }).waitFor();
    await goOn('Έλεγχος');
    // Without a name of its source it is not read, and says so.
    await tabTo('Ανάγνωση έτσι');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Δώστε όνομα στην πηγή' }).waitFor();
    await tabTo('Όνομα της πηγής');
    await page.keyboard.type('volos-police');
    await tabTo('Ανάγνωση έτσι');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Αναγνωρίστηκε: Αρχείο με αντιστοίχιση «volos-police»' }).waitFor();
    await tabTo('Έναρξη εισαγωγής');
    await page.keyboard.press('Enter');
    // It was read, and waits.
    await page
      .getByText('Διαβάστηκε, περιμένει εσάς', { exact: true })
      .first()
      .waitFor({ timeout: 2 * PATIENCE_MILLISECONDS });
    await page.waitForLoadState('networkidle');
    await tabTo('Καταχώριση της εισαγωγής');
    await page.keyboard.press('Enter');
    await page
      .getByText('Ολοκληρώθηκε', { exact: true })
      .first()
      .waitFor({ timeout: 2 * PATIENCE_MILLISECONDS });
    const account = page.locator('dl').filter({ has: page.locator('[data-part=skipped]') });
    expect(await account.locator('[data-part=added] dd').innerText()).toBe('4');
    expect(await account.locator('[data-part=skipped] dd').innerText()).toBe('3');
    // What is still being drawn anew would lose the key.
    await page.waitForLoadState('networkidle');
    await tabTo('Αναίρεση εισαγωγής');
    await page.keyboard.press('Enter');
    await page.locator('[role=dialog]:focus, [role=dialog] :focus').waitFor();
    await tabTo('Αναίρεση εισαγωγής');
    await page.keyboard.press('Enter');
    await page
      .getByText('Αναιρέθηκε', { exact: true })
      .first()
      .waitFor({ timeout: 2 * PATIENCE_MILLISECONDS });
  });

  it('imports a file, accounts for every line, and changes nothing when it is the same file again', async () => {
    await open('/app/imports?lang=en');
    await page.locator('input[type=file]').setInputFiles(join(ROOT, 'demo/waltham-forest/aadf_by_direction_la125.csv'));
    await page.getByRole('heading', { name: /^Recognised/ }).waitFor();
    await page.getByRole('button', { name: 'Start the import' }).click();
    await page.getByText('653 lines were read. Once committed they become:').waitFor({ timeout: 2 * PATIENCE_MILLISECONDS });
    await page.getByRole('button', { name: 'Commit the import' }).click();
    await page.getByText('653 lines were read. They became:').waitFor({ timeout: 2 * PATIENCE_MILLISECONDS });
    const account = page.locator('dl').filter({ hasText: 'unchanged' });
    expect(await account.locator('[data-part=unchanged] dd').innerText()).toBe('653');
    expect(await account.locator('[data-part=added] dd').innerText()).toBe('0');
    await page.getByText('Finished', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'All imports' }).click();
    await page.locator('button[data-batch]').nth(2).waitFor();
  });

  it('corrects a line that was held back before anything is committed', async () => {
    const [header = '', good = '', other = ''] = collisionTable(2);
    const buffer = Buffer.from(header + good + other.replace(/\d{4}-\d\d-\d\d/, '2099-05-04'));
    await open('/app/imports?lang=en');
    await page.locator('input[type=file]').setInputFiles({ name: 'held.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Start the import' }).click();
    const line = page.getByRole('article', { name: 'Line 3 · held.csv' });
    await line
      .getByText('which is after the day of the import')
      .first()
      .waitFor({ timeout: 2 * PATIENCE_MILLISECONDS });
    await line.getByRole('textbox', { name: 'date' }).fill('2017-05-04');
    await page.keyboard.press('Tab');
    await line.getByText('With this the line would be taken.').waitFor();
    await page.getByText('1 line is corrected and not read yet.').waitFor();
    await page.getByRole('button', { name: 'Read again with the corrections' }).click();
    const account = page.locator('dl').filter({ has: page.locator('[data-part=skipped]') });
    await account
      .locator('[data-part=added] dd')
      .filter({ hasText: /^2$/ })
      .waitFor({ timeout: 2 * PATIENCE_MILLISECONDS });
    expect(await account.locator('[data-part=held] dd').innerText()).toBe('0');
    expect(await page.getByRole('article').count()).toBe(0);
    await page.getByText('corrected by hand in: date').first().waitFor();
    // Line by line too, and not as it was read before.
    const rows = page.getByRole('table', { name: 'Remarks line by line' });
    await rows.getByText('corrected by hand in: date').waitFor();
    expect(await rows.getByText('which is after the day of the import').count()).toBe(0);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Discarded', { exact: true }).waitFor();
  });

  it('counts accidents in areas that somebody brings, and filters by one of them', async () => {
    const { mapContext } = await caller.ask<{ mapContext: { extent: [number, number, number, number] } }>('{ mapContext { extent } }');
    const [west, south, east, north] = mapContext.extent;
    const middle = (west + east) / 2;
    const half = (name: string, from: number, to: number): object => ({
      type: 'Feature',
      properties: { name },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [from, south],
            [to, south],
            [to, north],
            [from, north],
            [from, south],
          ],
        ],
      },
    });
    const file = { type: 'FeatureCollection', features: [half('West half', west, middle), half('East half', middle, east)] };
    await open('/app/areas?lang=en');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'halves.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify(file)) });
    await page.getByLabel('Kind').selectOption({ label: 'Districts' });
    await page.getByLabel('Licence').fill('CC BY 4.0');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Added: Districts 2.').waitFor();
    const inWest = 'query { accidentFacets(filter: { within: ["1.1"] }) { allAccidents figures { accidents } } }';
    const { accidentFacets } = await caller.ask<{ accidentFacets: { allAccidents: number; figures: { accidents: number } } }>(inWest);
    expect(accidentFacets.figures.accidents).toBeGreaterThan(0);
    expect(accidentFacets.figures.accidents).toBeLessThan(accidentFacets.allAccidents);
    await open('/app?lang=en');
    await page.getByRole('table', { name: 'Districts', exact: true }).getByRole('checkbox', { name: 'West half' }).click();
    const shown = (value: number): string => value.toLocaleString('en-GB');
    await waitForCount(`${shown(accidentFacets.figures.accidents)} of ${shown(accidentFacets.allAccidents)} accidents`);
    await page.getByRole('button', { name: 'Remove filter: Area: West half (Districts)' }).waitFor();
    await page.setViewportSize(PHONE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  });

  // The last one: afterwards there are no accidents.
  it('undoes an import as a whole, and an empty page says what to do next', async () => {
    await open('/app?lang=en');
    await waitForCount('3,449 of 3,449 accidents');
    const rail = page.getByRole('navigation', { name: 'Tasks' });
    await rail.getByRole('link', { name: 'Imports' }).click();
    await page
      .getByRole('row', { name: /collisions_2014_2018/ })
      .getByRole('button')
      .click();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByRole('dialog', { name: 'Undo this import?' }).getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('Undone', { exact: true }).waitFor();
    await rail.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('No accidents yet').waitFor();
    await page.getByRole('link', { name: 'Import a file' }).click();
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
  });
});

const POLL_MILLISECONDS = 200;

/** The value once it is the expected one, or the last one seen when patience ends. */
async function eventually(read: () => Promise<number>, expected: number): Promise<number> {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  let value = await read();
  while (value !== expected && performance.now() < end) {
    await sleep(POLL_MILLISECONDS);
    value = await read();
  }
  return value;
}

interface CrowdedPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly accidents: number;
}

/** The place with most accidents at exactly the same position, of the 500 newest. */
async function findCrowdedPlace(caller: Caller): Promise<CrowdedPlace> {
  const query = '{ accidents(first: 500) { edges { node { place { longitude latitude } } } } }';
  const { accidents } = await caller.ask<{ accidents: { edges: { node: { place: Omit<CrowdedPlace, 'accidents'> } }[] } }>(query);
  const byPlace = new Map<string, CrowdedPlace>();
  for (const { node } of accidents.edges) {
    const key = `${node.place.longitude} ${node.place.latitude}`;
    byPlace.set(key, { ...node.place, accidents: (byPlace.get(key)?.accidents ?? 0) + 1 });
  }
  const [first] = [...byPlace.values()].sort((a, b) => b.accidents - a.accidents);
  if (first === undefined || first.accidents < 2) throw new Error('the demo has no two accidents at one place');
  return first;
}
