import { randomUUID } from 'node:crypto';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';

import type { ActingContext } from '../../common/acting-context.ts';
import { KeyRing } from '../../common/key-ring.ts';
import { writtenMacOf } from '../../database/audit-event.ts';
import type { Database } from '../../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../../database/testing/test-database.ts';
import { ChainVerifier, type FindingKind, type Link } from './chain-verifier.ts';
import { sealMacOf, type Head, type StoredEvent } from './seal-chain.ts';
import { TrailFixture } from './testing/trail-fixture.ts';

const EVENTS = 8;
const OF_SEAL = (sealNo: number): string => `(SELECT event_id FROM audit_seal WHERE organisation_id = $1 AND seal_no = ${sealNo})`;
const altering = (column: string, value: string): string =>
  `UPDATE audit_event SET ${column} = ${value} WHERE organisation_id = $1 AND event_id = ${OF_SEAL(4)}`;

/** What somebody does who owns the database and has not the key; each to a chain of eight. */
const TAMPERINGS: readonly [what: string, statements: readonly string[], found: readonly FindingKind[]][] = [
  ['alters when', [altering('occurred_at', `occurred_at + interval '1 microsecond'`)], ['event-altered']],
  ['alters the kind of actor', [altering('actor_kind', `'job'`)], ['event-altered']],
  ['alters who', [altering('person_id', 'gen_random_uuid()')], ['event-altered']],
  ['alters the credential', [altering('credential_id', 'gen_random_uuid()')], ['event-altered']],
  ['alters whose records', [altering('records_of', 'gen_random_uuid()')], ['event-altered']],
  ['alters the action', [altering('action', `'audit.read'`)], ['event-altered']],
  ['alters the kind of subject', [altering('subject_kind', 'NULL')], ['event-altered']],
  ['alters the subject', [altering('subject_id', `subject_id || '5'`)], ['event-altered']],
  ['alters the fields', [altering('fields', `fields || '{x}'`)], ['event-altered']],
  ['alters the details', [altering('details', `details || '{"count": 4.0}'`)], ['event-altered']],
  ['alters the mark of the writer', [altering('written_mac', 'sha256(written_mac)')], ['event-altered']],
  [
    'alters the last event',
    [`UPDATE audit_event SET subject_id = 'X' WHERE organisation_id = $1 AND event_id = ${OF_SEAL(EVENTS)}`],
    ['event-altered'],
  ],
  ['alters when it was sealed', ['UPDATE audit_seal SET sealed_at = now() WHERE organisation_id = $1 AND seal_no = 4'], ['event-altered']],
  ['removes an event', [`DELETE FROM audit_event WHERE organisation_id = $1 AND event_id = ${OF_SEAL(4)}`], ['event-missing']],
  ['removes a seal', ['DELETE FROM audit_seal WHERE organisation_id = $1 AND seal_no = 4'], ['seals-missing']],
  [
    'removes an event and its seal',
    [
      `DELETE FROM audit_event WHERE organisation_id = $1 AND event_id = ${OF_SEAL(4)}`,
      'DELETE FROM audit_seal WHERE organisation_id = $1 AND seal_no = 4',
    ],
    ['seals-missing'],
  ],
  [
    'removes an event and its seal, and closes the gap',
    [
      `DELETE FROM audit_event WHERE organisation_id = $1 AND event_id = ${OF_SEAL(4)}`,
      'DELETE FROM audit_seal WHERE organisation_id = $1 AND seal_no = 4',
      // Through numbers that are not taken, since a key is checked row by row.
      'UPDATE audit_seal SET seal_no = seal_no + 100 WHERE organisation_id = $1 AND seal_no > 4',
      'UPDATE audit_seal SET seal_no = seal_no - 101 WHERE organisation_id = $1 AND seal_no > 100',
    ],
    ['seal-forged', 'tail-removed'],
  ],
  [
    'removes the first events with their seals',
    [
      'DELETE FROM audit_event WHERE organisation_id = $1 AND event_id IN (SELECT event_id FROM audit_seal WHERE organisation_id = $1 AND seal_no <= 3)',
      'DELETE FROM audit_seal WHERE organisation_id = $1 AND seal_no <= 3',
    ],
    ['seals-missing'],
  ],
  [
    'removes the last events with their seals',
    [
      'DELETE FROM audit_event WHERE organisation_id = $1 AND event_id IN (SELECT event_id FROM audit_seal WHERE organisation_id = $1 AND seal_no > 5)',
      'DELETE FROM audit_seal WHERE organisation_id = $1 AND seal_no > 5',
    ],
    ['tail-removed'],
  ],
  [
    'removes everything',
    ['DELETE FROM audit_event WHERE organisation_id = $1', 'DELETE FROM audit_seal WHERE organisation_id = $1'],
    ['tail-removed'],
  ],
  [
    'lets two events change places',
    [
      `UPDATE audit_event SET event_id = '${'f'.repeat(8)}-0000-4000-8000-000000000000' WHERE organisation_id = $1 AND event_id = ${OF_SEAL(4)}`,
      `UPDATE audit_event SET event_id = ${OF_SEAL(4)} WHERE organisation_id = $1 AND event_id = ${OF_SEAL(5)}`,
      `UPDATE audit_event SET event_id = ${OF_SEAL(5)} WHERE organisation_id = $1 AND event_id = '${'f'.repeat(8)}-0000-4000-8000-000000000000'`,
    ],
    ['event-altered'],
  ],
  [
    'swaps two seals',
    [
      'UPDATE audit_seal SET seal_no = 100 WHERE organisation_id = $1 AND seal_no = 4',
      'UPDATE audit_seal SET seal_no = 4 WHERE organisation_id = $1 AND seal_no = 6',
      'UPDATE audit_seal SET seal_no = 6 WHERE organisation_id = $1 AND seal_no = 100',
    ],
    ['seal-forged'],
  ],
  ['forges a seal', [`UPDATE audit_seal SET mac = sha256(mac) WHERE organisation_id = $1 AND seal_no = 4`], ['seal-forged']],
  [
    'forges the last seal',
    [`UPDATE audit_seal SET mac = sha256(mac) WHERE organisation_id = $1 AND seal_no = ${EVENTS}`],
    ['head-mismatch', 'seal-forged'],
  ],
  [
    'adds an event with a seal of their own making',
    [
      `INSERT INTO audit_event SELECT organisation_id, gen_random_uuid(), now(), actor_kind, person_id, credential_id, records_of, action,
         subject_kind, subject_id, fields, details, written_mac FROM audit_event WHERE organisation_id = $1 AND event_id = ${OF_SEAL(EVENTS)}`,
      `INSERT INTO audit_seal SELECT e.organisation_id, ${EVENTS + 1}, e.event_id, sha256('x'), now() FROM audit_event e
         WHERE e.organisation_id = $1 AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.organisation_id = $1 AND s.event_id = e.event_id)`,
    ],
    ['seal-forged', 'head-behind'],
  ],
  [
    'signs a checkpoint of their own over what they remove',
    [
      `INSERT INTO audit_checkpoint SELECT organisation_id, seal_no, mac, 3, now(), now(), now(), sha256(mac) FROM audit_seal
         WHERE organisation_id = $1 AND seal_no = 3`,
      'DELETE FROM audit_event WHERE organisation_id = $1 AND event_id IN (SELECT event_id FROM audit_seal WHERE organisation_id = $1 AND seal_no <= 3)',
      'DELETE FROM audit_seal WHERE organisation_id = $1 AND seal_no <= 3',
    ],
    ['checkpoint-forged'],
  ],
];

