/** A month as everywhere else: 10/2026. @param month YYYY-MM */
export function monthInDigits(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${number}/${year}`;
}
