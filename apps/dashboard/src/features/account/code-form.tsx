import { Notice } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './account.module.css';

export interface CodeFormProps {
  readonly label: string;
  readonly submit: string;
  readonly cancel: string;
  readonly loading: boolean;
  readonly refused: string | null;
  readonly onCode: (code: string) => void;
  readonly onCancel: () => void;
}

/** A code of the app, or of the paper. */
export function CodeForm({ label, submit, cancel, loading, refused, onCode, onCancel }: CodeFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [attempted, setAttempted] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempted(true);
        if (code.trim() !== '') onCode(code.trim());
      }}
    >
      <TextInput
        ref={field}
        label={label}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        value={code}
        error={attempted && code.trim() === '' ? t('entrance.signIn.missing.code') : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" size="sm" loading={loading}>
          {submit}
        </Button>
        <Button size="sm" variant="default" onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
