import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { Button, Modal } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeParameterValue } from '../../graphql/parameters.ts';
import type { HotspotMethodAnswer } from './hotspots-queries.ts';
import styles from './hotspots.module.css';

/** Opens what the catalogue says of a method: it comes with the product, so it is there without a network. */
export function AboutMethod({ method }: { readonly method: HotspotMethodAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <>
      <Button variant="subtle" size="compact-sm" className={styles['about'] ?? ''} onClick={() => setOpened(true)}>
        {t('methods.about')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={method.labels[language]}
        size="xl"
        closeButtonProps={{ 'aria-label': t('methods.close') }}
      >
        <MethodPage method={method} />
      </Modal>
    </>
  );
}

/** Purpose, needs, assumptions, parameters and sources of a method. */
function MethodPage({ method }: { readonly method: HotspotMethodAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles['methodPage']}>
      <h3>{t('methods.question')}</h3>
      <p>{method.summary[language]}</p>
      <h3>{t('methods.notThis')}</h3>
      <p>{method.notThis[language]}</p>
      <h3>{t('methods.needs')}</h3>
      <ul>
        <li>{t('methods.needsAccidents')}</li>
        {method.needs.map((need) => (
          <li key={need.kind}>{describeNeed(method, need, t, language)}</li>
        ))}
      </ul>
      <h3>{t('methods.assumptions')}</h3>
      <ul>
        {method.assumptions.map((text) => (
          <li key={text.en}>{text[language]}</li>
        ))}
      </ul>
      <h3>{t('methods.parameters')}</h3>
      <Parameters method={method} />
      <h3>{t('methods.sources')}</h3>
      <ul>
        {method.sources.map((source) => (
          <li key={source} lang="en">
            {source}
          </li>
        ))}
      </ul>
      <p className={styles['soft']}>{t('methods.file', { path: `docs/methods/${method.id}.md` })}</p>
    </div>
  );
}

function describeNeed(
  { parameters }: HotspotMethodAnswer,
  { kind, required, parameter, value }: HotspotMethodAnswer['needs'][number],
  t: TFunction,
  language: 'el' | 'en',
): string {
  const need = t(kind === 'roads' ? 'methods.needsRoads' : required ? 'methods.needsTraffic' : 'methods.needsTrafficIfAny');
  if (parameter == null) return need;
  const choices = parameters.find(({ name }) => name === parameter)?.choices;
  return t('methods.onlyFor', { choice: choices?.find((choice) => choice.value === value)?.labels[language] ?? value, need });
}

function Parameters({ method }: { readonly method: HotspotMethodAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <ScrollBox framed label={t('methods.parameters')}>
      <table className={styles['table']}>
        <caption className="el-hidden">{t('methods.parameters')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('methods.parameter')}</th>
            <th scope="col">{t('methods.meaning')}</th>
            <th scope="col">{t('methods.range')}</th>
            <th scope="col">{t('methods.defaultValue')}</th>
          </tr>
        </thead>
        <tbody>
          {method.parameters.map((parameter) => {
            const say = (value: unknown): string => describeParameterValue(parameter, value, language, formats);
            return (
              <tr key={parameter.name}>
                <th scope="row">{parameter.labels[language]}</th>
                <td className={styles['meaning']}>{parameter.meaning[language]}</td>
                <td>
                  {parameter.choices == null
                    ? t('methods.between', { least: say(parameter.minimum), most: say(parameter.maximum) })
                    : parameter.choices.map(({ labels }) => labels[language]).join(' · ')}
                </td>
                <td>{parameter.defaultValue == null ? t('methods.chosen') : say(parameter.defaultValue)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
