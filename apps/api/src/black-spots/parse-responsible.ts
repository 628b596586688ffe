import { Problem } from '@elektron/domain';

import { isUuid } from '../common/uuid.ts';
import { plainEvent, type NewEvent } from './black-spot.ts';
import { parseNote } from './parse-step.ts';

/** Who is to look after a case. */
export interface ResponsibleDraft {
  /** Null for nobody. */
  readonly personId?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/**
 * What it is when somebody says who looks after a case.
 * @param former who has looked after it; null for nobody
 * @param author who says so
 * @throws Problem BLACK_SPOT_PERSON_UNFIT for what names nobody, INPUT_INVALID where nothing would be otherwise, or for the note
 */
export function parseResponsible(former: string | null, author: string, draft: ResponsibleDraft): NewEvent {
  const appointee = draft.personId?.toLowerCase() ?? null;
  const note = parseNote(draft.note);
  if (appointee !== null && !isUuid(appointee)) throw new Problem('BLACK_SPOT_PERSON_UNFIT');
  if (appointee === former) throw new Problem('INPUT_INVALID', { field: 'personId', value: appointee ?? '–' });
  if (appointee === null) return plainEvent(former === author ? 'given-up' : 'relieved', { note });
  return appointee === author ? plainEvent('taken-on', { note }) : plainEvent('appointed', { appointeeId: appointee, note });
}
