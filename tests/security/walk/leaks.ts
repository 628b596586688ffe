import type { Capability } from '@elektron/domain';

import type { Asker } from '../world/askers.ts';
import { ORGANISATION_NAMES, ORGANISATIONS, type OrganisationName } from '../world/organisations.ts';

/** Words that only stand in what needs more than reading: the seeded texts name the table and column they stand in. */
const CONFIDENTIAL: readonly { readonly words: string; readonly needs: readonly Capability[] }[] = [
  { words: 'traffic_unit_version.', needs: ['records.personal'] },
  { words: 'casualty_version.', needs: ['records.personal'] },
  { words: 'accident_version.attributes', needs: ['records.personal'] },
  { words: 'accident_correction.reason', needs: ['records.personal'] },
  { words: 'accident_correction.person_name', needs: ['records.personal'] },
  { words: 'row_issue.', needs: ['records.import'] },
  { words: 'held_line.', needs: ['records.import'] },
  { words: 'audit_event.', needs: ['audit.read'] },
  { words: 'subject_request.', needs: ['records.personal', 'registers.manage'] },
  { words: 'one_time_link.', needs: ['people.manage'] },
  { words: 'session.user_agent', needs: ['people.manage'] },
];

/** What an answer may hold beside what is the asker's own. */
export interface Allowance {
  /** Organisations whose records the question was about, and that have opened them. */
  readonly open: readonly OrganisationName[];
  /** Texts that the question itself held. */
  readonly asked: string;
}

/** @returns what the answer tells that it must not */
export function findLeaks(body: string, asker: Asker, { open, asked }: Allowance): string[] {
  // The hostile question repeats the ids that it guesses; that they come back tells nothing.
  const own = asker.actsForOwn ? (['own'] as const) : [];
  const closed = ORGANISATION_NAMES.filter((name) => ![...own, ...open].includes(name));
  return [
    ...closed.flatMap((name) => tellsOf(body, asked, name, asker)),
    ...CONFIDENTIAL.filter(({ words, needs }) => body.includes(words) && !isTheirs(asker, words, needs)).map(
      ({ words }) => `shows ${words}`,
    ),
  ];
}

function isTheirs(asker: Asker, words: string, needs: readonly Capability[]): boolean {
  if (needs.some((capability) => asker.capabilities.includes(capability))) return true;
  // Everybody sees where they are signed in themselves.
  return words === 'session.user_agent' && asker.kind === 'session';
}

function tellsOf(body: string, asked: string, name: OrganisationName, asker: Asker): string[] {
  const { mark, idPrefix, id } = ORGANISATIONS[name];
  // Of somebody who was a member, the account is theirs still.
  const isFormer = name === 'own' && asker.person === 'former';
  const ids = [...body.matchAll(new RegExp(`${idPrefix}-[0-9a-f-]{27}`, 'g'))].map(([found]) => found);
  // Which organisations there are is no secret.
  const told = ids.filter((found) => found !== id && !asked.includes(found));
  return [
    ...(body.includes(mark) && !isFormer ? [`shows words of ${name}`] : []),
    ...(told.length > 0 && !isFormer ? [`shows ids of ${name}: ${told[0] ?? ''}`] : []),
  ];
}
