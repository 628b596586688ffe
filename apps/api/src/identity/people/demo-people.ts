import { MEMBER_ROLE_LABELS, type MemberRole, type Text } from '@elektron/domain';

/** An account that the sign-in page shows with its password. The people are invented. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly description: Text;
  /** Short name; null for whoever belongs to none. */
  readonly organisation: string | null;
  readonly roles: readonly MemberRole[];
  readonly steward: boolean;
}

/** No secret: it stands on the sign-in page. */
export const DEMO_PASSWORD = 'demonstration only';

function account(name: string, displayName: string, organisation: string, roles: readonly MemberRole[]): DemoAccount {
  const labels = roles.map((role) => MEMBER_ROLE_LABELS[role]);
  const description = { el: labels.map(({ el }) => el).join(', '), en: labels.map(({ en }) => en).join(', ') };
  return { email: `${name}@demo.example`, password: DEMO_PASSWORD, displayName, description, organisation, roles, steward: false };
}

type Names = Readonly<Record<'all' | 'uploader' | 'analyst' | 'publisher' | 'manager' | 'officer', string>>;

/** One that may do nearly everything, and one a role to see what it may not. @param prefix of their addresses */
function accountsOf(organisation: string, prefix: string, names: Names): DemoAccount[] {
  return [
    account(`${prefix}all`, names.all, organisation, ['uploader', 'analyst', 'publisher', 'manager']),
    account(`${prefix}uploader`, names.uploader, organisation, ['uploader']),
    account(`${prefix}analyst`, names.analyst, organisation, ['analyst']),
    account(`${prefix}publisher`, names.publisher, organisation, ['publisher']),
    account(`${prefix}manager`, names.manager, organisation, ['manager']),
    account(`${prefix}officer`, names.officer, organisation, ['data-protection-officer']),
  ];
}

const STEWARD: DemoAccount = {
  email: 'steward@demo.example',
  password: DEMO_PASSWORD,
  displayName: 'Σοφία Συντονίστρια',
  description: { el: 'Συντονισμός του δικτύου, χωρίς εγγραφές', en: 'Steward of the network, without records' },
  organisation: null,
  roles: [],
  steward: true,
};

/** THE accounts of the demonstration, organisation by organisation. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  ...accountsOf('demo', '', {
    all: 'Άννα Δημοπούλου',
    uploader: 'Νίκος Καταχωρητής',
    analyst: 'Ελένη Αναλυτή',
    publisher: 'Κώστας Εκδότης',
    manager: 'Μαρία Διαχειρίστρια',
    officer: 'Γιώργος Υπεύθυνος',
  }),
  ...accountsOf('demo-leeds', 'leeds-', {
    all: 'Alice Marsh',
    uploader: 'Tom Fielding',
    analyst: 'Grace Okafor',
    publisher: 'Ruth Adeyemi',
    manager: 'Helen Dyson',
    officer: 'Raj Patel',
  }),
  ...accountsOf('demo-helsinki', 'helsinki-', {
    all: 'Aino Mäkinen',
    uploader: 'Eero Laine',
    analyst: 'Sanna Virtanen',
    publisher: 'Timo Niemi',
    manager: 'Mikko Heikkilä',
    officer: 'Liisa Korhonen',
  }),
  STEWARD,
];

/** Who publishes in an organisation of the demonstration: two people, as it takes. @param slug its short name @returns their addresses */
export function publishersOf(slug: string): readonly string[] {
  return DEMO_ACCOUNTS.filter(({ organisation, roles }) => organisation === slug && roles.includes('publisher')).map(({ email }) => email);
}

/** Everybody signs in with them, so nobody may change how. */
export function isSharedAccount({ demo, email }: { readonly demo: boolean; readonly email: string }): boolean {
  return demo && DEMO_ACCOUNTS.some((shared) => shared.email === email);
}
