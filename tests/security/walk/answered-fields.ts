import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

/** Fields of objects that a walk has got answered: a field counts as soon as an object with it has come back, whatever its value. */
export class AnsweredFields {
  readonly #schema: GraphQLSchema;
  readonly #names = new Set<string>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** @param value the answer of a field at the root, in which every field stands under its own name */
  note(kind: 'query' | 'mutation', name: string, value: unknown): void {
    const root = kind === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType();
    const field = root?.getFields()[name];
    if (field !== undefined) this.#noteValue(getNamedType(field.type), value);
  }

  #noteValue(type: unknown, value: unknown): void {
    if (!isObjectType(type) || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value) this.#noteValue(type, each);
      return;
    }
    const fields = type.getFields();
    for (const [name, inside] of Object.entries(value)) {
      this.#names.add(`${type.name}.${name}`);
      this.#noteValue(fields[name] === undefined ? undefined : getNamedType(fields[name].type), inside);
    }
  }

  /** @returns `Type.field` of whatever no object has come back with, in the order of the schema */
  listMissing(): string[] {
    const roots: readonly (GraphQLObjectType | null | undefined)[] = [this.#schema.getQueryType(), this.#schema.getMutationType()];
    return Object.values(this.#schema.getTypeMap())
      .filter((type) => isObjectType(type))
      .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((name) => !this.#names.has(name));
  }
}

/** THE fields that no walk gets answered, and why. */
export const NEVER_ANSWERED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['description', 'displayName', 'email', 'organisation', 'password'].map((field) => `DemoAccount.${field}`),
    ...['about', 'name', 'progress', 'slug'].map((field) => `DemoOrganisation.${field}`),
    ...['parts', 'partsLoaded'].map((field) => `DemoProgress.${field}`),
  ].map((field) => [
    field,
    'Only an installation for demonstration names accounts to whoever comes; the product’s demonstration is another test’s world.',
  ]),
);
