import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import type { Row } from './make-row.ts';
import { idIn, ORGANISATION_NAMES, ORGANISATIONS, type TestOrganisation } from './organisations.ts';
import { isNobodys, PEOPLE } from './people.ts';
import { PAST } from './times.ts';

/** Drafts of each organisation, by what stands in their way. */
export const DRAFTS = {
  /** Proposed by the first publisher; somebody else could publish it. */
  proposed: 1,
  /** A job has begun. */
  begun: 2,
  /** Proposed as if its audit had passed. */
  failed: 3,
  /** Its audit has not known what has been public. */
  unknowing: 4,
} as const;

export const draftIdOf = (organisation: Pick<TestOrganisation, 'idPrefix'>, draft: number): string =>
  idIn(organisation, 'release_draft.draft_id', draft);

function headOf({ name }: TestOrganisation, number: number): Row {
  return {
    format: 1,
    releaseId: `test-${name}-${number}`,
    organisation: { slug: `test-${name}`, name: 'x' },
    number,
    threshold: 5,
    dataCutOff: '2019-12-31',
    licence: 'CC-BY-4.0',
    attribution: 'x',
    isIllustrative: false,
    includesDamageOnly: false,
    periods: [{ id: '2019', from: 2019, to: 2019 }],
    dimensions: [],
    tables: [{ id: 'total', dimensions: [], geographies: ['municipality'], periods: ['2019'] }],
    geographies: ['municipality'],
    // All organisations publish of the same place.
    bounds: [-0.1, 51.5, 0.1, 51.7],
  };
}

export const packed = (value: object): string => `\\x${gzipSync(JSON.stringify(value)).toString('hex')}`;

const CORNERS = [
  [0, 51.6],
  [0.1, 51.6],
  [0.1, 51.7],
  [0, 51.6],
];
const NAMES = { el: 'x', en: 'x' };

/** The whole of a release, with one of everything that there can be in it. */
export function releaseOf(organisation: TestOrganisation, number: number) {
  return {
    ...headOf(organisation, number),
    areas: [
      {
        id: 'm',
        geography: 'municipality',
        parent: null,
        names: NAMES,
        areaKm2: 1,
        centre: [0, 51.6],
        outline: { type: 'Polygon', coordinates: [CORNERS] },
        counts: { total: { '2019': [null] } },
      },
    ],
    sites: [
      {
        id: 's',
        kind: 'black-spot',
        names: NAMES,
        centre: [0, 51.6],
        from: 2019,
        to: 2019,
        accidentsAbout: 10,
        roundedTo: 10,
        effect: null,
      },
    ],
    barriers: [],
  };
}

/** Of what a draft would make public. */
export function digestOfDraft(organisation: TestOrganisation, draft: number): string {
  return createHash('sha256').update(`${organisation.mark} ${draft}`).digest('hex');
}

/** One that was withdrawn, so that nobody reads anything of the test world without signing in. */
export const publishedOf = (organisation: TestOrganisation): Row[] => [
  {
    release_no: 1,
    release_id: `test-${organisation.name}-1`,
    head: headOf(organisation, 1),
    content: packed({ ...headOf(organisation, 1), areas: [], sites: [], barriers: [] }),
    digest: digestOfDraft(organisation, 0),
    published_at: PAST,
    withdrawn_at: PAST,
  },
];

export function draftsOf({ mark }: TestOrganisation): Row[] {
  const contents = { includesBlackSpots: false, includesInterventions: false, includesBarriers: false, declaredFinal: true };
  const request = { blocks: [{ from: 2019, to: 2019 }], threshold: 5, licence: 'CC-BY-4.0', attribution: mark, ...contents };
  return Object.values(DRAFTS).map(() => ({ request, threshold: 5, illustrative: false, data_version: 1 }));
}

const AUDIT = {
  failures: [],
  remarks: [{ code: 'accidents-left-out', about: 'place', count: 1 }],
  cellsKept: 0,
  unknowns: 0,
  statements: 0,
  parts: 0,
};
const UTILITY = {
  ...{ period: '2019', accidents: 10, severe: 1, accidentsShown: 1, severeShown: null, severeShownAsSuch: null },
  ...{ medianAreaKm2: 1, rankCorrelation: null, hiddenSmall: 0, hiddenBeside: 0, shown: 1 },
};
const EVERYTHING = ORGANISATION_NAMES.map((name) => `test-${ORGANISATIONS[name].name}-1`);

export function contentsOfReleases(organisation: TestOrganisation): Row[] {
  const head = headOf(organisation, 2);
  return [DRAFTS.proposed, DRAFTS.failed, DRAFTS.unknowing].map((draft) => ({
    draft_id: draftIdOf(organisation, draft),
    head,
    content: packed(releaseOf(organisation, 2)),
    digest: digestOfDraft(organisation, draft),
    audit_passed: draft !== DRAFTS.failed,
    audit: { ...AUDIT, passed: draft !== DRAFTS.failed },
    utility: [UTILITY],
    reasons: packed({}),
    considered: draft === DRAFTS.unknowing ? [] : EVERYTHING,
  }));
}

export function releaseEventsOf(organisation: TestOrganisation): Row[] {
  const [content] = contentsOfReleases(organisation);
  const hash = createHash('sha256')
    .update(Buffer.from(String(content!['content']).slice(2), 'hex'))
    .digest('hex');
  const proposer = PEOPLE.find(
    ({ organisation: home, roles, name }) => home === organisation.name && roles.includes('publisher') && !isNobodys(name),
  )!;
  const event = { reason: null, problem: null, content_hash: null, person_id: null };
  const proposed = [{ kind: 'begun' }, { kind: 'ready' }, { kind: 'proposed', content_hash: hash, person_id: proposer.id }];
  return Object.values(DRAFTS).flatMap((draft) =>
    (draft === DRAFTS.begun ? proposed.slice(0, 1) : proposed).map((each, i) => ({
      ...event,
      ...each,
      draft_id: draftIdOf(organisation, draft),
      event_no: i + 1,
    })),
  );
}
