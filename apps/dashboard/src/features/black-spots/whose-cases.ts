import type { ListedSpot } from './black-spots-queries.ts';

/** Whose cases are shown: all, the viewer's, those that nobody looks after who could, or those of one person. */
export type Whose = 'everybody' | 'mine' | 'nobody' | `of ${string}`;

export function isOf(whose: Whose, { responsibleId, responsibleStanding }: ListedSpot, viewerId: string | null): boolean {
  if (whose === 'everybody') return true;
  if (whose === 'nobody') return responsibleStanding !== 'active';
  if (whose === 'mine') return responsibleId != null && responsibleId === viewerId;
  return responsibleId === whose.slice('of '.length);
}

/** Everybody who looks after one of the cases or did to the last, but the viewer; by name. Those without a name are not told apart by one. */
export function listResponsible(
  spots: readonly ListedSpot[],
  viewerId: string | null,
): { readonly personId: string; readonly name: string | null }[] {
  const people = new Map<string, string | null>();
  for (const { responsibleId, responsibleName } of spots) {
    if (responsibleId != null && responsibleId !== viewerId) people.set(responsibleId, responsibleName ?? null);
  }
  return [...people].map(([personId, name]) => ({ personId, name })).sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'el'));
}
