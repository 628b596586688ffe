/** The sign of the product; its name stands beside it. */
export function Brand() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 3.5 28.5 16 16 28.5 3.5 16z" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinejoin="round" />
      <circle cx="16" cy="16" r="4" fill="currentColor" />
    </svg>
  );
}
