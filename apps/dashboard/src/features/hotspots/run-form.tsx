import { useMutation, useQuery } from '@apollo/client/react';
import type { ParameterValues } from '@elektron/domain';
import { Notice, ParameterFields, QueryState, defaultParameterValues, isParameterValid, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toFilterInput } from '../../filter/filter-input.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { toDeclaration } from '../../graphql/parameters.ts';
import { describeError, mapStatus, toStatus } from '../../graphql/query-status.ts';
import { HOTSPOT_METHODS, HOTSPOT_RUNS, RUN_HOTSPOTS, type HotspotMethodAnswer } from './hotspots-queries.ts';
import { AboutMethod } from './about-method.tsx';
import { canRun, missingNeeds, ranksTables } from './can-run.ts';
import { PoolNote } from './pool-note.tsx';
import { SiteChoice, useChosenTable } from './site-choice.tsx';
import { MethodChoice, Needs } from './method-choice.tsx';
import styles from './hotspots.module.css';

/** The parameter that says whether sites of others are pooled with the own ones. */
const POOL = 'pool';

export interface RunFormProps {
  /** Accidents under the present filter: what will be analysed. */
  readonly accidents: number | undefined;
  readonly onStarted: (runId: string) => void;
}

/** Which method, with which parameters, on the accidents under the filter. */
export function RunForm({ accidents, onStarted }: RunFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(HOTSPOT_METHODS);
  return (
    <section className={styles['form']} aria-labelledby="run-form-title">
      <h2 id="run-form-title">{t('hotspots.newTitle')}</h2>
      <p className={styles['lead']}>{t('hotspots.newLead')}</p>
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.hotspotMethods)}>
        {(methods) => <Form methods={methods} accidents={accidents} onStarted={onStarted} />}
      </QueryState>
    </section>
  );
}

function Form({ methods, accidents, onStarted }: RunFormProps & { readonly methods: readonly HotspotMethodAnswer[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { filter } = useFilter();
  const [picked, setPicked] = useState<string | null>(null);
  const [given, setGiven] = useState<Readonly<Record<string, ParameterValues>>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const table = useChosenTable();
  const [start, { loading }] = useMutation(RUN_HOTSPOTS, { refetchQueries: [HOTSPOT_RUNS] });
  // Tables come a moment later than the methods: until somebody picks one, the first that has what it needs.
  const usual = methods.find((candidate) => canRun(candidate) || (table.tables.length > 0 && ranksTables(candidate))) ?? methods[0];
  const method = methods.find((candidate) => candidate.id === picked) ?? usual;
  if (method === undefined) return null;
  const methodId = method.id;
  const parameters = method.parameters.map(toDeclaration);
  const values = given[methodId] ?? defaultParameterValues(parameters);
  const siteParameter = parameters.find((parameter) => parameter.kind === 'number' && parameter.refersTo === 'site-table');
  const sites = siteParameter === undefined ? null : table.chosen;
  const ready = sites !== null || canRun(method, values);
  // What a table counts itself no filter narrows.
  const counts = sites !== null && sites.firstYear != null;
  const asked = siteParameter === undefined ? values : { ...values, [siteParameter.name]: sites?.siteTableId ?? null };
  // A table needs no roads.
  const missing = sites === null ? missingNeeds(method, values) : [];
  const valid = parameters.every((parameter) => isParameterValid(parameter, values[parameter.name] ?? null));

  const run = async (): Promise<void> => {
    setRefused(null);
    try {
      const { data } = await start({
        variables: { input: { methodId, parameters: asked, filter: counts ? null : toFilterInput(filter) } },
      });
      const payload = data?.runHotspots;
      if (payload?.run != null) onStarted(payload.run.id);
      else setRefused(payload?.userErrors.map((error) => error.message[language]).join(' ') ?? '');
    } catch (error) {
      setRefused(describeError(error, language));
    }
  };

  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) void run();
      }}
    >
      <MethodChoice methods={methods} methodId={methodId} onChange={setPicked} />
      <Notice kind="note">
        <strong>{t('hotspots.notThis')}</strong> {method.notThis[language]}
      </Notice>
      <AboutMethod method={method} />
      {siteParameter !== undefined && <SiteChoice {...table} />}
      <Needs missing={missing.filter(({ parameter }) => parameter == null)} />
      <ParameterFields
        parameters={parameters.filter((parameter) => parameter !== siteParameter)}
        values={values}
        onChange={(next) => setGiven({ ...given, [methodId]: next })}
      />
      {values[POOL] !== undefined && values[POOL] !== defaultParameterValues(parameters)[POOL] && <PoolNote />}
      <Needs missing={missing.filter(({ parameter }) => parameter != null)} />
      {refused !== null && (
        <Notice kind="danger" title={t('hotspots.refused')} announce>
          {refused}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" loading={loading} disabled={!valid || (accidents === 0 && !counts) || !ready}>
          {t('hotspots.run')}
        </Button>
        {accidents !== undefined && !counts && (
          <span className={styles['soft']}>{t('hotspots.runOn', { count: accidents, formatted: formats.count(accidents) })}</span>
        )}
      </div>
    </form>
  );
}
