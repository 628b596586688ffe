import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser.ts';
import { Caller, type SignedIn } from './caller.ts';
import { findTreeFaults } from './page-tree.ts';
import { publishSample } from './publish-sample.ts';
import { makeSecondOrganisation, type SecondOrganisation } from './second-organisation.ts';
import { SERVER_START_MILLISECONDS, startServer, type RunningServer } from './start-server.ts';

/** Whose columns a person has to explain. */
const UNKNOWN_FILE = join(import.meta.dirname, '../fixtures/police-table/police.csv');
const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Where 1,280 pixels are magnified fourfold: the public site has to stand in it (WCAG 1.4.10). */
const NARROWEST = 320;
/** So long that no part of a form lies behind the rail, where axe finds it too small to be touched. */
const LONG_PHONE = { width: 390, height: 3000 };
/** `npm run -s test:accessibility` looks at every page in every appearance of this list; otherwise each page takes its turn at one of the two. */
const EVERY_APPEARANCE = process.env['ACCESSIBILITY'] === 'all';
/** Each language, each colour scheme and each width once; and for all, all pairs of them. */
const RECORD_APPEARANCES = [
  ['el', 'light', DESKTOP],
  ['en', 'dark', PHONE],
  ...(EVERY_APPEARANCE
    ? ([
        ['en', 'dark', DESKTOP],
        ['el', 'dark', PHONE],
        ['en', 'light', PHONE],
      ] as const)
    : []),
] as const;
const PEOPLE_APPEARANCES = [
  ['el', 'dark', DESKTOP],
  ['en', 'light', LONG_PHONE],
] as const;
/** Light pages: each in both languages, on both widths; in all pairs of them where every appearance is looked at. */
const PUBLIC_APPEARANCES = [
  ['el', 'light', PHONE],
  ['en', 'dark', DESKTOP],
  ...(EVERY_APPEARANCE
    ? ([
        ['el', 'dark', DESKTOP],
        ['en', 'light', PHONE],
      ] as const)
    : []),
] as const;
/** A busy machine draws nine charts slowly. */
const PATIENCE_MILLISECONDS = 90_000;

jest.setTimeout(180_000);

interface Ids {
  readonly hotspotRuns: readonly { readonly id: string; readonly methodId: string }[];
  readonly blackSpots: readonly { readonly id: string }[];
  readonly evaluationRuns: readonly { readonly id: string }[];
  readonly interventions: readonly { readonly id: string }[];
  readonly appraisals: readonly { readonly id: string }[];
  readonly accidents: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
  readonly importBatches: readonly { readonly id: string }[];
  readonly traffic: { readonly sites: readonly { readonly id: string }[] };
  readonly invitation: string;
  /** A recording unit. */
  readonly unit: string;
  readonly second: SecondOrganisation;
}

const IDS =
  '{ hotspotRuns { id methodId } blackSpots { id } evaluationRuns { id } interventions { id } appraisals { id } accidents(first: 1) { edges { node { id } } } importBatches { id } traffic { sites { id } } }';

const INVITE = 'mutation ($input: InviteInput!) { inviteMember(input: $input) { invitation { path } userErrors { code } } }';
const UNIT = 'mutation ($input: CreateRecordingUnitInput!) { createRecordingUnit(input: $input) { done userErrors { code } } }';
const UNITS = '{ monthBoard(firstMonth: "2018-12", lastMonth: "2018-12") { units { id } } }';
const FOUND = 'mutation ($input: CreateOrganisationWithManagerInput!) { createOrganisation(input: $input) { userErrors { code } } }';
/** Its manager has been invited, and does not come. */
const AWAITING = { slug: 'awaiting', nameEl: 'Δήμος Αναμονής', nameEn: 'Municipality of Waiting', managerEmail: 'first@example.org' };
const SWITCH = 'mutation ($input: SwitchOrganisationInput!) { switchOrganisation(input: $input) { userErrors { code } } }';

/** Who looks; `nobody` is not signed in, `both` acts for the second organisation. */
type Who = 'all' | 'officer' | 'steward' | 'both' | 'nobody';

