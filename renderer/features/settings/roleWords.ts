import type { Role } from '../../../shared/contract/verb';

export const roleWords: Record<Role, string> = {
  clerk: 'Clerk',
  qc: 'Quality check',
  'licensed-professional': 'Licensed professional',
  'privacy-officer': 'Privacy officer (manager)',
  administrator: 'Administrator (manager)',
  auditor: 'Auditor (reads only)',
};
