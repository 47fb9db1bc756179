import type { Stamp } from '../../domain/base/schemas';
import type { RequestState } from '../../domain/request/state';

/** The letter of the packs that asks for a form where none came. */
export const formLetter = 'authorization-needed';

/** A form the basis wants and nobody has sent. */
interface MissingForm {
  /** When it was asked for last; absent: nobody has asked yet. */
  readonly asked?: Stamp | undefined;
}

/** Absent where no form is wanted, where one came, and where somebody has to decide before. */
export function missingForm(state: RequestState): MissingForm | undefined {
  const { basis, authorization, intake, letters } = state;
  if (!basis?.needsAuthorization || basis.outcome === 'hold') return undefined;
  if (authorization || intake.papers.some(({ kind }) => kind === 'authorization')) return undefined;
  return { asked: letters?.filed.findLast((one) => one.templateId === formLetter)?.filed };
}