type Look = readonly [name: string, address: (ids: Ids) => string, who?: Who, open?: string];

/** Every page and every state of a page of records that looks different. */
const RECORD_PAGES: readonly Look[] = [
  ['overview', () => '/app'],
  ['overview, filtered', () => '/app?severity=serious&year=2016&hour-of-week=5-18'],
  ['overview, list open', () => '/app?list=true'],
  ['overview, one accident', (ids) => `/app?accident=${ids.accidents.edges[0]?.node.id ?? ''}`],
  ['hotspots', () => '/app/hotspots'],
  ['clusters', (ids) => `/app/hotspots?run=${runOf(ids, 'dbscan')}`],
  ['density', (ids) => `/app/hotspots?run=${runOf(ids, 'kernel-density')}`],
  ['assessment of the network', () => '/app/hotspots/assessment'],
  ['hexagons', (ids) => `/app/hotspots?run=${runOf(ids, 'getis-ord-gi-star')}`],
  ['black spots', () => '/app/black-spots'],
  ['one black spot', (ids) => `/app/black-spots/${ids.blackSpots[0]?.id ?? ''}`],
  ['new black spot', () => '/app/black-spots/new'],
  ['new black spot of a hotspot', (ids) => `/app/black-spots/new?run=${runOf(ids, 'dbscan')}&hotspot=4`],
  ['evaluations', () => '/app/evaluations'],
  ['new intervention', () => '/app/evaluations?new=true'],
  ['a table to be evaluated', () => '/app/evaluations?table=true'],
  ['interventions from a file', () => '/app/evaluations?import=true'],
  ['one intervention', (ids) => `/app/evaluations?record=${ids.interventions[0]?.id ?? ''}`],
  ['correcting an intervention', (ids) => `/app/evaluations?correct=${ids.interventions[0]?.id ?? ''}`],
  ['evaluation form', (ids) => `/app/evaluations?intervention=${ids.interventions[0]?.id ?? ''}`],
  ['evaluation', (ids) => `/app/evaluations?run=${ids.evaluationRuns[0]?.id ?? ''}`],
  ['evidence', () => '/app/evidence'],
  ['evidence of one kind', () => '/app/evidence?kind=zone-30'],
  ['a published factor', () => '/app/evidence?enter=factor'],
  ['releases and drafts', () => '/app/publication'],
  ['new draft of a release', () => '/app/publication/new'],
  ['appraisals and unit values', () => '/app/appraisals'],
  ['new appraisal', () => '/app/appraisals/new'],
  ['appraisal', (ids) => `/app/appraisals/${ids.appraisals[0]?.id ?? ''}`],
  ['roads', () => '/app/roads'],
  ['accidents on roads', () => '/app/roads?lies=accidents'],
  ['count sites on roads', () => '/app/roads?lies=sites'],
  ['traffic', () => '/app/traffic'],
  ['one count site', (ids) => `/app/traffic?countSite=${ids.traffic.sites[0]?.id ?? ''}`],
  ['imports', () => '/app/imports'],
  ['one import', (ids) => `/app/imports?batch=${ids.importBatches[0]?.id ?? ''}`],
  ['possible duplicates', () => '/app/duplicates'],
  ['areas and points of interest', () => '/app/areas'],
  ['tables of sites', () => '/app/site-tables'],
  ['accidents without a place', () => '/app/places'],
  ['accessibility', () => '/app/accessibility'],
  ['priorities of accessibility', () => '/app/accessibility/priorities'],
  ['reports of citizens', () => '/app/reports'],
  ['a survey in the street', () => '/app/accessibility/survey'],
  ['an obstacle in the street, with its measures and hours', () => '/app/accessibility/survey', 'all', 'obstacle'],
  ['a new accident', () => '/app/enter'],
  ['months, one open', (ids) => `/app/months?last=2018-12&unit=${ids.unit}&at=2018-12`],
  ['completeness of months', () => '/app/months?last=2018-12&part=completeness'],
  ['bulletin', () => '/app/months?last=2018-12&part=bulletin'],
  ['trend and notes', () => '/app/months?last=2018-12&part=series'],
  ['recording units', () => '/app/months?last=2018-12&part=units'],
  ['an accident to be corrected', (ids) => `/app?accident=${ids.accidents.edges[0]?.node.id ?? ''}`, 'all', 'correct'],
  ['columns of an unknown file', () => '/app/imports', 'all', 'file'],
  ['no such page', () => '/app/nowhere'],
];

