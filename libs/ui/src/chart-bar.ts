/** One bar of a chart and one row of its table. */
export interface ChartBar {
  readonly key: string;
  readonly label: string;
  /** For axes with little room; the full label stays for table and screen reader. */
  readonly shortLabel?: string;
  readonly count: number;
  readonly selected: boolean;
  /** A colour of its own (severity); otherwise the neutral colour of data. */
  readonly color?: string;
  /** Numbers of the notes that concern it, drawn above it; what they say stands below the chart. */
  readonly mark?: string;
}

export interface SelectableChartProps {
  readonly title: string;
  /** What the bars mean, where the title alone would mislead. */
  readonly subtitle?: string | undefined;
  readonly bars: readonly ChartBar[];
  /** What the shares refer to. */
  readonly total: number;
  readonly onToggle: (key: string) => void;
}

/** What a screen reader calls a chart: its title, what its bars mean, and how to use it. */
export function chartName(title: string, subtitle: string | undefined, use: string): string {
  return [title, subtitle, use].filter((part) => part !== undefined).join('. ');
}

/** How a bar is drawn: with a selection, what is not selected steps back. */
export function barState(bar: ChartBar, bars: readonly ChartBar[]): 'plain' | 'selected' | 'quiet' {
  if (bar.selected) return 'selected';
  return bars.some((other) => other.selected) ? 'quiet' : 'plain';
}
