import { CopyButton } from '@elektron/ui';
import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';
import styles from './account.module.css';

export interface SecretDraft {
  readonly secret: string;
  readonly uri: string;
}

const PICTURE_PIXELS = 176;

/** What an authenticator app is given: as a picture for its camera, and as text where there is none. */
export function ScanSecret({ draft }: { readonly draft: SecretDraft }) {
  const { t } = useTranslation();
  return (
    <ol className={styles['steps']}>
      <li>{t('account.secondFactor.stepApp')}</li>
      <li>
        <p>{t('account.secondFactor.stepScan')}</p>
        {/* Black on white in both appearances: cameras read nothing else as surely. */}
        <div className={styles['picture']}>
          <QRCodeSVG value={draft.uri} size={PICTURE_PIXELS} marginSize={3} title={t('account.secondFactor.picture')} />
        </div>
        <details>
          <summary>{t('account.secondFactor.byHand')}</summary>
          <p className={styles['secret']}>
            <code>{draft.secret.match(/.{1,4}/g)?.join(' ') ?? draft.secret}</code>
          </p>
          <CopyButton text={draft.secret} />
        </details>
      </li>
      <li>{t('account.secondFactor.stepCode')}</li>
    </ol>
  );
}