/** The same of people and organisations. */
const PEOPLE_PAGES: readonly Look[] = [
  ['sign-in', () => '/app/sign-in', 'nobody'],
  ['an invitation', (ids) => ids.invitation, 'nobody'],
  ['a link that opens no more', () => '/app/link#l_gone', 'nobody'],
  ['account', () => '/app/account', 'both'],
  ['a new token', () => '/app/account', 'both', 'token'],
  ['a one-time code to be set up', () => '/app/account', 'both', 'code'],
  ['people', () => '/app/organisation/people'],
  ['an invitation to be made', () => '/app/organisation/people', 'all', 'invite'],
  ['roles to be changed', () => '/app/organisation/people', 'all', 'roles'],
  ['settings', () => '/app/organisation/settings'],
  ['sharing', () => '/app/organisation/sharing'],
  ['something to be shared', () => '/app/organisation/sharing', 'all', 'share'],
  ['audit trail', () => '/app/organisation/audit', 'officer'],
  ['data protection', () => '/app/organisation/protection', 'officer'],
  ['a request to be opened', () => '/app/organisation/protection?accident=0b7c1f0e-0000-4000-8000-000000000000&unit=1&casualty=1'],
  ['network', () => '/app/network', 'steward'],
  ['an invitation to be renewed', () => '/app/network', 'steward', 'renew'],
  ['records of another organisation', (ids) => `/app?of=${ids.second.demoId}`, 'both'],
  ['tables of another organisation', (ids) => `/app/tables?of=${ids.second.demoId}`, 'both'],
  ['the menu of organisations', () => '/app/organisation/people', 'both', 'menu'],
  ['the menu of the account', () => '/app/organisation/people', 'all', 'account'],
  ['a page of another role', () => '/app/imports', 'officer'],
];

/** The public site, on made-up numbers. */
const PUBLIC_PAGES: readonly Look[] = [
  ['the public map', () => '/'],
  ['the public map, everything open', () => '/?by=hexagon-8&area=m-ano-kipoi&list=1&show=black-spots,interventions,barriers'],
  ['comparison', () => '/compare?area=m-ano-kipoi'],
  ['on foot', () => '/walking'],
  ['on two wheels', () => '/riding'],
  ['at the wheel', () => '/driving'],
  ['methods and privacy', () => '/methods'],
  ['open data', () => '/data'],
  ['accessibility statement', () => '/accessibility'],
  ['where to write to', () => '/feedback'],
  ['the code of a frame', () => '/embed-code'],
  ['the map in a frame', () => '/embed?by=hexagon-8'],
  ['a withdrawn release', () => '/?release=demo-99'],
  ['no such public page', () => '/nowhere'],
  ['a report', () => '/report'],
  ['a report that is no longer there', () => '/report-state#l_gone'],
];

/** What is opened on a page before it is looked at, by the data that its button carries. */
const OPENED: Readonly<Record<string, (page: Page) => Locator>> = {
  token: (page) => page.getByRole('button', { name: /^(New token|Νέο κλειδί)$/ }),
  code: (page) => page.getByRole('button', { name: /^(Set up|Ορισμός)$/ }),
  correct: (page) => page.getByRole('button', { name: /^(Correct the record|Διόρθωση της εγγραφής)$/ }),
  invite: (page) => page.getByRole('button', { name: /^(Invite a colleague|Πρόσκληση συναδέλφου)$/ }),
  roles: (page) => page.getByRole('button', { name: /^(Roles|Ρόλοι): / }).first(),
  renew: (page) => page.getByRole('button', { name: /^(Renew the invitation|Ανανέωση πρόσκλησης): / }),
  obstacle: (page) => page.getByText(/^(Obstacle|Εμπόδιο)$/),
  share: (page) => page.getByRole('button', { name: /^(Share|Νέα κοινή χρήση)$/ }),
  account: (page) => page.getByRole('button', { name: /^(Account|Λογαριασμός): / }),
  menu: (page) => page.getByRole('button', { name: /(Switch organisation|Αλλαγή οργανισμού)$/ }),
};

