import type { GraphQLSchema } from 'graphql';

import { ORGANISATIONS, UNKNOWN_BATCH, UNKNOWN_ID } from '../world/organisations.ts';
import type { SeededWorld } from '../world/seed.ts';
import { accidentIdOf } from '../world/shapes/accidents.ts';
import { OWN_BATCH } from '../world/shapes/imports.ts';
import { textPlacesOf, type TextPlace } from './root-fields.ts';

/** Table and column of what an argument names, by the end of its path; `Query.field` where it is called `id`. */
const NAMED: Readonly<Record<string, readonly [table: string, column: string]>> = {
  'hotspotRun.id': ['hotspot_run', 'run_id'],
  'evaluationRun.id': ['evaluation_run', 'run_id'],
  'evaluationFile.id': ['evaluation_run', 'run_id'],
  'appraisal.id': ['appraisal', 'appraisal_id'],
  'releaseDraft.id': ['release_draft', 'draft_id'],
  'releasePreview.id': ['release_draft', 'draft_id'],
  'repeatReleaseDraft.id': ['release_draft', 'draft_id'],
  'cancelReleaseDraft.id': ['release_draft', 'draft_id'],
  'proposeRelease.id': ['release_draft', 'draft_id'],
  'publishRelease.id': ['release_draft', 'draft_id'],
  'rejectRelease.id': ['release_draft', 'draft_id'],
  'withdrawRelease.id': ['release_draft', 'draft_id'],
  valuesId: ['unit_value_set', 'set_id'],
  setId: ['unit_value_set', 'set_id'],
  fromId: ['unit_value_set', 'set_id'],
  evaluationId: ['evaluation_run', 'run_id'],
  runId: ['hotspot_run', 'run_id'],
  runIds: ['hotspot_run', 'run_id'],
  'blackSpot.id': ['black_spot', 'black_spot_id'],
  'blackSpotDiagnosis.id': ['black_spot', 'black_spot_id'],
  blackSpotId: ['black_spot', 'black_spot_id'],
  'removeInterventionDocument.documentId': ['intervention_document', 'document_id'],
  documentId: ['black_spot_document', 'document_id'],
  interventionId: ['intervention', 'intervention_id'],
  planId: ['evaluation_plan', 'plan_id'],
  reportId: ['citizen_report', 'report_id'],
  factorId: ['published_factor', 'factor_id'],
  'evidenceChoice.runId': ['evaluation_run', 'run_id'],
  'decideOnEvidence.runId': ['evaluation_run', 'run_id'],
  'countSiteOnRoad.id': ['traffic_count_site_version', 'site_id'],
  'trafficSite.id': ['traffic_count_version', 'site_id'],
  uploadId: ['import_batch', 'files'],
  sessionId: ['session', 'session_id'],
  tokenId: ['api_token', 'token_id'],
  personId: ['person', 'person_id'],
  invitationId: ['one_time_link', 'link_id'],
  grantId: ['sharing_grant', 'grant_id'],
  requestId: ['subject_request', 'request_id'],
  placementId: ['accident_correction', 'placement_id'],
  unitId: ['recording_unit', 'unit_id'],
  noteId: ['reporting_note', 'note_id'],
  entryId: ['street_entry', 'entry_id'],
  secondaryId: ['duplicate_candidate', 'accident_id'],
};

/** Names of organisations; with whom one can share is told to everybody in the network. */
const OF_ORGANISATIONS = /(organisationId|ownerId)$/;
const TOLD = /recipientId$/;

/** The same question about something of another organisation, and about something that nobody has. */
export interface ForeignQuestion {
  readonly place: TextPlace;
  readonly foreign: string;
  readonly unknown: string;
}

/** Every argument that names something, with an id of an organisation that has opened nothing. @throws where it is not known what one names */
export function foreignQuestions(schema: GraphQLSchema, world: SeededWorld): ForeignQuestion[] {
  const places = textPlacesOf(schema).filter(({ type, path }) => type === 'ID' && !TOLD.test(path));
  return places.map((place) => {
    if (isPair(place)) return { place, foreign: pairOf(world), unknown: UNKNOWN_PAIR };
    const isBatch = place.path.endsWith('batchId') || place.field === 'importBatch';
    return {
      place,
      foreign: isBatch ? String(OWN_BATCH.foreign) : foreignId(place, world),
      unknown: isBatch ? String(UNKNOWN_BATCH) : UNKNOWN_ID,
    };
  });
}

/** Neither of which any other argument names. */
const UNKNOWN_PAIR = ['5', '6'].map((digit) => UNKNOWN_ID.replaceAll('7', digit)).join('.');

/** What may be one accident is named by both. */
const PAIRS = ['markSameAccident', 'markDifferentAccidents', 'undoDuplicateDecision'];
const isPair = ({ field, path }: TextPlace): boolean => PAIRS.includes(field) && path.endsWith('input.id');

function pairOf(world: SeededWorld): string {
  const [pair = {}] = world.rowsOf('foreign', 'duplicate_candidate').slice(-1);
  return `${String(pair['accident_id'])}.${String(pair['other_accident_id'])}`;
}

function foreignId({ field, path }: TextPlace, world: SeededWorld): string {
  const last = path.split('.').at(-1) ?? '';
  if (OF_ORGANISATIONS.test(last)) return ORGANISATIONS.foreign.id;
  if (last === 'accidentId' || field === 'accident') return accidentIdOf(ORGANISATIONS.foreign, 'here');
  const named = NAMED[`${field}.${last}`] ?? NAMED[last];
  if (named === undefined) throw new Error(`What does ${field}(${path}) name? Add it to NAMED.`);
  const [table, column] = named;
  const value = world.rowsOf('foreign', table)[0]?.[column];
  const id = typeof value === 'object' && value !== null && 'uploadId' in value ? value.uploadId : value;
  if (typeof id !== 'string') throw new Error(`The foreign organisation has no ${table}.${column}.`);
  return id;
}
