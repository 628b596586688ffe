import {
  CAPABILITIES,
  MEMBER_ROLE_LABELS,
  MEMBER_ROLES,
  ROLE_CAPABILITIES,
  STEWARD_CAPABILITIES,
  TOKEN_CAPABILITIES,
  type Capability,
} from '@elektron/domain';

import { AREAS, TYPES } from './access-matrix.ts';
import type { About, Area, Rule } from './rule.ts';

const CAPABILITY_WORDS: Readonly<Record<Capability, string>> = {
  'records.read': 'Counts, map, list and results, without single persons',
  'records.personal': 'Units and casualties of one accident, what the source wrote about them, and their history',
  'records.import': 'Uploads, imports, accidents entered by hand, corrections of records',
  'analyses.run': 'Hotspot runs, interventions and their evaluation',
  'releases.publish': 'Public releases',
  'releases.veto': 'To object to a public release and to withdraw it',
  'people.manage': 'Members, invitations, sessions of the organisation, its settings',
  'sharing.manage': 'What is opened to other organisations',
  'audit.read': 'The audit trail',
  'registers.manage': 'The register of personal fields, decisions on requests of data subjects',
  'organisations.manage': 'The organisations of the network, its totals; no record',
};

const ABOUT_WORDS: Readonly<Record<About, string>> = {
  nobody: 'none',
  self: 'one’s own account',
  own: 'the own organisation’s',
  records: 'the own organisation’s; another’s where that has opened its records',
  evaluations: 'the own organisation’s; another’s where that has opened its evaluations',
  network: 'the network’s, no record',
};

const STEWARD = 'Steward (Συντονισμός του δικτύου)';

const roleNames = MEMBER_ROLES.map((role) => ({ role, name: `${MEMBER_ROLE_LABELS[role].en} (${MEMBER_ROLE_LABELS[role].el})` }));

/** Everybody by whom one of these is allowed. */
function whoMay(needs: readonly Capability[]): string {
  const mayOneOf = (capabilities: readonly Capability[]): boolean => needs.some((need) => capabilities.includes(need));
  const names = roleNames.filter(({ role }) => mayOneOf(ROLE_CAPABILITIES[role])).map(({ name }) => name);
  return [...names, ...(mayOneOf(STEWARD_CAPABILITIES) ? [STEWARD] : [])].join(', ');
}

function whoEnters({ needs }: Rule): string {
  if (needs === 'everyone') return 'anybody, signed in or not';
  if (needs === 'signed-in') return 'whoever is signed in';
  if (needs === 'in-person') return 'whoever is signed in, in person';
  return whoMay(typeof needs === 'string' ? [needs] : needs);
}

function machinesEnter({ needs, inPerson }: Rule): string {
  if (needs === 'everyone' || needs === 'signed-in') return 'yes';
  if (needs === 'in-person' || inPerson === true) return 'no';
  const wanted = typeof needs === 'string' ? [needs] : needs;
  return wanted.some((need) => TOKEN_CAPABILITIES.includes(need)) ? 'yes' : 'no';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function formatArea({ title, queries, mutations, routes, types }: Area): string {
  const row = (kind: string, [name, rule]: readonly [string, Rule]): string[] => {
    const ids = rule.names === undefined ? '' : ` By the id of ${rule.names}.`;
    return [`${rule.does}.${ids}`, whoEnters(rule), machinesEnter(rule), ABOUT_WORDS[rule.about], `${kind}\`${name}\``];
  };
  const rows = [
    ...Object.entries(queries).map((entry) => row('', entry)),
    ...Object.entries(mutations).map((entry) => row('changes by ', entry)),
    ...Object.entries(routes).map((entry) => row('', entry)),
  ];
  const guarded = Object.keys(types).flatMap((type) =>
    Object.entries(TYPES.get(type)?.guarded ?? {}).map(([field, capability]) => [`\`${field}\` of \`${type}\``, whoMay([capability])]),
  );
  const more = guarded.length === 0 ? '' : `\nParts of these answers that ask for more:\n\n${table(['part', 'who'], guarded)}\n`;
  return `## ${title}\n\n${table(['what', 'who', 'machines', 'whose data', 'as'], rows)}\n${more}`;
}

function formatRoles(): string {
  const mark = (is: boolean): string => (is ? '×' : '');
  const head = ['', ...roleNames.map(({ name }) => name), STEWARD, 'machines at most'];
  const rows = CAPABILITIES.map((capability) => [
    CAPABILITY_WORDS[capability],
    ...roleNames.map(({ role }) => mark(ROLE_CAPABILITIES[role].includes(capability))),
    mark(STEWARD_CAPABILITIES.includes(capability)),
    mark(TOKEN_CAPABILITIES.includes(capability)),
  ]);
  return table(head, rows);
}

const OPENING = `# Who may do what

Printed from the access matrix (\`tests/security/access\`) by \`npm run generate\`; do not edit. A test asks every line of it of the running product,
in every role, and fails when the product answers otherwise.

A person belongs to one or several organisations, in each with one or several roles, and acts for one of them at a time. The steward looks after
the network, and is no member by that. A machine shows a token that a member has made for it; it may do some of what that member may do, and
nothing once the member may not. A data protection officer and a steward see no record.
`;

const ENFORCEMENT = `## How it is enforced

Nobody says who they are; they prove it by a secret, of which the database keeps a hash only: a session's in the browser's cookie, a machine's token,
a background job's own. Three locks stand behind each other. The **door** finds out whose the secret is; a secret that is unknown, expired or
revoked, or whose person has left or was disabled, is nobody's. The **guard** asks at every question and every change what one must be allowed (a
door without a rule is closed). The **database** asks the same again of every row of records, sharing and audit trail: each transaction carries the
secret, the database itself looks up whose it is, and its row-level security shows and changes only rows of the organisation for which that person
acts, as far as their roles go; who acts is not a setting that a mistake in the software could change. (Accounts, sessions and invitations are made
by the installation itself, behind the door and the guard.) What another organisation has opened is read only while its grant lasts and only where the
accident lies in the granted municipalities now; nothing of another organisation is ever changed. An id of something of another organisation is
answered like an id that nothing has. Where an organisation asks for a second factor, or a person has one, they see no data and change none until it
was shown.

Three things no lock of these covers. Who runs the machine can read its database; the audit trail shows if they change it. The embedded database has
one login for the whole process, so there the third lock protects against mistakes and not against somebody who has taken the process over. And
PostgreSQL tells whoever may send it any SQL how many rows a table has over all organisations, and how often its planner expects a value; no word of a
row.

Every one of these locks (each policy, right and trigger of the database, each condition of its functions, each rule of a door) is taken off in turn by a
test, which fails when no other test misses it (\`npm run -s test:mutations\`).
`;

/** The text of docs/access.md. */
export function formatAccess(): string {
  return [OPENING, '## Roles', '', formatRoles(), '', ...AREAS.map(formatArea), ENFORCEMENT].join('\n').replaceAll(/\n{3,}/g, '\n\n');
}
