import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser.ts';
import { SERVER_START_MILLISECONDS, startServer, type RunningServer } from './start-server.ts';

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** A busy machine draws nine charts slowly. */
const PATIENCE_MILLISECONDS = 90_000;

jest.setTimeout(180_000);

interface Ids {
  readonly hotspotRuns: readonly { readonly id: string; readonly methodId: string }[];
  readonly evaluationRuns: readonly { readonly id: string }[];
  readonly interventions: readonly { readonly id: string }[];
  readonly accidents: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
  readonly importBatches: readonly { readonly id: string }[];
}

const IDS =
  '{ hotspotRuns { id methodId } evaluationRuns { id } interventions { id } accidents(first: 1) { edges { node { id } } } importBatches { id } }';

/** Every page and every state of a page that looks different. */
const PAGES: readonly (readonly [name: string, address: (ids: Ids) => string])[] = [
  ['overview', () => '/app'],
  ['overview, filtered', () => '/app?severity=serious&year=2016&hour-of-week=5-18'],
  ['overview, list open', () => '/app?list=true'],
  ['overview, one accident', (ids) => `/app?accident=${ids.accidents.edges[0]?.node.id ?? ''}`],
  ['hotspots', () => '/app/hotspots'],
  ['clusters', (ids) => `/app/hotspots?run=${runOf(ids, 'dbscan')}`],
  ['density', (ids) => `/app/hotspots?run=${runOf(ids, 'kernel-density')}`],
  ['hexagons', (ids) => `/app/hotspots?run=${runOf(ids, 'getis-ord-gi-star')}`],
  ['evaluations', () => '/app/evaluations'],
  ['new intervention', () => '/app/evaluations?new=true'],
  ['evaluation form', (ids) => `/app/evaluations?intervention=${ids.interventions[0]?.id ?? ''}`],
  ['evaluation', (ids) => `/app/evaluations?run=${ids.evaluationRuns[0]?.id ?? ''}`],
  ['imports', () => '/app/imports'],
  ['one import', (ids) => `/app/imports?batch=${ids.importBatches[0]?.id ?? ''}`],
  ['no such page', () => '/app/nowhere'],
];

function runOf(ids: Ids, methodId: string): string {
  return ids.hotspotRuns.find((run) => run.methodId === methodId)?.id ?? '';
}

describeInBrowser('accessibility', () => {
  let server: RunningServer;
  let browser: Browser;
  let ids: Ids;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: IDS }),
    });
    ids = ((await response.json()) as { data: Ids }).data;
  }, SERVER_START_MILLISECONDS);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each([
    ['el', 'light', DESKTOP],
    ['en', 'dark', DESKTOP],
    ['el', 'dark', PHONE],
    ['en', 'light', PHONE],
  ] as const)('in %s, %s, on %o', (language, colorScheme, viewport) => {
    it.each(PAGES)('axe finds nothing on: %s', async (_name, address) => {
      // A page of its own context: AxeBuilder asks for that.
      const context = await browser.newContext({ viewport, colorScheme });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MILLISECONDS);
      const path = address(ids);
      await page.goto(`${server.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      // What is on the screen: some titles are for paper only.
      await page.locator('main :is(h1, h2, p)').filter({ visible: true }).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG_2_2_AA).analyze();
      const told = violations.map(({ id, nodes }) => ({
        id,
        at: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
      }));
      await context.close();
      expect(told).toEqual([]);
    });
  });

  it('lets the keyboard skip to the content and see where it is', async () => {
    const page = await browser.newPage({ viewport: DESKTOP });
    await page.goto(`${server.url}/app?lang=en`);
    await page.getByRole('link', { name: 'Skip to content' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return { text: document.activeElement?.textContent, outlineStyle, outlineWidth };
    });
    expect(outline).toEqual({ text: 'Skip to content', outlineStyle: 'solid', outlineWidth: '2px' });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.close();
  });
});
