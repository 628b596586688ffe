import {
  PUBLISHED_GEOGRAPHY_LABELS,
  RELEASE_STATUS_LABELS,
  type PublishedArea,
  type PublishedHead,
  type PublishedTable,
  type Text,
} from '@elektron/domain';
import type { MadeRelease, MadeReleaseAudit } from '@elektron/disclosure-control';

import { fillTexts } from '../common/fill-texts.ts';
import { toProblemObject } from '../common/problem.ts';
import { FAILURE_TEXTS, REMARK_TEXTS } from './audit-texts.ts';
import { proposerOf, statusOf, type ReleaseDraft, type ReleaseFindings } from './release-draft.ts';
import type { ReleasePreviewInput } from './release.inputs.ts';
import type {
  ReleaseAreaObject,
  ReleaseDraftObject,
  ReleaseFindingObject,
  ReleasePreviewObject,
  ReleaseResultObject,
} from './release.objects.ts';
import type { ReadRelease } from './releases.service.ts';

/** @param personId of whoever looks at it */
export function presentRelease(draft: ReleaseDraft, personId: string | null): ReleaseDraftObject {
  const { draftId, request, events, findings, ...rest } = draft;
  const status = statusOf(draft);
  const problem = events.findLast(({ kind }) => kind === 'failed')?.problem ?? null;
  return {
    id: draftId,
    status,
    statusLabels: RELEASE_STATUS_LABELS[status],
    blocks: request.blocks,
    threshold: request.threshold,
    licence: request.licence,
    attribution: request.attribution,
    includesBlackSpots: request.includesBlackSpots,
    includesInterventions: request.includesInterventions,
    includesBarriers: request.includesBarriers,
    illustrative: rest.illustrative,
    progress: rest.progress,
    cancelRequested: rest.cancelRequested,
    personName: rest.personName,
    madeAt: rest.madeAt,
    events: events.map(({ kind, reason, personName, madeAt }) => ({ kind, reason, personName, madeAt })),
    problem: problem === null ? null : toProblemObject(problem),
    isOwnProposal: personId !== null && proposerOf(draft) === personId,
    result: findings === null ? null : presentResult(findings),
  };
}

function presentResult({ head, digest, bytes, auditPassed, audit, utility }: ReleaseFindings): ReleaseResultObject {
  return {
    releaseId: head.releaseId,
    digest,
    bytes,
    auditPassed,
    sentence: sentenceOf(audit),
    failures: gather(audit.failures).map((failure) => presentFinding(FAILURE_TEXTS, failure)),
    remarks: audit.remarks.map((remark) => presentFinding(REMARK_TEXTS, remark)),
    utility,
    geographies: head.geographies.map((id) => ({ id, labels: PUBLISHED_GEOGRAPHY_LABELS[id] })),
    periods: head.periods.map(({ id }) => ({ id, labels: { el: id, en: id } })),
    tables: head.tables.map((table) => ({
      id: table.id,
      labels: nameTable(head, table),
      geographies: table.geographies,
      periods: table.periods,
    })),
  };
}

function presentFinding<Code extends string>(
  texts: Readonly<Record<Code, Text>>,
  { code, about, count }: { readonly code: Code; readonly about: string; readonly count: number },
): ReleaseFindingObject {
  return { code, message: fillTexts(texts[code], { about, count }) };
}

/** So many are named of failures that are alike. */
const NAMED = 5;

function gather(failures: MadeReleaseAudit['failures']): MadeReleaseAudit['failures'] {
  return [...Map.groupBy(failures, ({ code }) => code)].map(([code, alike]) => ({
    code,
    about: `${alike
      .slice(0, NAMED)
      .map(({ about }) => about)
      .join('; ')}${alike.length > NAMED ? '; …' : ''}`,
    count: alike.reduce((sum, { count }) => sum + count, 0),
  }));
}

