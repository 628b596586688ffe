import { useMutation } from '@apollo/client/react';
import { Facts, Notice, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../graphql/query-status.ts';
import { MAP_UPLOAD } from '../imports-queries.ts';
import type { DetectedUpload } from '../upload-files.ts';
import { nameOfTable } from './name-of-table.ts';
import { SampleLines } from './sample-lines.tsx';
import { useSample } from './use-sample.ts';
import type { Wizard } from './use-wizard.ts';
import { findFlaw, listCodeColumns, toInput, type Step } from './wizard-draft.ts';

interface CheckStepProps {
  readonly wizard: Wizard;
  readonly onMapped: (upload: DetectedUpload) => void;
}

/** What a common name of files means, where they are not of accidents. */
const NAME_HELP: Readonly<Record<string, 'mapping.nameHelpRoads' | 'mapping.nameHelpCounts' | 'mapping.nameHelpLooks'>> = {
  road: 'mapping.nameHelpRoads',
  count: 'mapping.nameHelpCounts',
  look: 'mapping.nameHelpLooks',
};

/** What has been decided, in short, and the word to read it so. */
export function CheckStep({ wizard, onMapped }: CheckStepProps) {
  const { t } = useTranslation();
  const { draft, change, go } = wizard;
  const sample = useSample(wizard);
  const help = NAME_HELP[wizard.tableDraft.rowIs] ?? 'mapping.nameHelp';
  const { send, refused, loading } = useMapping(wizard, onMapped);
  return (
    <>
      <TextInput
        label={t('mapping.name')}
        description={t(help)}
        value={draft.name}
        error={refused?.field === 'name' ? refused.message : undefined}
        onChange={({ currentTarget: { value } }) => change((former) => ({ ...former, name: value }))}
      />
      <Summary wizard={wizard} />
      {sample.refused !== null && <Notice kind="warning">{sample.refused}</Notice>}
      <SampleLines {...sample} severities={wizard.survey.lists['severity']} />
      {refused !== null && (
        <Notice kind="danger" title={t('mapping.refused')} announce>
          <p>{refused.message}</p>
          {refused.step !== null && refused.step !== 'check' && (
            <Button size="sm" variant="default" onClick={() => go(refused.step ?? 'check', refused.at ?? undefined)}>
              {t('mapping.goTo', { name: t(`mapping.steps.${refused.step}`) })}
            </Button>
          )}
        </Notice>
      )}
      <div>
        <Button loading={loading} onClick={() => void send()}>
          {t('mapping.check')}
        </Button>
      </div>
    </>
  );
}

function Summary({ wizard: { survey, draft, tables } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const chosen = draft.tables.flatMap((each, at) => {
    const table = tables[at];
    return each.isChosen && table !== undefined ? [{ each, table }] : [];
  });
  return (
    <Facts
      facts={chosen.map(({ each, table }) => {
        const codes = listCodeColumns(survey, table, each);
        const undecided = codes.reduce(
          (sum, { position, values }) => sum + values.filter((value) => !(value in (each.codes[position] ?? {}))).length,
          0,
        );
        const read = each.fields.filter((field) => field !== null).length;
        const facts = t('mapping.summary', { unit: t(`mapping.units.${each.rowIs}`), read, columns: each.fields.length });
        const { alike = [] } = table;
        const name = alike.length === 0 ? nameOfTable(table) : t('mapping.andAlike', { name: nameOfTable(table), count: alike.length });
        return [name, undecided === 0 ? facts : `${facts} ${t('mapping.undecidedCodes', { count: undecided })}`] as const;
      })}
    />
  );
}

interface Refused {
  readonly field: string;
  readonly message: string;
  /** Where it can be put right. */
  readonly step: Step | null;
  readonly at: number | null;
}

function stepOf(field: string): Step | null {
  if (field === 'name') return 'check';
  if (['fields', 'headings', 'linked', 'keyScope', 'countedOver', 'countYear'].includes(field)) return 'columns';
  if (['srid', 'decimalMark', 'dateOrder'].includes(field)) return 'place';
  return field.startsWith('reading') ? 'reading' : null;
}

function useMapping({ survey, tables, draft }: Wizard, onMapped: CheckStepProps['onMapped']) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [map, { loading }] = useMutation(MAP_UPLOAD);
  const send = async (): Promise<void> => {
    const flaw = findFlaw(draft);
    setRefused(flaw === null ? null : { field: flaw.code, message: t(`mapping.flaw.${flaw.code}`), step: flaw.step, at: flaw.at });
    if (flaw !== null) return;
    try {
      const { data } = await map({ variables: { input: toInput(survey, tables, draft) } });
      const payload = data?.mapUpload;
      const [error] = payload?.userErrors ?? [];
      const field = error?.path.at(-1) ?? '';
      if (payload?.upload != null) onMapped(payload.upload);
      else setRefused({ field, message: error?.message[language] ?? '', step: stepOf(field), at: null });
    } catch (error) {
      setRefused({ field: '', message: describeError(error, language), step: null, at: null });
    }
  };
  return { send, refused, loading };
}
