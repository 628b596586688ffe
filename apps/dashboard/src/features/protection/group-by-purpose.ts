import type { Text } from '@elektron/domain';

export interface PurposeGroup<Field> {
  readonly purpose: Text;
  readonly members: readonly Field[];
}

/** Fields under what they are held for, both in the order in which they come. */
export function groupByPurpose<Field extends { readonly purpose: Text }>(fields: readonly Field[]): readonly PurposeGroup<Field>[] {
  const groups = new Map<string, { purpose: Text; members: Field[] }>();
  for (const field of fields) {
    const group = groups.get(field.purpose.en) ?? { purpose: field.purpose, members: [] };
    group.members.push(field);
    groups.set(field.purpose.en, group);
  }
  return [...groups.values()];
}
