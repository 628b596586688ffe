import { formatPersonalData } from './data-protection/personal-data-document.ts';

process.stdout.write(formatPersonalData());
