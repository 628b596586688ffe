import { CheckIcon, ChevronIcon, lastDayOf, Notice, useFormats, useLanguage } from '@elektron/ui';
import { Menu, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useRoleNames } from '../access/role-names.ts';
import { useStepAway } from '../forms/unsaved-entries.tsx';
import { isToLookAt, pageOfGrant, useReceivedGrants, type ReceivedGrant } from '../graphql/received-grants.ts';
import { useSession } from '../graphql/session.tsx';
import { actingMembership, type Membership, type Viewer } from '../graphql/viewer.ts';
import { OWNER_PARAMETER } from './records-of.ts';
import { keepLanguage } from './shared-parameters.ts';
import { useSwitchOrganisation } from './use-switch-organisation.ts';
import styles from './top-bar.module.css';

/** For whom one acts: always in sight, and the way to act for another, or to look at what another has opened. */
export function OrganisationMenu({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const acting = actingMembership(viewer);
  const grants = onePerKind(useReceivedGrants().data?.receivedGrants ?? []);
  const { switchTo, refusal, loading } = useSwitchOrganisation();
  const stepAway = useStepAway();
  const { recordsOf } = useSession();
  const navigate = useNavigate();
  const { search } = useLocation();
  const name = acting?.organisation.name[language] ?? (viewer.steward ? t('rail.network') : '');
  if (viewer.memberships.length < 2 && grants.length === 0) {
    return (
      <span className={styles['name']} title={acting === null ? undefined : t('workspace.organisation.current', { name })}>
        {name}
      </span>
    );
  }
  return (
    <>
      <Menu position="bottom-start" width={320} shadow="none" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <UnstyledButton className={styles['acting']} aria-label={t('workspace.organisation.menu', { name })} disabled={loading}>
            <span className={styles['name']}>{name}</span>
            <ChevronIcon />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown className={styles['menu']}>
          <Menu.Label>{t('workspace.organisation.title')}</Menu.Label>
          <Menu.RadioGroup
            value={viewer.organisationId ?? null}
            onChange={(id) => {
              if (id !== viewer.organisationId) stepAway(() => switchTo(id));
              else if (recordsOf !== null) void navigate({ pathname: '/app', search: keepLanguage(search) });
            }}
          >
            {viewer.memberships.map((membership) => (
              <MembershipItem key={membership.organisation.id} membership={membership} />
            ))}
          </Menu.RadioGroup>
          {grants.length > 0 && <Menu.Label>{t('workspace.organisation.shared')}</Menu.Label>}
          {grants.map((grant) => (
            <GrantItem key={grant.id} grant={grant} />
          ))}
        </Menu.Dropdown>
      </Menu>
      {refusal !== null && (
        <div className={styles['refused']}>
          <Notice kind="danger" title={t('workspace.organisation.notSwitched')} announce>
            {refusal.message}
          </Notice>
        </div>
      )}
    </>
  );
}

/** Of several grants of one kind by one owner the one that lasts longest: all of them open the same page. Those that open none are left out. */
function onePerKind(grants: readonly ReceivedGrant[]): readonly ReceivedGrant[] {
  const longest = new Map<string, ReceivedGrant>();
  for (const grant of grants.filter(isToLookAt)) {
    const key = `${grant.owner.id} ${grant.kind}`;
    const former = longest.get(key);
    if (former === undefined || (former.validUntil != null && (grant.validUntil == null || grant.validUntil > former.validUntil))) {
      longest.set(key, grant);
    }
  }
  return [...longest.values()];
}

function MembershipItem({ membership: { organisation, roles } }: { readonly membership: Membership }) {
  const language = useLanguage();
  const roleNames = useRoleNames();
  return (
    <Menu.RadioItem value={organisation.id} closeMenuOnClick checkIcon={<CheckIcon />} data-organisation={organisation.slug}>
      <span className={styles['choice']}>{organisation.name[language]}</span>
      <span className={styles['roles']}>{roleNames(roles)}</span>
    </Menu.RadioItem>
  );
}

function GrantItem({ grant: { owner, kind, validUntil } }: { readonly grant: ReceivedGrant }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { pathname, search } = useLocation();
  const { recordsOf } = useSession();
  const name = owner.name[language];
  const titles: Readonly<Record<string, string>> = {
    records: t('workspace.organisation.sharedRecords', { name }),
    evaluations: t('workspace.organisation.sharedEvaluations', { name }),
    aggregates: t('workspace.organisation.sharedAggregates', { name }),
  };
  const parameters = new URLSearchParams(keepLanguage(search));
  parameters.set(OWNER_PARAMETER, owner.id);
  const page = pageOfGrant(kind);
  const current = recordsOf === owner.id && pathname === page;
  return (
    <Menu.Item
      component={Link}
      to={{ pathname: page, search: parameters.toString() }}
      aria-current={current ? 'page' : undefined}
      leftSection={<span className={styles['check']}>{current && <CheckIcon />}</span>}
    >
      <span className={styles['choice']}>{titles[kind] ?? name}</span>
      <span className={styles['roles']}>
        {validUntil == null
          ? t('workspace.organisation.standing')
          : t('workspace.organisation.until', { date: formats.date(lastDayOf({ start: validUntil, end: validUntil })) })}
      </span>
    </Menu.Item>
  );
}
