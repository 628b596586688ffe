/** The key of every test installation: a database that was prepared by one process is used by others. */
export const TEST_SECRET_KEY = 'a key for tests, known to everybody who reads this';
