import { fillText, type Language, type Text } from '@elektron/domain';

import type { Chain } from '../identity/audit/audit-chain.repository.ts';
import type { Pruned } from '../identity/audit/audit-pruning.ts';
import { FINDING_TEXTS } from '../identity/audit/audit-texts.ts';
import type { ChainReport } from '../identity/audit/audit-verification.ts';
import type { Finding } from '../identity/audit/chain-verifier.ts';

/** Somebody who has altered a million events need not be told of each. */
const SHOWN_FINDINGS = 50;

const INSTALLATION: Text = { el: '(εγκατάσταση)', en: '(installation)' };

const REPORT: Text = {
  el: '{{name}}: {{verdict}}. Σφραγισμένες ενέργειες: {{sealed}} (τελευταία σφραγίδα {{lastSealNo}}), χωρίς σφραγίδα ακόμη: {{unsealed}}, σημεία ελέγχου: {{checkpoints}}.',
  en: '{{name}}: {{verdict}}. Sealed events: {{sealed}} (last seal {{lastSealNo}}), not sealed yet: {{unsealed}}, checkpoints: {{checkpoints}}.',
};
const INTACT: Text = { el: 'ακέραιο', en: 'intact' };
const BROKEN: Text = { el: 'ΔΕΝ ΙΣΧΥΕΙ', en: 'BROKEN' };
const OLDEST: Text = { el: 'Η παλαιότερη χωρίς σφραγίδα: {{time}}', en: 'The oldest without a seal: {{time}}' };
const MORE: Text = { el: '… και άλλα {{count}}', en: '… and {{count}} more' };
const PRUNED: Text = { el: '{{name}}: διαγράφηκαν {{removed}}', en: '{{name}}: {{removed}} removed' };
const NOT_PRUNED: Text = {
  el: '{{name}}: διαγράφηκαν {{removed}}· ό,τι ακολουθεί δεν ισχύει και έμεινε (elektron audit verify)',
  en: '{{name}}: {{removed}} removed; what follows does not hold and was left (elektron audit verify)',
};
const ACCEPTED: Text = { el: '{{name}}: η κεφαλή είναι τώρα η σφραγίδα {{sealNo}}', en: '{{name}}: the head is seal {{sealNo}} now' };

/** One line for a chain that holds; below it a line for each thing that is wrong. */
export function describeReport(report: ChainReport, language: Language): string {
  const { sealed, unsealed, oldestUnsealedAt, checkpoints, lastSealNo, findings } = report;
  const verdict = (findings.length === 0 ? INTACT : BROKEN)[language];
  const values = { name: nameOf(report, language), verdict, sealed, lastSealNo, unsealed, checkpoints };
  const lines = [fillText(REPORT[language], values, language)];
  if (oldestUnsealedAt !== null) lines.push(`  ${fillText(OLDEST[language], { time: oldestUnsealedAt }, language)}`);
  lines.push(...findings.slice(0, SHOWN_FINDINGS).map((finding) => `  ! ${describeFinding(finding, language)}`));
  const more = findings.length - SHOWN_FINDINGS;
  if (more > 0) lines.push(`  ${fillText(MORE[language], { count: more }, language)}`);
  return lines.join('\n');
}

export function describePruning(chain: Chain, { removed, broken }: Pruned, language: Language): string {
  return fillText((broken ? NOT_PRUNED : PRUNED)[language], { name: nameOf(chain, language), removed }, language);
}

export function describeAcceptance(chain: Chain, sealNo: number, language: Language): string {
  return fillText(ACCEPTED[language], { name: nameOf(chain, language), sealNo }, language);
}

function describeFinding({ kind, ...places }: Finding, language: Language): string {
  return fillText(FINDING_TEXTS[kind][language], places, language);
}

function nameOf({ chain, slug }: Chain, language: Language): string {
  if (slug !== null) return slug;
  return /^[0-]+$/.test(chain) ? INSTALLATION[language] : chain;
}
