import { Notice } from '@elektron/ui';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { VIEWER } from '../../graphql/viewer.ts';
import { CHANGE_ROLES, MEMBERS, type Member } from './people-queries.ts';
import { knownRoles, RolesField } from './roles-field.tsx';
import styles from './people.module.css';

export interface ChangeRolesDialogProps {
  readonly member: Member;
  /** Whether somebody changes their own roles, and may shut themselves out. */
  readonly own: boolean;
  readonly onClose: () => void;
}

export function ChangeRolesDialog({ member, own, onClose }: ChangeRolesDialogProps) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState(() => knownRoles(member.roles));
  const [attempted, setAttempted] = useState(false);
  // What somebody may do changes at once, for oneself as well.
  const { run, loading, refusal } = useCommand(CHANGE_ROLES, 'changeRoles', { refetch: [MEMBERS, VIEWER] });
  const save = async (): Promise<void> => {
    setAttempted(true);
    if (roles.length === 0) return;
    if ((await run({ input: { personId: member.personId, roles: [...roles] } })) !== null) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.changeTitle', { name: member.displayName })}
      closeButtonProps={{ 'aria-label': t('people.cancel') }}
      centered
      size="lg"
    >
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <RolesField value={roles} onChange={setRoles} error={attempted && roles.length === 0 ? t('people.rolesMissing') : undefined} />
        {own && member.roles.includes('manager') && !roles.includes('manager') && (
          <Notice kind="warning" announce>
            {t('people.changeSelf')}
          </Notice>
        )}
        {refusal !== null && (
          <Notice kind="danger" announce>
            {refusal.message}
          </Notice>
        )}
        <div className={styles['go']}>
          <Button type="submit" loading={loading}>
            {t('people.changeSave')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('people.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
