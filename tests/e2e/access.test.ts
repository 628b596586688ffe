import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser.ts';
import { Caller, type DemoAccount } from './caller.ts';
import { makeSecondOrganisation, PASSWORD, type SecondOrganisation } from './second-organisation.ts';
import { SERVER_START_MILLISECONDS, startServer, type RunningServer } from './start-server.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** How late a page's code comes where that matters. */
const SLOW_MILLISECONDS = 3_000;
const PATIENCE_MILLISECONDS = 45_000;
/** "Sign-in, switching organisation, inviting a colleague, and revoking a session each take under a minute." */
const MINUTE_MILLISECONDS = 60_000;

jest.setTimeout(180_000);

/** What lies over an element, by its text: nothing of the page may cut into a menu. */
function whatCovers(element: Element): string[] {
  const { left, top, width, height } = element.getBoundingClientRect();
  const covering = new Set<string>();
  for (let x = left + 3; x < left + width - 3; x += 10) {
    for (let y = top + 3; y < top + height - 3; y += 10) {
      const there = document.elementFromPoint(x, y);
      if (there !== null && !element.contains(there)) covering.add(there.textContent);
    }
  }
  return [...covering];
}

describeInBrowser('who may do what', () => {
  let server: RunningServer;
  let browser: Browser;
  let second: SecondOrganisation;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    second = await makeSecondOrganisation(server.url);
  }, SERVER_START_MILLISECONDS);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  let brokenScripts: string[];
  beforeEach(() => {
    brokenScripts = [];
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(brokenScripts).toEqual([]);
  });

  /** A browser of its own: with nobody signed in, or with somebody. */
  const visit = async (path: string, caller?: Caller, viewport = DESKTOP): Promise<Page> => {
    const storageState = caller?.signedIn;
    const context = await browser.newContext({ viewport, ...(storageState === undefined ? {} : { storageState }) });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    page.on('pageerror', (error) => brokenScripts.push(error.message));
    await page.goto(`${server.url}${path}`);
    return page;
  };
  const pathOf = (page: Page): string => new URL(page.url()).pathname;
  const tasksOf = (page: Page) => page.getByRole('navigation', { name: 'Tasks' }).getByRole('link').allInnerTexts();
  const acting = (page: Page) => page.getByRole('button', { name: /^Acting for/ });

  describe('signing in', () => {
    it('leads whoever is not signed in to the sign-in, in Greek and by keyboard alone, and back to where they wanted to go', async () => {
      const begun = performance.now();
      const page = await visit('/app/hotspots?lang=el&severity=fatal');
      await page.getByRole('heading', { name: 'Σύνδεση' }).waitFor();
      expect(pathOf(page)).toBe('/app/sign-in');
      await page.getByLabel('Διεύθυνση e-mail').focus();
      await page.keyboard.type('all@demo.example');
      await page.keyboard.press('Tab');
      await page.keyboard.type('demonstration only');
      await page.keyboard.press('Enter');
      await page.getByText('17 από 3.449 ατυχήματα').waitFor();
      expect(pathOf(page)).toBe('/app/hotspots');
      expect(new URL(page.url()).searchParams.get('severity')).toBe('fatal');
      expect(performance.now() - begun).toBeLessThan(MINUTE_MILLISECONDS);
      // Nothing of it can be read by a script.
      expect(await page.evaluate(() => document.cookie)).toBe('');
    });

    it('says that a password is wrong without saying whether there is such an account', async () => {
      const page = await visit('/app/sign-in?lang=en');
      const told: string[] = [];
      for (const email of ['all@demo.example', 'nobody@demo.example']) {
        await page.getByLabel('E-mail address').fill(email);
        await page.getByLabel('Password', { exact: true }).fill('wrong password');
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        const alert = page.getByRole('alert');
        await alert.waitFor();
        told.push(await alert.innerText());
        await page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.name === 'password');
      }
      expect(told[0]).toContain('The address or the password is not right.');
      expect(told[1]).toBe(told[0]);
    });

    it('takes one click with an account of the demonstration, and signing out ends it', async () => {
      const page = await visit('/app?lang=en');
      await page.getByRole('button', { name: /analyst@demo\.example/ }).click();
      await page.getByText('3,449 of 3,449 accidents').waitFor();
      await page.getByRole('button', { name: /^Account: / }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await page.getByText('3,449').count()).toBe(0);
    });
  });

  describe('what each account is shown', () => {
    const READING = [
      'Overview',
      'Hotspots',
      'Black spots',
      'Evaluations',
      'Evidence',
      'Appraisals',
      'Publication',
      'Traffic',
      'Roads',
      'Accessibility',
      'Reports',
      'Imports',
      'Month',
    ];
    it.each([
      ['all', [...READING, 'Organisation']],
      ['uploader', [...READING, 'Organisation']],
      ['analyst', [...READING, 'Organisation']],
      ['manager', [...READING, 'Organisation']],
      ['officer', ['Publication', 'Organisation']],
      ['steward', ['Network']],
    ] as [DemoAccount, string[]][])('%s: %s', async (account, tasks) => {
      const page = await visit('/app?lang=en', await Caller.of(server.url, account));
      await page.getByRole('navigation', { name: 'Tasks' }).getByRole('link').first().waitFor();
      expect(await tasksOf(page)).toEqual(tasks);
    });

    it('no button for what they may not do', async () => {
      const [uploader, analyst, manager] = await Promise.all(
        (['uploader', 'analyst', 'manager'] as const).map((account) => Caller.of(server.url, account)),
      );
      const run = async (caller: Caller | undefined): Promise<number> => {
        const page = await visit('/app/hotspots?lang=en', caller);
        await page.getByRole('heading', { name: 'Earlier analyses' }).waitFor();
        await page.waitForLoadState('networkidle');
        return page.getByRole('button', { name: 'Run the analysis' }).count();
      };
      expect(await run(analyst)).toBe(1);
      expect(await run(uploader)).toBe(0);
      const choose = async (caller: Caller | undefined): Promise<number> => {
        const page = await visit('/app/imports?lang=en', caller);
        await page.getByRole('heading', { name: 'Imports so far' }).waitFor();
        return page.getByRole('button', { name: 'Choose files' }).count();
      };
      expect(await choose(uploader)).toBe(1);
      expect(await choose(manager)).toBe(0);
    });

    it('of a single accident nothing, where persons are not part of the role; and a kind word at an address of another role', async () => {
      const manager = await Caller.of(server.url, 'manager');
      const page = await visit('/app?lang=en&list=true', manager);
      await page.locator('button[data-accident]').first().waitFor();
      const id = await page.locator('button[data-accident]').first().getAttribute('data-accident');
      await page.locator('button[data-accident]').first().click();
      await page.waitForLoadState('networkidle');
      expect(new URL(page.url()).searchParams.get('accident')).toBeNull();
      expect(await page.getByText('Who was involved').count()).toBe(0);
      const other = await visit(`/app?lang=en&accident=${id ?? ''}`, manager);
      await other.getByText('This page is not part of your role').waitFor();
      const imports = await visit('/app/imports?lang=en', await Caller.of(server.url, 'officer'));
      await imports.getByText('your role is Data protection officer', { exact: false }).waitFor();
      await imports.getByRole('link', { name: 'To a page that is' }).click();
      await imports.getByRole('heading', { name: 'Publication' }).waitFor();
    });
  });

  describe('several organisations', () => {
    it.each([
      ['on a desk', DESKTOP],
      ['on a phone', PHONE],
    ])('are switched between %s, and the page shows nothing of the former one', async (_where, viewport) => {
      const begun = performance.now();
      await second.person.ask('mutation ($input: SwitchOrganisationInput!) { switchOrganisation(input: $input) { userErrors { code } } }', {
        input: { organisationId: second.demoId },
      });
      const page = await visit('/app?lang=en&severity=fatal', second.person, viewport);
      await page
        .getByText(/^17 of 3,449( accidents)?$/)
        .filter({ visible: true })
        .waitFor();
      await acting(page).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitemradio', { name: /Municipality of Testing/ }).waitFor();
      expect(await page.getByRole('menu').evaluate(whatCovers)).toEqual([]);
      await page.getByRole('menuitemradio', { name: /Municipality of Testing/ }).press('Enter');
      await page.getByText('No accidents yet').waitFor();
      await acting(page).filter({ hasText: 'Municipality of Testing' }).waitFor();
      expect(await acting(page).innerText()).toBe('Municipality of Testing');
      expect(new URL(page.url()).searchParams.get('severity')).toBeNull();
      expect(await page.getByText('3,449').count()).toBe(0);
      expect(performance.now() - begun).toBeLessThan(MINUTE_MILLISECONDS);
      // The cookie has changed: whoever comes next takes it from here.
      await second.person.signIn(second.email, PASSWORD);
    });

    it('hold up a window that shows another one than the session acts for, until somebody decides', async () => {
      const page = await visit('/app/organisation/people?lang=en', second.person);
      await acting(page).click();
      await page.getByRole('menuitemradio', { name: /Municipality of Testing/ }).click();
      await page.getByRole('heading', { name: 'People' }).waitFor();
      const other = await page.context().newPage();
      await other.goto(`${server.url}/app?lang=en`);
      await acting(other).click();
      await other.getByRole('menuitemradio', { name: /Waltham Forest/ }).click();
      await other.getByText('3,449 of 3,449 accidents').waitFor();
      await page.bringToFront();
      await page.getByRole('navigation', { name: 'Tasks' }).getByRole('link', { name: 'Imports' }).click();
      const dialog = page.getByRole('dialog', { name: 'You act for another organisation now' });
      await dialog.getByRole('button', { name: 'Back to Municipality of Testing' }).click();
      await page.getByText('No imports yet').waitFor();
      await second.person.signIn(second.email, PASSWORD);
    });

    it('open records to each other: with a band, read only, and the way back', async () => {
      await second.person.ask('mutation ($input: SwitchOrganisationInput!) { switchOrganisation(input: $input) { userErrors { code } } }', {
        input: { organisationId: second.id },
      });
      const page = await visit('/app?lang=en', second.person);
      await page.getByText('No accidents yet').waitFor();
      await acting(page).click();
      await page.getByRole('menuitem', { name: /^Records of Waltham Forest/ }).click();
      await page.getByText('3,449 of 3,449 accidents').waitFor();
      await page.getByText('You are looking at records of Waltham Forest', { exact: false }).waitFor();
      expect(new URL(page.url()).searchParams.get('of')).toBe(second.demoId);
      expect(await tasksOf(page)).toEqual(['Overview', 'Evaluations', 'Tables']);
      await page.getByRole('link', { name: 'Tables' }).click();
      await page.getByRole('table').first().waitFor();
      await page.getByRole('link', { name: 'Back to own records' }).click();
      await page.getByText('No accidents yet').waitFor();
    });
  });

  it('invites a colleague who goes through the link in another browser, and is there', async () => {
    const begun = performance.now();
    const page = await visit('/app/organisation/people?lang=en', await Caller.of(server.url, 'manager'));
    await page.getByRole('button', { name: 'Invite a colleague' }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await page.keyboard.type('petros@example.org');
    await page.getByRole('checkbox', { name: 'Analyst' }).check();
    await page.getByRole('button', { name: 'Make the invitation' }).click();
    const link = await page.getByRole('group', { name: 'The invitation for petros@example.org' }).locator('code').innerText();
    expect(performance.now() - begun).toBeLessThan(MINUTE_MILLISECONDS);
    await page.getByRole('table', { name: 'Open invitations' }).getByText('petros@example.org').waitFor();

    const colleague = await visit(link.replace(server.url, ''));
    await colleague.getByRole('button', { name: 'English' }).click();
    await colleague.getByRole('heading', { name: 'Welcome to Waltham Forest (demo)' }).waitFor();
    await colleague.getByLabel('Your name').fill('Πέτρος Νέος');
    await colleague.getByLabel('Password', { exact: true }).fill('short');
    await colleague.getByRole('button', { name: 'Make the account' }).click();
    await colleague.getByText('The password needs at least 12 characters.').waitFor();
    await colleague.getByLabel('Password', { exact: true }).fill(PASSWORD);
    // On the way in nobody is told for a moment that the link which let them in is spent. The next page is slow to come.
    await colleague.route('**/overview-page*.js', (route) => void setTimeout(() => void route.continue(), SLOW_MILLISECONDS));
    const spent = colleague.getByText('no longer opens').waitFor({ timeout: SLOW_MILLISECONDS });
    await colleague.getByRole('button', { name: 'Make the account' }).click();
    await expect(spent).rejects.toThrow(/Timeout/);
    await colleague.getByText('3,449 of 3,449 accidents').waitFor();
    await colleague.getByRole('button', { name: 'Account: Πέτρος Νέος' }).waitFor();

    await page.reload();
    await page.getByRole('table', { name: 'Members' }).getByText('Πέτρος Νέος').waitFor();
    // It opens once.
    const late = await visit(link.replace(server.url, ''));
    await late.getByText(/no longer opens|δεν ανοίγει πια/).waitFor();
  });

  it('throws another browser out when its session is ended, which keeps what was typed and goes on after a sign-in', async () => {
    const [here, there] = await Promise.all([Caller.of(server.url, 'analyst'), Caller.of(server.url, 'analyst')]);
    const working = await visit('/app/evaluations?lang=en&new=true', there);
    await working.getByLabel('Name').fill('Half of an intervention');

    const begun = performance.now();
    const page = await visit('/app/account?lang=en', here);
    const row = page.getByRole('table', { name: 'Where you are signed in' }).getByRole('row').filter({ hasNotText: 'This one' });
    await row.getByRole('button', { name: 'Sign out' }).first().click();
    await page.getByRole('dialog', { name: 'Sign this device out?' }).getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(performance.now() - begun).toBeLessThan(MINUTE_MILLISECONDS);

    // Looking at the page again is enough.
    await working.evaluate(() => window.dispatchEvent(new Event('focus')));
    const dialog = working.getByRole('dialog', { name: 'You are no longer signed in' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('E-mail address').inputValue()).toBe('analyst@demo.example');
    await dialog.getByLabel('Password', { exact: true }).fill('demonstration only');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await working.getByLabel('Name').inputValue()).toBe('Half of an intervention');
  });

  it('asks for a one-time code once it is set up, by hand from the text under the picture, and takes a recovery code for it', async () => {
    const page = await visit('/app/account?lang=en', second.person);
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByText('Type it by hand instead').click();
    const secret = (await page.locator('details code').innerText()).replaceAll(' ', '');
    await page.getByLabel('Code of the app').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await page.getByRole('button', { name: 'Put in force' }).click();
    const shown = page.getByRole('group', { name: 'Recovery codes' }).locator('code');
    await shown.first().waitFor();
    const codes = await shown.allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('button', { name: 'Sign out' }).last().click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail address').fill(second.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    expect(await page.getByLabel('One-time code').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.autocomplete === 'one-time-code');
    await page.keyboard.type(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('link', { name: 'Account and security' }).click();
    await page.getByText('9 recovery codes left.').waitFor();
  });
});
