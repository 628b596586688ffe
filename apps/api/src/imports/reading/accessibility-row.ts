import type { AccessibilityFeatureDraft, AccessibilityObservationDraft, Draft } from '@elektron/domain';

import type { DraftRow } from './draft-row.ts';
import { accessibilityFeatureRow, accessibilityObservationRow } from './draft-rows.ts';
import type { Projection } from './project-position.ts';

export type AccessibilityDraft = AccessibilityFeatureDraft | AccessibilityObservationDraft;

export function isOfAccessibility(draft: Draft): draft is AccessibilityDraft {
  return draft.kind === 'accessibility-feature' || draft.kind === 'accessibility-observation';
}

/** A feature, or a look at one, as a row. @param idOf the id of what the source calls so */
export function accessibilityRowOf(
  draft: AccessibilityDraft,
  attributes: string,
  idOf: (sourceRecordId: string) => string,
  project: Projection['place'],
): DraftRow {
  if (draft.kind === 'accessibility-observation') {
    const recordId = idOf(draft.featureSourceRecordId);
    const key = [draft.featureSourceRecordId, draft.reference];
    return { recordId, key, values: accessibilityObservationRow(draft, attributes, recordId), found: null, remarks: [] };
  }
  const recordId = idOf(draft.sourceRecordId);
  const [startId = null, endId = null] = [draft.startRecordId, draft.endRecordId].map((id) => (id === null ? null : idOf(id)));
  const place = draft.position === null ? null : project(draft.position);
  const values = accessibilityFeatureRow(draft, attributes, recordId, { place, startId, endId });
  return { recordId, key: [draft.sourceRecordId], values, found: null, remarks: [] };
}
