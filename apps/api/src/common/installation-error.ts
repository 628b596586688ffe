/** The installation cannot be used as it is; the message says what to do. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}
