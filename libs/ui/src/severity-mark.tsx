import type { Severity } from '@elektron/domain';
import { isHollow, severityCorners } from './severity-style.ts';

/** The shape and colour of a severity, for legends, cards and lists. Decorative: a word stands beside it. */
export function SeverityMark({ severity, size = 12 }: { readonly severity: Severity | null; readonly size?: number }) {
  const corners = severityCorners(severity);
  const color = severity === null ? 'var(--el-soft)' : `var(--el-${severity})`;
  const paint = isHollow(severity) ? { fill: 'none', stroke: color, strokeWidth: 0.35 } : { fill: color };
  return (
    <svg width={size} height={size} viewBox="-1.15 -1.15 2.3 2.3" aria-hidden="true" style={{ flex: 'none', display: 'inline-block' }}>
      {corners === null ? (
        <circle r={0.86} {...paint} />
      ) : (
        <polygon points={corners.map((corner) => corner.join(',')).join(' ')} {...paint} />
      )}
    </svg>
  );
}
