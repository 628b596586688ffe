import { Page } from '@elektron/ui';
import { parseAsString, useQueryStates } from 'nuqs';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../graphql/session.tsx';
import { useViewer } from '../../graphql/viewer.ts';
import { OpenRequest } from './open-request.tsx';
import { PersonalFieldsSection } from './personal-fields-section.tsx';
import { RequestsSection } from './requests-section.tsx';

/** Of whom a request is, in the address: a link from the accident brings it. */
function useSubject() {
  return useQueryStates({ accident: parseAsString, unit: parseAsString, casualty: parseAsString }, { history: 'push' });
}

/** Requests of data subjects, and the register of fields that can tell of them. */
export function ProtectionPage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [subject, setSubject] = useSubject();
  const mayOpen = useMay('records.personal');
  const mayDecide = useMay('registers.manage');
  const mayAudit = useMay('audit.read');
  if (viewer === null) return null;
  return (
    <Page title={t('protection.title')} lead={t('protection.lead')}>
      {mayOpen && subject.accident !== null && (
        <OpenRequest
          key={`${subject.accident} ${subject.unit ?? ''} ${subject.casualty ?? ''}`}
          accidentId={subject.accident}
          unit={subject.unit ?? ''}
          casualty={subject.casualty ?? ''}
          onClose={() => void setSubject({ accident: null, unit: null, casualty: null })}
        />
      )}
      {(mayOpen || mayDecide) && <RequestsSection personId={viewer.personId} mayDecide={mayDecide} />}
      {(mayAudit || mayDecide) && <PersonalFieldsSection />}
    </Page>
  );
}
