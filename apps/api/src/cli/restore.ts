import { parseArgs } from 'node:util';

import { checkBackup } from '../backup/check-backup.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import type { RestorePorts } from '../backup/restore-request.ts';
import type { Environment } from '../common/env.ts';
import { AuditChainRepository } from '../identity/audit/audit-chain.repository.ts';
import { AuditHeads } from '../identity/audit/audit-heads.ts';
import { AuditPruning } from '../identity/audit/audit-pruning.ts';
import { AuditSealRepository } from '../identity/audit/audit-seal.repository.ts';
import { AuditSealer } from '../identity/audit/audit-sealer.ts';
import { migrateInstallation } from '../open-installation.ts';
import { describeContents, describeRestored } from './backup-texts.ts';
import { UsageError, type Command, type Session } from './command.ts';
import { readPassphrase } from './passphrase.ts';

const OPTIONS = {
  replace: { type: 'boolean', default: false },
  'keep-sessions': { type: 'boolean', default: false },
  'verify-only': { type: 'boolean', default: false },
  'show-secret-key': { type: 'boolean', default: false },
} as const;

export const restore: Command = {
  name: 'restore',
  usage: 'FILE [--replace] [--keep-sessions] | FILE --verify-only | FILE --show-secret-key',
  summary: {
    el: 'Επαναφέρει την εγκατάσταση από αντίγραφο, ή ελέγχει μόνο το αντίγραφο, ή δείχνει το SECRET_KEY του',
    en: 'Restores the installation from a backup, or only checks the backup, or shows its SECRET_KEY',
  },
  async run(session, args) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('FILE');
    const passphrase = await readPassphrase(session);
    if (values['verify-only'] || values['show-secret-key']) {
      const checked = await checkBackup(file, passphrase, (rows) => showProgress(session, 'checking', rows));
      // Alone on its line, so that a program can take it: SECRET_KEY=$(elektron restore FILE --show-secret-key)
      session.print(values['show-secret-key'] ? checked.contents.secretKey : describeContents(checked, session.language));
      return 0;
    }
    const keepSessions = values['keep-sessions'];
    const options = {
      file,
      passphrase,
      replace: values.replace,
      keepSessions,
      onProgress: (phase: 'checking' | 'loading', rows: number) => showProgress(session, phase, rows),
    };
    const restored = await restoreBackup(session.environment, options, restorePorts(session.environment));
    session.print(describeRestored(restored, keepSessions, session.language));
    return 0;
  },
};

/** The rooms that a restore needs besides its own. */
export function restorePorts(environment: Pick<Environment, 'demo'>): RestorePorts {
  return {
    migrate: (database) => migrateInstallation(environment, database),
    async seal(database, auditHeadDirectory) {
      const [chains, seals] = [new AuditChainRepository(database), new AuditSealRepository(database)];
      await new AuditSealer(chains, seals, new AuditHeads({ auditHeadDirectory }, database), new AuditPruning(seals, database)).sealAll();
    },
  };
}

function showProgress(session: Session, phase: 'checking' | 'loading', rows: number): void {
  session.showProgress(
    phase === 'checking'
      ? { el: `Έλεγχος… ${rows} γραμμές`, en: `Checking… ${rows} rows` }
      : { el: `Φόρτωση… ${rows} γραμμές`, en: `Loading… ${rows} rows` },
  );
}
