import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface NetworkFieldProps {
  readonly network: string;
  readonly onChange: (network: string) => void;
}

/** Which network roads belong to: a newer file withdraws the roads of its own network that it does not have. */
export function NetworkField({ network, onChange }: NetworkFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('imports.network')}
      description={t('imports.networkHelp')}
      value={network}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
