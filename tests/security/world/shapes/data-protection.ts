import type { Row } from '../make-row.ts';
import { idIn, type TestOrganisation } from '../organisations.ts';
import { personNamed } from '../people.ts';
import { FUTURE, PAST } from '../times.ts';
import { accidentIdOf } from './accidents.ts';
import type { Shape } from './shape.ts';

/** Who has asked in the own organisation: of the first the request waits, those of the others were refused. */
export const OPENERS = ['everything', 'uploader', 'analyst'] as const;

/** One that waits, and some that were refused. */
function requestsOf(organisation: TestOrganisation): Row[] {
  const openers = organisation.name === 'own' ? OPENERS : (['resident', 'resident'] as const);
  const refused = { status: 'refused', decided_by: idIn(organisation, 'person', 99), decided_at: PAST };
  const open = { status: 'open', decision: null, decided_by: null, decided_by_name: null, decided_at: null };
  return openers.map((name, index) => ({
    kind: 'erasure',
    accident_id: accidentIdOf(organisation, 'here'),
    opened_by: personNamed(name, organisation.name).id,
    done_at: null,
    ...(index === 0 ? open : refused),
  }));
}

export const DATA_PROTECTION_SHAPES: Readonly<Record<string, Shape>> = {
  subject_request: requestsOf,
  subject_export: (organisation) => [{ request_id: idIn(organisation, 'subject_request.request_id'), expires_at: FUTURE }],
};