function runOf(ids: Ids, methodId: string): string {
  return ids.hotspotRuns.find((run) => run.methodId === methodId)?.id ?? '';
}

/** In the browser: whether the page has found its place in a window of this width. */
const settledAt = (width: number): boolean => document.documentElement.scrollWidth === width;

/** Whether a page is looked at in this appearance: the pages of a list take turns, unless each is looked at in every one. */
function isItsTurn(
  appearances: readonly (readonly [string, string, object])[],
  language: string,
  scheme: string,
): (look: Look, index: number) => boolean {
  const turn = appearances.findIndex((each) => each[0] === language && each[1] === scheme);
  return (_, index) => EVERY_APPEARANCE || index % 2 === turn;
}

/** Makes something for each key, when it is first asked for. */
class OnceEach<K, V> {
  readonly #made = new Map<K, Promise<V>>();
  readonly #make: (key: K) => Promise<V>;

  constructor(make: (key: K) => Promise<V>) {
    this.#make = make;
  }

  of(key: K): Promise<V> {
    const made = this.#made.get(key) ?? this.#make(key);
    this.#made.set(key, made);
    return made;
  }

  made(): Iterable<Promise<V>> {
    return this.#made.values();
  }
}

describeInBrowser('accessibility', () => {
  let server: RunningServer;
  let browser: Browser;
  let ids: Ids;
  let signedIn: Readonly<Partial<Record<Who, SignedIn>>>;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const [all, officer, steward] = await Promise.all((['all', 'officer', 'steward'] as const).map((who) => Caller.of(server.url, who)));
    await publishSample(server.dataDirectory);
    const second = await makeSecondOrganisation(server.url);
    await second.person.ask(SWITCH, { input: { organisationId: second.id } });
    await steward!.ask(FOUND, { input: AWAITING });
    const found = await all!.ask<Omit<Ids, 'invitation' | 'second' | 'unit'>>(IDS);
    const { inviteMember } = await all!.ask<{ inviteMember: { invitation: { path: string } } }>(INVITE, {
      input: { email: 'new@example.org', roles: ['analyst'] },
    });
    await all!.ask(UNIT, { input: { nameEl: 'Τροχαία', ruleKind: 'every', firstMonth: '2018-11', dueDays: 10 } });
    const { monthBoard } = await all!.ask<{ monthBoard: { units: { id: string }[] } }>(UNITS);
    ids = { ...found, unit: monthBoard.units[0]?.id ?? '', invitation: inviteMember.invitation.path, second };
    signedIn = { all: all!.signedIn, officer: officer!.signedIn, steward: steward!.signedIn, both: second.person.signedIn };
  }, SERVER_START_MILLISECONDS);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const as = (who: Who): { readonly storageState?: SignedIn } => {
    const storageState = signedIn[who];
    return storageState === undefined ? {} : { storageState };
  };

  type Language = 'el' | 'en';
  type Scheme = 'light' | 'dark';
  /** What axe finds wrong with a page. In one piece, which a frame of ours takes part in: put together from pieces it takes ten times as long. */
  const findViolations = async (page: Page): Promise<unknown[]> => {
    const options = { runOnly: { type: 'tag' as const, values: WCAG_2_2_AA }, resultTypes: ['violations' as const] };
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(options).analyze();
    return violations.map(({ id, nodes }) => ({
      id,
      at: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    }));
  };

  /** Two tabs for each who looks at these pages: while axe looks at one, the next is loaded in the other. */
  const describeLooks = (
    language: Language,
    colorScheme: Scheme,
    viewport: typeof DESKTOP,
    looks: readonly Look[],
    isPublic = false,
  ): void => {
    // What fades in would be looked at half faded.
    const contexts = new OnceEach((who: Who) => browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', ...as(who) }));
    const tabs = new OnceEach(async (key: `${Who} ${0 | 1}`) => (await contexts.of(key.split(' ')[0] as Who)).newPage());
    const loaded = new OnceEach(async (index: number) => {
      const [, address, who = 'all'] = looks[index]!;
      const page = await tabs.of(`${who} ${index % 2 === 0 ? 0 : 1}`);
      page.setDefaultTimeout(PATIENCE_MILLISECONDS);
      // What comes after the # alone would not load the page anew.
      await page.goto('about:blank');
      await page.setViewportSize(viewport);
      const url = new URL(address(ids), server.url);
      url.searchParams.set('lang', language);
      await page.goto(url.href);
      // What is on the screen: some titles are for paper only.
      await page.locator('main :is(h1, h2, p)').filter({ visible: true }).first().waitFor();
      for (const frame of page.frames()) await frame.waitForLoadState('networkidle');
      return page;
    });
    afterAll(async () => {
      for (const context of contexts.made()) await (await context).close();
    });

    it.each(looks.map(([name, , , open], index) => ({ name, open, index })))('axe finds nothing on: $name', async ({ open, index }) => {
      const page = await loaded.of(index);
      if (open === 'file') await page.locator('input[type=file]').setInputFiles(UNKNOWN_FILE);
      else if (open !== undefined) await OPENED[open]?.(page).click();
      if (open === 'file') await walkSteps(page);
      if (index + 1 < looks.length) loaded.of(index + 1).catch(() => undefined);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await findViolations(page)).toEqual([]);
      if (isPublic) expect(await findTreeFaults(page, new URL(page.url()).pathname === '/embed')).toEqual([]);
      // Nothing is cut, and nobody has to scroll sideways; also where the window is made as narrow or as wide as the other of the two.
      const other = viewport.width === PHONE.width ? DESKTOP.width : PHONE.width;
      for (const width of [viewport.width, other, ...(isPublic ? [NARROWEST] : [])]) {
        await page.setViewportSize({ ...viewport, width });
        await page.waitForFunction(settledAt, width).catch(() => undefined);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    });
  };

  /** Looks at each step by which a person says what a file is, and stays at the last. */
  async function walkSteps(page: Page): Promise<void> {
    await page.locator('button[aria-current=step]').waitFor();
    const steps = page.locator('ol:has(button[aria-current=step]) button');
    expect(await steps.count()).toBe(6);
    for (const step of await steps.all()) {
      await step.click();
      // Whatever the step asks of the server first.
      await page.waitForLoadState('networkidle');
      expect(await findViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
    }
  }

  it('axe would find something', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setContent(
      '<!doctype html><html lang="en"><title>t</title><main><h1 style="color:#bbb">pale</h1><button></button></main></html>',
    );
    expect(await findViolations(page)).toMatchObject([{ id: 'button-name' }, { id: 'color-contrast' }]);
    await context.close();
  });

  it('the tree of a screen reader would be found wanting', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setContent(
      '<!doctype html><html lang="en"><title>t</title><main><h1>one</h1><h3>two</h3><nav></nav><nav></nav><a href="#">Link</a><svg role="img"></svg><p aria-hidden="true"><a href="#">x</a></p></main></html>',
    );
    expect(await findTreeFaults(page)).toEqual([
      '0 × banner',
      '0 × contentinfo',
      'a heading of level 3 after a higher one',
      'two of navigation “”',
      'no name: link “Link”',
      expect.stringMatching(/^no name: (img|image) “”$/),
      'hidden, but takes the focus: <a href="#">x</a>',
    ]);
    await context.close();
  });

  describe.each(RECORD_APPEARANCES)('records in %s, %s, on %o', (language, colorScheme, viewport) => {
    describeLooks(language, colorScheme, viewport, RECORD_PAGES.filter(isItsTurn(RECORD_APPEARANCES, language, colorScheme)));
  });

  describe.each(PEOPLE_APPEARANCES)('people in %s, %s, on %o', (language, colorScheme, viewport) => {
    describeLooks(language, colorScheme, viewport, PEOPLE_PAGES.filter(isItsTurn(PEOPLE_APPEARANCES, language, colorScheme)));
  });

  describe.each(PUBLIC_APPEARANCES)('the public site in %s, %s, on %o', (language, colorScheme, viewport) => {
    describeLooks(
      language,
      colorScheme,
      viewport,
      PUBLIC_PAGES.map(([name, address]): Look => [name, address, 'nobody']).filter(isItsTurn(PUBLIC_APPEARANCES, language, colorScheme)),
      true,
    );
  });

  it('lets the keyboard choose an area of the public map, and come to it by the table', async () => {
    const page = await browser.newPage({ viewport: PHONE });
    await page.goto(`${server.url}/?lang=en&by=hexagon-7`);
    await page.locator('.leaflet-container path').first().waitFor();
    await page.locator('.leaflet-container').focus();
    // In the middle the two municipalities touch each other.
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.leaflet-pan-anim') === null);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Close' }).waitFor();
    expect(new URL(page.url()).searchParams.get('area')).not.toBeNull();
    const said = page.getByRole('status').filter({ hasText: /accident|not given/ });
    expect(await said.innerText()).toMatch(/^.+: (\d+ accidents|the number is not given)$/);
    await page.getByText('The same numbers as a table').focus();
    await page.keyboard.press('Enter');
    const chosen = page.locator('tr:has(button[aria-pressed=true])');
    await chosen.waitFor();
    await page.close();
  });

  it('keeps the focus and says what has changed, for whoever hears the public map', async () => {
    const page = await browser.newPage({ viewport: PHONE, reducedMotion: 'reduce' });
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
    await page.goto(`${server.url}/?lang=en&by=hexagon-9&list=1`);
    const said = (pattern: RegExp): Promise<void> => page.getByRole('status').filter({ hasText: pattern }).waitFor({ state: 'attached' });

    await page.getByRole('button', { name: /^Show \d+ more$/ }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('tr') != null);
    await page.getByText('The map shows:').press('Enter');
    await page.getByRole('combobox', { name: 'Years' }).selectOption('2016–2018');
    await said(/^All accidents, 2016–2018: Hexagons of about 0\.1 km²\. \d+ areas\.$/);

    await page.getByRole('searchbox').pressSequentially('ano');
    await said(/^1 place found\.$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    expect(await focused()).toBe('Ano Kipoi');
    await page.getByRole('button', { name: 'Close' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');

    const menu = page.getByRole('button', { name: 'Menu' });
    await menu.press('Enter');
    await page.getByRole('link', { name: 'Comparison' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    expect(await focused()).toBe('Comparison');
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    await page.close();
  });

  it('keeps the secret of a report when somebody skips to the content, or reads in another language', async () => {
    const page = await browser.newPage({ viewport: DESKTOP });
    await page.goto(`${server.url}/report-state?lang=en#l_gone`);
    await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.getByRole('button', { name: 'Ελληνικά' }).press('Enter');
    await page.getByRole('heading', { name: 'Η αναφορά σας' }).waitFor();
    expect(page.url()).toBe(`${server.url}/report-state?lang=el#l_gone`);
    await page.close();
  });

  it('changes its colours at once for those who want less motion', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.goto(`${server.url}/methods?lang=en`);
    await page.locator('main p').first().waitFor();
    const inks = await page.evaluate(() =>
      ['light', 'dark'].map((scheme) => {
        document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
        return getComputedStyle(document.body).color;
      }),
    );
    expect(inks).toEqual(['rgb(29, 33, 36)', 'rgb(233, 237, 238)']);
    await page.close();
  });

  it('lets the keyboard skip to the content and see where it is', async () => {
    const page = await browser.newPage({ viewport: DESKTOP, ...as('all') });
    await page.goto(`${server.url}/app?lang=en`);
    await page.getByRole('link', { name: 'Skip to content' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return { text: document.activeElement?.textContent, outlineStyle, outlineWidth };
    });
    expect(outline).toEqual({ text: 'Skip to content', outlineStyle: 'solid', outlineWidth: '2px' });
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    await page.close();
  });
});
