// On a busy machine a page may need more than the second that Testing Library waits for by default.
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 10_000 });