describeOnEachDatabase('an audit trail in the hands of the owner of its database', (open) => {
  let database: Database;
  let trail: TrailFixture;
  let organisation: ActingContext;
  let chain: string;
  const headFile = (): string => join(trail.folder, 'heads', `${chain}.json`);

  beforeAll(async () => {
    // Every sealer says what it has found, which is one of the tests below.
    Logger.overrideLogger(false);
    database = await open();
    trail = await TrailFixture.make(database);
  });
  afterAll(() => trail.remove());

  async function begin(): Promise<void> {
    organisation = await createTestOrganisation(database, `o-${randomUUID()}`);
    chain = organisation.organisationId;
    await trail.write(organisation, EVENTS);
    await trail.seal();
    expect(await trail.findingKinds(chain)).toEqual([]);
  }

  it.each(TAMPERINGS)('is found out when somebody %s', async (_what, statements, found) => {
    await begin();
    for (const statement of statements) expect(await trail.tamper(statement, [chain])).toBeGreaterThan(0);
    const kinds = await trail.findingKinds(chain);
    expect(kinds).toEqual(expect.arrayContaining([...found]));
    // Sealing goes on, and covers up nothing.
    await trail.write(organisation, 3);
    await trail.seal();
    expect(await trail.findingKinds(chain)).not.toEqual([]);
  });

  it('names the event that was altered, and the seals that are missing', async () => {
    await begin();
    const [event] = await database.asOwner((sql) => sql.query<{ id: string }>(`SELECT ${OF_SEAL(3)} AS id`, [chain]));
    await trail.tamper(`UPDATE audit_event SET action = 'x' WHERE event_id = $1`, [event?.id]);
    await trail.tamper('DELETE FROM audit_seal WHERE organisation_id = $1 AND seal_no IN (5, 6)', [chain]);
    expect((await trail.verify(chain)).findings).toEqual([
      { kind: 'event-altered', sealNo: 3, eventId: event?.id },
      { kind: 'seals-missing', sealNo: 5, toSealNo: 6 },
    ]);
  });

  it('is found out when the end is cut off and grows again over the length of what is missing', async () => {
    await begin();
    await trail.tamper('DELETE FROM audit_seal WHERE organisation_id = $1 AND seal_no > 5', [chain]);
    await trail.tamper(
      `DELETE FROM audit_event e WHERE organisation_id = $1 AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.organisation_id = $1 AND s.event_id = e.event_id)`,
      [chain],
    );
    await trail.write(organisation, 20);
    await trail.seal();
    expect((await trail.verify(chain)).findings).toContainEqual({ kind: 'head-mismatch', sealNo: EVENTS });
  });

  it('is found out when an event goes before it is sealed, or comes without the software', async () => {
    await begin();
    await trail.write(organisation, 2);
    const unsealed = await trail.chains.listUnsealed(chain, null);
    const [lost, altered] = unsealed.map(({ eventId }) => eventId);
    await trail.tamper('DELETE FROM audit_event WHERE event_id = $1', [lost]);
    await trail.tamper(`UPDATE audit_event SET details = '{"count": 1000}' WHERE event_id = $1`, [altered]);
    const expected = [
      { kind: 'event-forged', eventId: altered },
      { kind: 'unsealed-event-missing', eventId: lost },
    ];
    expect((await trail.verify(chain)).findings).toEqual(expected);
    // The seal vouches for the place of an event, not for where it came from.
    await trail.seal();
    expect((await trail.verify(chain)).findings).toEqual([{ ...expected[0], sealNo: EVENTS + 1 }, expected[1]]);
  });

  describe('whose head is kept elsewhere', () => {
    it('is found out when the head is missing, and it is not made again', async () => {
      await begin();
      await rm(headFile());
      expect((await trail.verify(chain)).findings).toEqual([{ kind: 'head-missing', sealNo: EVENTS }]);
      await trail.write(organisation, 1);
      await trail.seal();
      expect((await trail.verify(chain)).findings).toEqual([{ kind: 'head-missing', sealNo: EVENTS + 1 }]);
    });

    it('is told about in the log, once', async () => {
      await begin();
      await rm(headFile());
      const said = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
      try {
        const sealer = trail.makeSealer();
        for (let turn = 0; turn < 3; turn += 1) await sealer.sealAll();
        expect(said.mock.calls.filter(([line]) => String(line).includes(chain))).toEqual([
          [`audit trail ${chain}: its head is missing. Run: elektron audit verify`],
        ]);
      } finally {
        said.mockRestore();
      }
    });

    it('is found out when an older head takes its place, or one of another chain', async () => {
      await begin();
      await copyFile(headFile(), `${headFile()}.old`);
      await trail.write(organisation, 2);
      await trail.seal();
      await copyFile(`${headFile()}.old`, headFile());
      expect((await trail.verify(chain)).findings).toEqual([{ kind: 'head-behind', sealNo: EVENTS, toSealNo: EVENTS + 2 }]);
      const old = headFile();
      await begin();
      await copyFile(old, headFile());
      expect(await trail.findingKinds(chain)).toEqual(['head-forged']);
    });

    it.each([
      ['another number', (text: string) => text.replace(`"sealNo":${EVENTS}`, `"sealNo":${EVENTS - 1}`)],
      ['another time', (text: string) => text.replace(/"sealedAt":"\d/, '"sealedAt":"9')],
      ['a MAC of nothing', (text: string) => text.replace(/"headMac":"[^"]*"/, '"headMac":""')],
      ['half of itself', (text: string) => text.slice(0, 40)],
      ['nothing', () => ''],
    ])('is found out when the head says %s', async (_what, change) => {
      await begin();
      const text = await readFile(headFile(), 'utf8');
      expect(change(text)).not.toBe(text);
      await writeFile(headFile(), change(text));
      expect(await trail.findingKinds(chain)).toEqual(['head-forged']);
    });

    it('is found out when a whole chain is gone with its organisation', async () => {
      await begin();
      await trail.tamper('DELETE FROM audit_event WHERE organisation_id = $1', [chain]);
      await trail.tamper('DELETE FROM audit_seal WHERE organisation_id = $1', [chain]);
      await trail.tamper('DELETE FROM organisation WHERE organisation_id = $1', [chain]);
      const lost = (await trail.verification.listChains()).find((candidate) => candidate.chain === chain);
      expect(lost).toEqual({ chain, slug: null });
      expect(await trail.findingKinds(chain)).toEqual(['tail-removed']);
    });

    it('is good again once somebody accepts what there is, which is written down', async () => {
      await begin();
      await rm(headFile());
      expect(await trail.verification.acceptHead({ chain, slug: null })).toBe(EVENTS);
      await trail.seal();
      expect(await trail.verify(chain)).toMatchObject({ findings: [], sealed: EVENTS + 1 });
      const [accepted] = await database.asOwner((sql) =>
        sql.query(`SELECT details FROM audit_event WHERE organisation_id = $1 AND action = 'audit.head-accepted'`, [chain]),
      );
      expect(accepted).toEqual({ details: { before: 'missing', sealNo: EVENTS } });
    });
  });
});

describe('a chain in memory', () => {
  const keys = new KeyRing('only for this test, and for nothing else');
  const CHAIN = randomUUID();

  function makeChain(length: number): { readonly links: Link[]; readonly head: Head } {
    const links: Link[] = [];
    let previous: Buffer = Buffer.alloc(0);
    for (let sealNo = 1; sealNo <= length; sealNo += 1) {
      const said = {
        eventId: randomUUID(),
        recordsOf: CHAIN,
        personId: null,
        action: 'personal.read',
        subjectKind: 'accident',
        subjectId: `A${sealNo}`,
        fields: ['age'],
        details: { n: sealNo },
      };
      const event: StoredEvent = {
        ...said,
        recordsOf: null,
        personId: randomUUID(),
        credentialId: null,
        actorKind: 'session',
        occurredAt: `2026-01-01T00:00:00.${String(sealNo).padStart(6, '0')}Z`,
        details: JSON.stringify(said.details),
        writtenMac: writtenMacOf(keys, said),
      };
      const seal = { sealNo, eventId: event.eventId, sealedAt: '2026-01-01T00:00:05.000000Z' };
      previous = sealMacOf(keys, CHAIN, seal, previous, event);
      links.push({ seal: { ...seal, mac: previous }, event });
    }
    return { links, head: { sealNo: length, mac: previous, sealedAt: '' } };
  }

  function verify(links: readonly Link[], head: Head): string[] {
    const verifier = new ChainVerifier(keys, CHAIN, head);
    for (const link of links) verifier.readLink(link);
    verifier.finish();
    return verifier.findings.map(({ kind }) => kind);
  }

  const ELSEWHERE = randomUUID();
  const ALTERED: Partial<Record<keyof StoredEvent, unknown>> = {
    occurredAt: '2026-01-02T00:00:00.000000Z',
    actorKind: 'token',
    personId: ELSEWHERE,
    credentialId: ELSEWHERE,
    recordsOf: ELSEWHERE,
    action: 'audit.read',
    subjectKind: null,
    subjectId: 'B',
    fields: [],
    details: '{}',
    writtenMac: Buffer.alloc(32),
  };
  const place = fc.nat(1_000);
  const change = fc.record({
    what: fc.constantFrom('alter', 'remove', 'lose', 'forge', 'cut', 'swap', 'swapEvents', 'repeat', 'copyMac'),
    at: place,
    other: place,
    column: fc.constantFrom(...(Object.keys(ALTERED) as (keyof StoredEvent)[])),
  });
  type Step = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

  /** One change; numbered anew where rows come, go or move, as somebody would who wants it unnoticed. */
  function apply(links: Link[], { what, at: from, other: to, column }: Step, renumber: boolean): Link[] {
    const [at, other] = [from % links.length, to % links.length];
    const [link, second] = [links[at]!, links[other]!];
    const changed = [...links];
    if (what === 'alter') changed[at] = { ...link, event: { ...link.event!, [column]: ALTERED[column] } };
    if (what === 'remove') changed.splice(at, 1);
    if (what === 'lose') changed[at] = { ...link, event: null };
    if (what === 'forge') changed[at] = { ...link, seal: { ...link.seal, mac: Buffer.alloc(32, 7) } };
    if (what === 'cut') changed.length = at;
    if (what === 'repeat') changed.splice(at, 0, second);
    if (what === 'copyMac') changed[at] = { ...link, seal: { ...link.seal, mac: second.seal.mac } };
    if (what === 'swap') [changed[at], changed[other]] = [second, link];
    if (what === 'swapEvents') {
      changed[at] = { seal: link.seal, event: second.event };
      changed[other] = { seal: second.seal, event: link.event };
    }
    return renumber ? changed.map((each, index) => ({ ...each, seal: { ...each.seal, sealNo: index + 1 } })) : changed;
  }

  it('holds as it was made, and with nothing in it', () => {
    const { links, head } = makeChain(9);
    expect(verify(links, head)).toEqual([]);
    expect(verify([], { sealNo: 0, mac: Buffer.alloc(0), sealedAt: '' })).toEqual([]);
  });

  it('takes no seal of a branch that the software itself went on with, after an older state was restored', () => {
    const { links, head } = makeChain(9);
    const branch = makeChain(9).links;
    for (let at = 0; at < links.length; at += 1) {
      const spliced = links.map((link, index) => (index === at ? branch[index]! : link));
      expect(verify(spliced, head)).not.toEqual([]);
      expect(verify([...links.slice(0, at), ...branch.slice(at)], head)).not.toEqual([]);
    }
  });

  it('holds no more after any change that changes something', () => {
    const { links, head } = makeChain(9);
    const text = (rows: readonly Link[]): string => JSON.stringify(rows);
    fc.assert(
      fc.property(change, fc.boolean(), (step, renumber) => {
        const changed = apply(links, step, renumber);
        fc.pre(text(changed) !== text(links));
        expect(verify(changed, head)).not.toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds no more after several changes, unless they undo each other', () => {
    const { links, head } = makeChain(9);
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 5 }), fc.boolean(), (steps, renumber) => {
        let changed = links;
        for (const step of steps) {
          fc.pre(changed.length > 0 && changed.every(({ event }) => event !== null));
          changed = apply(changed, step, renumber);
        }
        fc.pre(JSON.stringify(changed) !== JSON.stringify(links));
        expect(verify(changed, head)).not.toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
