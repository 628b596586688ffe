import { Notice, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../graphql/use-command.ts';
import type { Batch } from '../imports-queries.ts';
import { ACCEPT_REPAIRS } from './repairs-queries.ts';
import styles from '../imports.module.css';

export interface RepairProposalsProps {
  readonly batch: Batch;
  readonly onChanged: () => void;
}

/** What could be put right in the files as a whole. Nothing is, before a person accepts it; then the files are read again. */
export function RepairProposals({ batch, onChanged }: RepairProposalsProps) {
  const { t } = useTranslation();
  const before = batch.repairProposals.filter(({ accepted }) => accepted).map(({ code }) => code);
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const { run, loading, refusal } = useCommand(ACCEPT_REPAIRS, 'acceptRepairs');
  const isOpen = batch.status === 'ready';
  const isSame = chosen.length === before.length && chosen.every((code) => before.includes(code));
  const toggle = (code: string): void => setChosen(chosen.includes(code) ? chosen.filter((known) => known !== code) : [...chosen, code]);
  const accept = async (): Promise<void> => {
    await run({ input: { batchId: batch.id, codes: [...chosen] } });
    onChanged();
  };
  return (
    <Section title={t('repairs.title')} lead={t(isOpen ? 'repairs.lead' : 'repairs.leadDone')} card>
      {batch.repairProposals.map((proposal) => (
        <Proposal key={proposal.code} proposal={proposal} isOpen={isOpen} checked={chosen.includes(proposal.code)} onToggle={toggle} />
      ))}
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      {isOpen && (
        <div className={styles['go']}>
          <Button size="sm" disabled={isSame} loading={loading} onClick={() => void accept()}>
            {t('repairs.readAgain')}
          </Button>
        </div>
      )}
    </Section>
  );
}

interface ProposalProps {
  readonly proposal: Batch['repairProposals'][number];
  readonly isOpen: boolean;
  readonly checked: boolean;
  readonly onToggle: (code: string) => void;
}

function Proposal({ proposal: { code, message, lines, exampleBefore, exampleAfter }, isOpen, checked, onToggle }: ProposalProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const shown = lines === 0 ? t('repairs.together') : t('repairs.lines', { count: lines, shown: formats.count(lines) });
  return (
    <Checkbox
      label={message[language]}
      description={`${shown} ${t('repairs.example', { before: exampleBefore, after: exampleAfter })}`}
      checked={checked}
      disabled={!isOpen}
      onChange={() => onToggle(code)}
    />
  );
}
