import { MOST_RELEASE_BLOCKS, type ReleaseBlock } from '@elektron/domain';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './publication.module.css';

export interface BlockFieldsProps {
  /** That are over and have accidents, ascending. */
  readonly years: readonly number[];
  readonly blocks: readonly ReleaseBlock[];
  readonly onChange: (blocks: readonly ReleaseBlock[]) => void;
}

/** First and last year of each block. */
export function BlockFields({ years, blocks, onChange }: BlockFieldsProps) {
  const { t } = useTranslation();
  const set = (index: number, change: Partial<ReleaseBlock>): void =>
    onChange(blocks.map((block, i) => (i === index ? { ...block, ...change } : block)));
  const last = years.at(-1) ?? 0;
  return (
    <>
      {blocks.map((block, index) => (
        <div key={index} className={styles['block']} role="group" aria-label={t('publication.block', { number: index + 1 })}>
          {(['from', 'to'] as const).map((end) => (
            <NativeSelect
              key={end}
              label={t(`publication.${end}`)}
              data={years.map(String)}
              value={String(block[end])}
              onChange={(event) => set(index, { [end]: Number(event.currentTarget.value) })}
            />
          ))}
          {blocks.length > 1 && (
            <Button size="sm" variant="default" onClick={() => onChange(blocks.filter((_, i) => i !== index))}>
              {t('publication.removeBlock', { number: index + 1 })}
            </Button>
          )}
        </div>
      ))}
      {blocks.length < MOST_RELEASE_BLOCKS && (
        <div>
          <Button size="sm" variant="default" onClick={() => onChange([...blocks, { from: last, to: last }])}>
            {t('publication.addBlock')}
          </Button>
        </div>
      )}
    </>
  );
}
