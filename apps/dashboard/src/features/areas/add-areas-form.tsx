import { AREA_KIND_LABELS, AREA_KINDS } from '@elektron/domain';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, FileInput, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFileLook } from '../../forms/use-file-look.ts';
import { useFileSending } from '../../forms/use-file-sending.ts';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import styles from './areas.module.css';
import { AS_FOUND, FileReading, findMisfit, type Reading } from './file-reading.tsx';
import { describeStored, pathOfAreas, pathOfLook, type AreaLook, type StoredAreas } from './send-areas.ts';

const EMPTY = { kind: 'district', nameEl: '', nameEn: '', licence: '', attribution: '' };

type Said = typeof EMPTY;

/** A file, what is in it, and under which terms it may be used. */
export function AddAreasForm({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState<Said>(EMPTY);
  const [reading, setReading] = useState<Reading>(AS_FOUND);
  const look = useFileLook<AreaLook>(pathOfLook);
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setReading(AS_FOUND);
    void look.start(chosen).then((found) => {
      const first = found?.layers[0];
      if (first !== undefined) setReading({ ...AS_FOUND, layer: first.name });
    });
  };
  const { sending, stored, refused, send } = useFileSending<StoredAreas>(() => {
    choose(null);
    setAttempts(0);
    onAdded();
  });
  const lacksLicence = said.licence.trim() === '';
  const misfit = findMisfit(look.state, reading, said.kind);
  const submit = (): void => {
    setAttempts(attempts + 1);
    if (file !== null && !lacksLicence && misfit === null) void send(pathOfAreas(file, { ...said, ...reading }), file);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      aria-label={t('areas.add')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FileInput
        label={t('areas.chooseFile')}
        placeholder={t('areas.fileMissing')}
        description={t('areas.fileKinds')}
        accept=".geojson,.json,.gz,.gpkg,.zip,application/geo+json"
        value={file}
        error={attempts > 0 && file === null ? t('areas.fileMissing') : undefined}
        onChange={choose}
      />
      <FileReading look={look.state} reading={reading} onReading={setReading} />
      <SaidFields
        said={said}
        onSaid={setSaid}
        kindError={misfit === null ? undefined : t(`areas.${misfit}`)}
        licenceError={attempts > 0 && lacksLicence ? t('areas.licenceMissing') : undefined}
      />
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
      {stored !== null && file === null && <Added stored={stored} />}
      <div>
        <Button type="submit" loading={sending}>
          {t('areas.send')}
        </Button>
      </div>
    </form>
  );
}

interface SaidFieldsProps {
  readonly said: Said;
  readonly onSaid: (said: Said) => void;
  readonly kindError: string | undefined;
  readonly licenceError: string | undefined;
}

function SaidFields({ said, onSaid, kindError, licenceError }: SaidFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = (name: keyof Said) => ({
    value: said[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onSaid({ ...said, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <NativeSelect
        label={t('areas.kind')}
        error={kindError}
        {...field('kind')}
        data={[
          ...AREA_KINDS.map((kind) => ({ value: kind, label: AREA_KIND_LABELS[kind][language] })),
          { value: 'osm', label: t('areas.osm') },
        ]}
      />
      <TextInput
        label={t('areas.licence')}
        description={t('areas.licenceHelp')}
        maxLength={300}
        error={licenceError}
        {...field('licence')}
      />
      <TextInput label={t('areas.attribution')} maxLength={300} {...field('attribution')} />
      <TextInput label={t('areas.nameEl')} description={t('areas.nameHelp')} maxLength={200} {...field('nameEl')} />
      <TextInput label={t('areas.nameEn')} maxLength={200} {...field('nameEn')} />
    </>
  );
}

function Added({ stored }: { readonly stored: StoredAreas }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const left = { others: formats.count(stored.ofNoKind), notPoints: formats.count(stored.notPoints) };
  return (
    <Notice kind="note" announce>
      {t('areas.addedPlaces', { places: describeStored(stored, language, formats.count) })}{' '}
      {stored.ofNoKind + stored.notPoints > 0 && t('areas.notUsed', left)}
    </Notice>
  );
}
