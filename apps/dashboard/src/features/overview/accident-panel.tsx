import type { AccidentFilter, BoundingBox } from '@elektron/domain';
import { BackIcon, CloseIcon } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { MayNot } from '../../access/may-not.tsx';
import { useMay } from '../../graphql/session.tsx';
import { AccidentDetails } from './accident-details.tsx';
import { AccidentList } from './accident-list.tsx';
import { EnterLink } from './enter-link.tsx';
import { ExportMenu } from './export-menu.tsx';
import { SiteDetails, SitesInView } from './count-sites.tsx';
import { InterventionsIn } from './interventions-in-place.tsx';
import { intersectAreas, type OverviewView } from './overview-view.ts';
import styles from './accident-panel.module.css';

type Open = Pick<OverviewView, 'list' | 'spot' | 'accident' | 'site' | 'sites'>;
type Place = { readonly longitude: number; readonly latitude: number };

export interface AccidentPanelProps {
  readonly ref?: Ref<HTMLElement>;
  readonly filter: AccidentFilter;
  /** Accidents under the filter, in view or not; `undefined` until they are counted. */
  readonly count?: number | undefined;
  /** The part of the map in view; what is listed unless a place was picked. */
  readonly inView: BoundingBox | null;
  readonly view: Open;
  readonly litBox: BoundingBox | null;
  readonly onLight: (place: Place | null) => void;
  /** A place that must stay in sight. */
  readonly onShow: (place: Place) => void;
  readonly onOpen: (id: string) => void;
  readonly onOpenSite: (id: string) => void;
  readonly onBack: (to: { readonly accident?: null; readonly site?: null; readonly spot?: null; readonly list?: true }) => void;
  readonly onClose: () => void;
}

type Scope = 'accident' | 'site' | 'spot' | 'view';

function scopeOf({ accident, site, spot }: Open): Scope {
  return accident !== null ? 'accident' : site !== null ? 'site' : spot !== null ? 'spot' : 'view';
}

/** Beside the map: the accidents in view, those of one place, one of them, or a count site. */
export function AccidentPanel({ ref, filter, count, inView, view, litBox, onBack, onClose, ...rest }: AccidentPanelProps) {
  const { t } = useTranslation();
  const mayOpen = useMay('records.personal');
  const scope = scopeOf(view);
  const asked = view.spot ?? inView;
  const area = asked === null ? null : intersectAreas(filter.area, asked);
  return (
    // Escape leaves the panel from wherever the focus is inside of it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={ref}
      className={styles['panel']}
      data-floating
      aria-label={t(`panel.${scope}`)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isInMenu(event.target)) onClose();
      }}
    >
      <PanelHeader
        scope={scope}
        subject={view.accident ?? view.site}
        fromList={view.list || view.spot !== null}
        onBack={onBack}
        onClose={onClose}
      />
      <div className={styles['body']}>
        {view.accident !== null && !mayOpen && <MayNot />}
        {view.accident !== null && mayOpen && <AccidentDetails id={view.accident} onLight={rest.onLight} onShow={rest.onShow} />}
        {scope === 'site' && view.site !== null && <SiteDetails id={view.site} />}
        {(scope === 'view' || scope === 'spot') && asked !== null && <InterventionsIn area={asked} />}
        {scope === 'view' && view.sites && inView !== null && <SitesInView area={inView} onOpen={rest.onOpenSite} onLight={rest.onLight} />}
        {(scope === 'view' || scope === 'spot') && <ExportMenu filter={filter} count={count} />}
        {(scope === 'view' || scope === 'spot') && <EnterLink />}
        {(scope === 'view' || scope === 'spot') && area !== null && (
          <AccidentList
            filter={filter}
            area={area}
            litBox={litBox}
            onLight={rest.onLight}
            onShow={rest.onShow}
            onOpen={mayOpen ? rest.onOpen : null}
          />
        )}
        {(scope === 'view' || scope === 'spot') && asked !== null && area === null && <p>{t('list.emptyText')}</p>}
      </div>
    </section>
  );
}

/** A menu over the panel is left by itself. */
function isInMenu(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role="menu"]') !== null;
}

interface PanelHeaderProps extends Pick<AccidentPanelProps, 'onBack' | 'onClose'> {
  readonly scope: Scope;
  readonly subject: string | null;
  /** Whether a list lies behind what is shown. */
  readonly fromList: boolean;
}

function PanelHeader({ scope, subject, fromList, onBack, onClose }: PanelHeaderProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [scope, subject]);
  const detail = scope === 'accident' || scope === 'site';
  const back = detail
    ? () => onBack(fromList ? { accident: null, site: null } : { accident: null, site: null, list: true })
    : scope === 'spot'
      ? () => onBack({ spot: null, list: true })
      : null;
  return (
    <header className={styles['header']}>
      {back !== null && (
        <UnstyledButton className={styles['tool']} onClick={back} aria-label={detail ? t('panel.backToList') : t('panel.backToView')}>
          <BackIcon />
        </UnstyledButton>
      )}
      <h2 ref={heading} tabIndex={-1}>
        {t(`panel.${scope}`)}
      </h2>
      <UnstyledButton className={styles['tool']} onClick={onClose} aria-label={t('panel.close')}>
        <CloseIcon />
      </UnstyledButton>
    </header>
  );
}
