import { mayDo, type Viewer } from '../graphql/viewer.ts';
import { ORGANISATION_TABS, TASKS, type Task } from './tasks.ts';

/** The page that somebody begins with: the first task that is part of what they may do. */
export function firstPageOf(viewer: Viewer): string {
  return tasksOf(viewer)[0]?.path ?? ACCOUNT_PAGE;
}

/** Everybody has one of their own. */
export const ACCOUNT_PAGE = '/app/account';

export function tasksOf(viewer: Viewer): readonly Task[] {
  return TASKS.filter(({ needs }) => needs.some((capability) => mayDo(viewer, capability)));
}

/** Whether the page at a path is part of what somebody may do; what is no page of a task is open to all. */
export function mayOpen(viewer: Viewer, pathname: string): boolean {
  const path = pathname.replace(/\/$/, '');
  const page = [...ORGANISATION_TABS, ...TASKS].find((each) => each.path === path);
  return page === undefined || page.needs.some((capability) => mayDo(viewer, capability));
}
