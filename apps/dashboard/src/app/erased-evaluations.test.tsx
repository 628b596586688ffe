import './testing/web-platform.ts';
import { capabilitiesOf, PROBLEM_MESSAGES } from '@elektron/domain';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { EvaluationResult } from '../features/evaluations/evaluation-result.tsx';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

beforeAll(() => {
  // jsdom draws no letters: the map waits for its font.
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: new Promise(() => undefined) } });
});
afterEach(cleanup);

const text = (el: string, en: string) => ({ __typename: 'Text', el, en });
const period = (start: string, end: string) => ({ __typename: 'Period', start, end });

const EVALUATION = {
  __typename: 'EvaluationRun',
  id: 'r',
  intervention: {
    __typename: 'Intervention',
    id: 'i',
    name: text('Φανάρια', 'Signals'),
    kind: 'signals',
    worksPeriod: period('2016-01-01', '2017-01-01'),
    selectedForHighCounts: false,
    illustrative: false,
    source: '',
    note: text('', ''),
  },
  beforePeriod: period('2014-01-01', '2016-01-01'),
  afterPeriod: period('2017-01-01', '2019-01-01'),
  yearsBefore: 2,
  yearsAfter: 2,
  measure: 'ACCIDENTS',
  filter: { period: null, area: null, selections: {} },
  parameters: { siteWidthMeters: 150, parameters: {} },
  seed: 1,
  dataVersion: 1,
  softwareVersion: '1',
  resultDigest: 'd',
  createdAt: '2026-01-01T10:00:00Z',
  treatedSites: 1,
  referenceSites: 1,
  observedBefore: 3,
  observedAfter: 2,
  comparisonBefore: 3,
  comparisonAfter: 2,
  recommendedMethodId: 'naive',
  estimates: [],
  sites: [],
  years: [],
  sentence: text('Πρόταση.', 'A sentence.'),
  warnings: [],
};

/** @param erasure what the server answers to the question about erasures */
function show(erasure: Answer, language: 'el' | 'en' = 'en'): void {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, capabilitiesOf(['analyst'])) }),
    EvaluationRun: () => ({ evaluationRun: EVALUATION }),
    EvaluationErasure: erasure,
    EvaluationParts: () => ({ evaluationRun: { __typename: 'EvaluationRun', id: 'r', parts: null } }),
    EvidenceChoice: () => ({
      evidenceChoice: { __typename: 'EvidenceChoice', runId: 'r', contribution: null, reason: null, isOpen: false, decisions: [] },
    }),
  });
  renderWith(<EvaluationResult runId="r" onBack={() => undefined} onEvaluate={() => undefined} />, { server, language });
}

const answer = (code: string | null): Answer => {
  const notice = code === null ? null : { __typename: 'Warning', code, message: text(`ελληνικά ${code}`, `English ${code}`) };
  return () => ({ evaluationRun: { __typename: 'EvaluationRun', id: 'r', erasureNotice: notice } });
};

describe('the page of an evaluation, after data of a person were erased,', () => {
  it('warns that it is no longer repeatable', async () => {
    show(answer('NO_LONGER_REPEATABLE'));
    expect((await screen.findByRole('alert')).textContent).toContain('English NO_LONGER_REPEATABLE');
  });

  it('says that it still is, without alarm and in Greek', async () => {
    show(answer('STILL_REPEATABLE'), 'el');
    const notice = await screen.findByText('ελληνικά STILL_REPEATABLE');
    expect(notice.closest('[data-kind]')?.getAttribute('data-kind')).toBe('note');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says nothing where nothing was erased, and shows the evaluation without waiting', async () => {
    let ask: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    show(() => {
      ask?.();
      return answer(null)({});
    });
    expect(await screen.findByText('A sentence.')).toBeTruthy();
    await asked;
    await waitFor(() => expect(screen.queryByText(/REPEATABLE/)).toBeNull());
  });

  it('shows the evaluation, and that the answer failed', async () => {
    show(() => 'DATABASE_UNAVAILABLE');
    expect(await screen.findByText('A sentence.')).toBeTruthy();
    expect(await screen.findByText(PROBLEM_MESSAGES.DATABASE_UNAVAILABLE.en)).toBeTruthy();
  });
});