const PASSED: Text = {
  el: 'Ο έλεγχος πέρασε: {{cellsKept}} {{cellsKept|κρυφός αριθμός δεν βγαίνει|κρυφοί αριθμοί δεν βγαίνουν}} από όσα είναι ή θα ήταν δημόσια. Εξετάστηκαν {{statements}} {{statements|σχέση|σχέσεις}} μεταξύ τους.',
  en: 'The audit passed: {{cellsKept}} hidden {{cellsKept|number cannot|numbers cannot}} be told from what is or would be public. {{statements}} {{statements|statement|statements}} about them were examined together.',
};
const NOTHING_NEW: Text = {
  el: 'Ο έλεγχος πέρασε: το σχέδιο δεν κρύβει κανέναν αριθμό που δεν ήταν ήδη κρυφός.',
  en: 'The audit passed: the draft hides no number that was not hidden before.',
};
const FAILED: Text = {
  el: 'Ο έλεγχος δεν πέρασε, και το σχέδιο δεν μπορεί να δημοσιευτεί.',
  en: 'The audit failed, and the draft cannot be published.',
};

function sentenceOf({ passed, cellsKept, statements }: MadeReleaseAudit): Text {
  if (!passed) return FAILED;
  return cellsKept === 0 ? NOTHING_NEW : fillTexts(PASSED, { cellsKept, statements });
}

const TOTAL: Text = { el: 'Όλα τα ατυχήματα', en: 'All accidents' };
const TIMES: Text = { el: ' × ', en: ' × ' };

function nameTable({ dimensions }: Pick<PublishedHead, 'dimensions'>, { dimensions: ids }: PublishedTable): Text {
  const names = ids.map((id) => dimensions.find((dimension) => dimension.id === id)?.names ?? { el: id, en: id });
  if (names.length === 0) return TOTAL;
  return { el: names.map(({ el }) => el).join(TIMES.el), en: names.map(({ en }) => en).join(TIMES.en) };
}

/** What would be public of one geography, table and period; nothing where the release has no such. */
export function presentPreview(
  { release, hiddenBecause }: ReadRelease,
  { geography, period, table: tableId }: Pick<ReleasePreviewInput, 'geography' | 'period' | 'table'>,
): ReleasePreviewObject {
  const table = release.tables.find(({ id }) => id === tableId);
  return {
    values: table === undefined ? [] : valuesOf(release, table),
    areas: release.areas.filter((area) => area.geography === geography).map((area) => presentArea(area, hiddenBecause, tableId, period)),
    sites: release.sites.map(({ id, kind, names, from, to, accidentsAbout }) => ({ id, kind, names, from, to, accidentsAbout })),
    barriers: release.barriers.length,
    bounds: release.bounds,
  };
}

function presentArea(area: PublishedArea, hiddenBecause: MadeRelease['hiddenBecause'], table: string, period: string): ReleaseAreaObject {
  const { id, names, areaKm2, outline, counts } = area;
  const reasons = hiddenBecause[id]?.[table]?.[period] ?? [];
  return {
    id,
    names,
    areaKm2,
    outline: JSON.stringify(outline),
    numbers: (counts[table]?.[period] ?? []).map((count, i) => ({ count, hiddenBecause: count === null ? (reasons[i] ?? null) : null })),
  };
}

/** Of pairs the second runs fastest, as in the numbers. */
function valuesOf({ dimensions }: Pick<PublishedHead, 'dimensions'>, table: PublishedTable): Text[] {
  const lists = table.dimensions.map((id) => dimensions.find((dimension) => dimension.id === id)?.values.map(({ names }) => names) ?? []);
  if (lists.length === 0) return [TOTAL];
  return lists.reduce<Text[]>(
    (pairs, values) =>
      pairs.length === 0
        ? [...values]
        : pairs.flatMap((first) => values.map((second) => ({ el: `${first.el}, ${second.el}`, en: `${first.en}, ${second.en}` }))),
    [],
  );
}
