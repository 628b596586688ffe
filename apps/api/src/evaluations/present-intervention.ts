import { nameInterventionKind, SELECTION_REASON_LABELS } from '@elektron/domain';

import type { InterventionChangeObject, InterventionDocumentObject, InterventionObject } from './intervention.objects.ts';
import type { StoredDocument } from './intervention-documents.repository.ts';
import type { Intervention } from './intervention.ts';
import type { InterventionChange } from './interventions.service.ts';

export function presentIntervention({ interventionId, sites, ...intervention }: Intervention): InterventionObject {
  const reason = intervention.selectionReason ?? null;
  return {
    ...intervention,
    id: interventionId,
    kindLabels: nameInterventionKind(intervention.kind),
    sites: sites.map(([longitude, latitude]) => ({ longitude, latitude })),
    shape: intervention.shape ?? null,
    selectionReason: reason,
    selectionReasonLabels: reason === null ? null : SELECTION_REASON_LABELS[reason],
    selectionNote: intervention.selectionNote ?? '',
    cost: intervention.cost ?? null,
    targetFilter: intervention.targetFilter ?? null,
    version: intervention.version ?? 1,
  };
}

export function presentChange({ intervention, replacedAt, changed }: InterventionChange): InterventionChangeObject {
  return { version: intervention.version ?? 1, replacedAt, changed, former: presentIntervention(intervention) };
}

export function presentDocument(interventionId: string, { documentId, ...document }: StoredDocument): InterventionDocumentObject {
  return { ...document, id: documentId, path: `/api/interventions/${interventionId}/documents/${documentId}` };
}
