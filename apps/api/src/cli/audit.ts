import { parseArgs } from 'node:util';
import { Problem } from '@elektron/domain';

import type { Database } from '../database/database.ts';
import { AuditChainRepository, type Chain } from '../identity/audit/audit-chain.repository.ts';
import { AuditHeads } from '../identity/audit/audit-heads.ts';
import { AuditPruning } from '../identity/audit/audit-pruning.ts';
import { AuditSealRepository } from '../identity/audit/audit-seal.repository.ts';
import { AuditVerification } from '../identity/audit/audit-verification.ts';
import { openInstallation } from '../open-installation.ts';
import { describeAcceptance, describePruning, describeReport } from './audit-texts.ts';
import { UsageError, type Command, type ExitCode, type Session } from './command.ts';

interface Trail {
  readonly verification: AuditVerification;
  readonly pruning: AuditPruning;
}

/** What is done to one chain: a line for a person, a value for a program, and whether something is wrong. */
interface Outcome {
  readonly line: string;
  readonly json: object;
  readonly isWrong: boolean;
}

type Action = (trail: Trail, chain: Chain, session: Session) => Promise<Outcome>;

/** THE actions, by their names at the terminal. */
const ACTIONS = new Map<string, Action>([
  ['verify', verify],
  ['prune', prune],
  ['accept', accept],
]);

export const audit: Command = {
  name: 'audit',
  usage: 'verify|prune|accept [--organisation SLUG|--all] [--json]',
  summary: {
    el: 'Ελέγχει το αρχείο ενεργειών, διαγράφει ό,τι πέρασε τη διάρκεια τήρησης, ή αποδέχεται το τέλος του (μετά από επαναφορά)',
    en: 'Verifies the audit trail, removes what is older than it is kept, or accepts its end (after restoring a backup)',
  },
  async run(session, args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { organisation: { type: 'string' }, all: { type: 'boolean' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [name = '', ...rest] = positionals;
    const action = ACTIONS.get(name);
    const all = values.all === true;
    if (action === undefined || rest.length > 0 || (all && values.organisation !== undefined)) throw new UsageError('verify|prune|accept');
    // Of which chains whatever there is counts from now on, nobody should say by leaving something out.
    if (action === accept && !all && values.organisation === undefined) throw new UsageError('--organisation SLUG|--all');
    // Not session.open(): that asks for the organisation which the command line works for, and this is about all of them.
    const database = await openInstallation(session.environment, { whenOpenElsewhere: 'join' });
    try {
      return await runOnChains(trailOf(session, database), action, session, { slug: values.organisation, json: values.json === true });
    } finally {
      await database.close();
    }
  },
};

async function verify({ verification }: Trail, chain: Chain, { language }: Session): Promise<Outcome> {
  const report = await verification.verify(chain);
  return { line: describeReport(report, language), json: report, isWrong: report.findings.length > 0 };
}

async function prune({ pruning }: Trail, chain: Chain, { language }: Session): Promise<Outcome> {
  const pruned = await pruning.prune(chain.chain);
  return { line: describePruning(chain, pruned, language), json: { ...chain, ...pruned }, isWrong: pruned.broken };
}

async function accept({ verification }: Trail, chain: Chain, { language }: Session): Promise<Outcome> {
  const sealNo = await verification.acceptHead(chain);
  return { line: describeAcceptance(chain, sealNo, language), json: { ...chain, sealNo }, isWrong: false };
}

async function runOnChains(
  trail: Trail,
  action: Action,
  session: Session,
  { slug, json }: { readonly slug: string | undefined; readonly json: boolean },
): Promise<ExitCode> {
  const chains = (await trail.verification.listChains()).filter((chain) => slug === undefined || chain.slug === slug);
  if (slug !== undefined && chains.length === 0) throw new Problem('ORGANISATION_NOT_FOUND');
  const outcomes: Outcome[] = [];
  for (const chain of chains) {
    const outcome = await action(trail, chain, session);
    outcomes.push(outcome);
    if (!json) session.print(outcome.line);
  }
  if (json) session.print(JSON.stringify(outcomes.map((outcome) => outcome.json)));
  return outcomes.some(({ isWrong }) => isWrong) ? 1 : 0;
}

function trailOf({ environment }: Session, database: Database): Trail {
  const chains = new AuditChainRepository(database);
  const verification = new AuditVerification(chains, new AuditHeads(environment, database), database);
  return { verification, pruning: new AuditPruning(new AuditSealRepository(database), database) };
}
