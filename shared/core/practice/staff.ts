import type { FillParts } from './walk';

/** Guards nothing: everybody in the practice clinic is made up. */
export const practicePassphrase = 'practice practice practice';

/**
 * Adds two professionals, because a denial is reviewed by another than decided it; answers how to do
 * something as Dr. Hale.
 */
export async function addStaff({ clerk, alone }: Pick<FillParts, 'clerk' | 'alone'>) {
  const session = await clerk('session.status', {});
  if (session.state !== 'open') throw new Error('nobody is signed in to the practice clinic');
  const add = async (name: string): Promise<string> => {
    const role = 'licensed-professional';
    const { people } = await clerk('people.add', { name, role, passphrase: practicePassphrase });
    return people.find((person) => person.name === name)?.id ?? '';
  };
  const hale = await add('Dr. Hale');
  await add('Dr. Okoye');
  const signIn = (userId: string) =>
    clerk('session.unlock', { userId, passphrase: practicePassphrase });
  return (work: () => Promise<unknown>): Promise<void> =>
    alone(async () => {
      await signIn(hale);
      try {
        await work();
      } finally {
        await signIn(session.user.id);
      }
    });
}
