import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

export interface QueryLimits {
  /** Levels of selections below the operation. */
  readonly depth: number;
  /** Fields asked for, fragments written out. */
  readonly fields: number;
}

/** Our own largest query has five levels and some hundred fields; the introspection that tools send is let through as it is. */
export const QUERY_LIMITS: QueryLimits = { depth: 12, fields: 1_000 };

/** A rule that refuses queries that are deeper or wider than any honest one before anything is run. */
export function limitQuery(limits: QueryLimits): ValidationRule {
  return (context): ASTVisitor => ({
    OperationDefinition: {
      enter(operation) {
        const measured = measure(operation.selectionSet, context, limits, new Set());
        if (measured.depth > limits.depth || measured.fields > limits.fields) {
          context.reportError(
            new GraphQLError(`The query is too large (at most ${limits.depth} levels and ${limits.fields} fields).`, {
              nodes: [operation],
              extensions: { code: 'QUERY_TOO_LARGE' },
            }),
          );
        }
      },
    },
  });
}

/** Stops as soon as a limit is passed: fragments that spread each other can write out to billions of fields. */
function measure(set: SelectionSetNode, context: ValidationContext, limits: QueryLimits, open: ReadonlySet<string>): QueryLimits {
  let depth = 0;
  let fields = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD && selection.name.value.startsWith('__')) continue;
    let inner: QueryLimits = { depth: 0, fields: 0 };
    let below: SelectionSetNode | undefined;
    let nowOpen = open;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(selection.name.value);
      // A fragment inside itself is refused by another rule.
      if (!fragment || open.has(fragment.name.value)) continue;
      below = fragment.selectionSet;
      nowOpen = new Set([...open, fragment.name.value]);
    } else {
      below = selection.selectionSet;
    }
    const remaining = { depth: limits.depth, fields: limits.fields - fields };
    if (below) inner = measure(below, context, remaining, nowOpen);
    const own = selection.kind === Kind.FIELD ? 1 : 0;
    depth = Math.max(depth, inner.depth + own);
    fields += inner.fields + own;
    if (fields > limits.fields) break;
  }
  return { depth, fields };
}
